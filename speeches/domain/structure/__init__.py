"""The tree of sections and paragraphs: where things may go, and what goes with them."""
