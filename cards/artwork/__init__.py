"""Pictures → drawings ready to be placed."""
