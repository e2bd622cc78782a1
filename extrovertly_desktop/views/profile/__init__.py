"""What a person tells about themselves."""
