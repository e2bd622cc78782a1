"""Help to read: how this works, and hints that are shown once."""
