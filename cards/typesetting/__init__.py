"""Runs, measure and style → lines, galleys, and the largest size that fits."""
