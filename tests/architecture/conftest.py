"""The people and the speech of `tests/stage.py`, for what is tested of every action."""

from tests.stage import cast, noon, scene

__all__ = ["cast", "noon", "scene"]
