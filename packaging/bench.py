#!/usr/bin/env python3
"""Measure speed and memory on vaults of 1,000, 10,000 and 100,000 entries, each figure beside its floor.

    python3 packaging/bench.py [NAME …] [--sizes N …] [--quick] [--runs N] [--json FILE] [--cache DIR]
    python3 packaging/bench.py --help

Like `dev.py` beside it, it sets up by itself, stays readable for very old Pythons, and its folder must never hold an
`__init__.py`.
"""

import os
import sys


def main() -> int:
    """Set up as for the tests, and start the tools in `benchtools` with the Python that has everything."""
    if sys.version_info < (3, 8):  # noqa: UP036
        version = ".".join(str(part) for part in sys.version_info[:2])
        sys.stderr.write("This is Python " + version + ", which is too old. Please use Python 3.11 to 3.14.\n")
        return 1
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    from devtools.bench_place import start  # noqa: PLC0415

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
