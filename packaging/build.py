#!/usr/bin/env python3
"""Make what people install: from nothing but this clone, for the system it is started on.

    python3 packaging/build.py deb|appimage|flatpak|windows|macos [MORE OF THEM] [--out DIR] [--work DIR]
    python3 packaging/build.py --help

Builds come from the last commit, never from the working tree, so that the same commit gives the same bytes. Like
`dev.py` beside it, this file stays readable for very old Pythons, and its folder must never hold an `__init__.py`.
"""

import os
import sys


def main() -> int:
    """Make the virtual environment of builds, and start the tools in `building` with its Python."""
    if sys.version_info < (3, 8):  # noqa: UP036
        version = ".".join(str(part) for part in sys.version_info[:2])
        sys.stderr.write("This is Python " + version + ", which is too old. Please use Python 3.11 to 3.14.\n")
        return 1
    folder = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
    sys.path.insert(0, folder)
    from devtools.build_place import start  # noqa: PLC0415

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
