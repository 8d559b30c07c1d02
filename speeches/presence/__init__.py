"""Who is here and who is asked to leave: courtesies that change no speech and pass no door."""
