"""Work that takes longer than a page may: asked for by a page, done in a process beside the server."""
