"""What is asked → what is printed: files are found, stages run, processes kept."""

# Named, not imported: a command that lists the designs needs no press.
__all__ = ["layouts", "options", "printing"]
