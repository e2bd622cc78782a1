"""Started by `packaging/build.py` with the Python of the virtual environment of builds."""

import sys

from building.commands import main

sys.exit(main(sys.argv[1:]))
