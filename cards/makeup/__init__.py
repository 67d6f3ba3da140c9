"""Exercise, Layout and artwork → Page: every item at its final place."""
