"""Wiring: settings, routes, the server, the database."""
