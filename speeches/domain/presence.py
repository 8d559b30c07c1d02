"""By which colour somebody is known."""

# As many as `tokens.css` has names for.
COLOURS = 8


def colour_of(person: int) -> int:
    """The number of a person's colour: the same on every page and every day."""
    return person % COLOURS
