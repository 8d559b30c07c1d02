"""Which PostgreSQL the app uses: the one of DATABASE_URL, else its own embedded one."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class BadDatabaseUrl(Exception):
    """DATABASE_URL does not name a PostgreSQL database."""


def configuration(url: str) -> dict[str, Any]:
    """Django's settings of the default database; an empty `url` means the embedded server.

    Raises BadDatabaseUrl for any other kind of database.
    """
    lasting = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    if not url:
        return {"ENGINE": "config.embedded", "NAME": "postgres", **lasting}
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise BadDatabaseUrl("DATABASE_URL must look like postgresql://user:password@host:5432/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        **lasting,
    }
