"""Who is here, is asked to leave, has read how far: courtesies that change no speech and pass no door."""
