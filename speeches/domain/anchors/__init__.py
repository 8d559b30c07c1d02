"""Words of a paragraph that something is about, carried along through every change (algorithms.md 4)."""
