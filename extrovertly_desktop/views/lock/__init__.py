"""Locking and unlocking: what stands in the vault's place while it is closed, and what is chosen about it."""
