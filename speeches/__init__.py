"""Speeches: written together, compared, signed."""
