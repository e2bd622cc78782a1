"""The coach's engine: pure values in, values out; no Qt, no database, no network."""
