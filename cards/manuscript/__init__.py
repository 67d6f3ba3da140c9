"""A text or a record, of any dialect → Exercise and diagnostics."""

__all__ = ["reader", "titles", "written"]
