"""What waits for somebody in all speeches, each kind in a module of its own."""
