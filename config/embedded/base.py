"""The engine named by `config.database` when there is no DATABASE_URL."""

from typing import Any

from django.db.backends.postgresql import base

from config.embedded.server import PORT, socket_folder


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL engine, pointed at the embedded server's socket."""

    def get_connection_params(self) -> dict[str, Any]:
        """Parameters for psycopg; starts the server when they are first asked for."""
        ours = {"host": socket_folder(), "port": PORT, "user": "postgres"}
        return super().get_connection_params() | ours
