"""By which colour somebody is known."""

# As many as `tokens.css` has names for.
HANDS = 8


def hand_of(person: int) -> int:
    """The number of a person's colour: the same on every page and every day."""
    return person % HANDS
