"""The command line: the only room that prints, writes files and sets exit codes."""

__all__ = ["app", "files"]
