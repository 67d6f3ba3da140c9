"""Pages → Sheets: several on one, both sides, folded, with marks, on any stock."""
