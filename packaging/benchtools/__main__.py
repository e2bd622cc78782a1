"""Started by `packaging/bench.py` with the Python of the project's virtual environment."""

import sys

from benchtools.commands import main

sys.exit(main(sys.argv[1:]))
