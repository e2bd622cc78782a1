"""Measures speed and memory: vaults of several sizes, whole processes, and the real window."""
