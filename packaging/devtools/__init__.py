"""What `packaging/dev.py` is made of: the standard library only, in the grammar of Python 3.8."""
