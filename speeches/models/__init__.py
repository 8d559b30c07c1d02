"""Tables, constraints and questions about one row."""
