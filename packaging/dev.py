#!/usr/bin/env python3
"""The developer's way in: set up from nothing, then run, test, soak, fuzz, bench or simulate.

    python3 packaging/dev.py run [ARGUMENTS OF THE APPLICATION]
    python3 packaging/dev.py test [ARGUMENTS OF PYTEST]
    python3 packaging/dev.py soak [ARGUMENTS OF PYTEST]
    python3 packaging/dev.py fuzz [FORMAT...] [--minutes N]
    python3 packaging/dev.py bench [ARGUMENTS OF PYTEST]
    python3 packaging/dev.py simulate [--people N] [--days N] [--seed N]

This file stays readable for very old Pythons, so that one of them gives a sentence and not a SyntaxError. The folder it
stands in must never hold an `__init__.py`: it would then hide the library called `packaging`, which pytest needs.
"""

import os
import sys


def main() -> int:
    """Start the tools in `devtools`, unless this Python is too old to read them."""
    if sys.version_info < (3, 8):  # noqa: UP036
        version = ".".join(str(part) for part in sys.version_info[:2])
        sys.stderr.write(
            "This is Python " + version + ", which is too old to set anything up. "
            "Please start this with Python 3.11 to 3.14, for example: python3.11 packaging/dev.py run\n"
        )
        return 1
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    from devtools.commands import main as start  # noqa: PLC0415

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
