"""What `packaging/build.py` is made of; it runs in the virtual environment of builds, on Python 3.11 and later."""
