"""The first file that the frozen application runs; it does what `python -m extrovertly_desktop` does."""

import multiprocessing
import sys

from extrovertly_desktop.__main__ import main

if __name__ == "__main__":
    # A library that starts a second process of ours must get its own work done there, not a second window.
    multiprocessing.freeze_support()
    sys.exit(main())
