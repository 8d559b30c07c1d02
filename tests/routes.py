"""Every route of the project, by the name that a reader of the URLconf knows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """A path, its view, and the names in it."""

    name: str
    view: Callable[..., object]
    names: tuple[str, ...]


def routes() -> dict[str, Route]:
    """All of them."""
    return {route.name: route for route in _walked(get_resolver(), ())}


def _walked(resolver: URLResolver, spaces: tuple[str, ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _walked(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern):
            name = ":".join([*spaces, entry.name or str(entry.pattern)])
            yield Route(name, entry.callback, tuple(entry.pattern.converters))
