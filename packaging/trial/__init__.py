"""What `packaging/smoke.py` is made of: the standard library, and for the window the system's own tools."""
