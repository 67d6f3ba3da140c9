"""`python -m cards` does what `cuecard` does."""

from cards.cli.app import main

if __name__ == "__main__":
    main()
