"""What one entry is written and read with."""
