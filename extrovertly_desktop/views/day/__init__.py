"""One day: everything that belongs to it on one page."""
