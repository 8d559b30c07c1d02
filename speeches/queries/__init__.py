"""Every read that needs more than one row or one table."""
