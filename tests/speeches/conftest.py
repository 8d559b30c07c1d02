"""What every test of speeches is given: the people and the speech of `tests/stage.py`."""

from tests.stage import as_person, cast, long_scene, noon, reading, scene

__all__ = ["as_person", "cast", "long_scene", "noon", "reading", "scene"]
