"""Files in and out; knows outlines, not tables."""
