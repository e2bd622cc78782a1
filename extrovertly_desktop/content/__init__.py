"""Content packs: what we wrote for people to read and do, as validated data."""
