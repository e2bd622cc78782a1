"""Finding anything by a few letters (Ctrl+K)."""
