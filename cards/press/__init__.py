"""Sheets → a PDF, and the proof of what was printed."""
