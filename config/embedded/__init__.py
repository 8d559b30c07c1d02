"""A database engine that brings its own PostgreSQL: started at the first connection, kept under `var/`."""
