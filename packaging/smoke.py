#!/usr/bin/env python3
"""Try an installed Extrovertly as a person would: once round the loop, first by the command line, then in the window.

    python3 packaging/smoke.py [--out DIR] [--root DIR] [--window] -- PROGRAM [ARGUMENTS]

Nothing of the project is imported: the program is driven from outside, by what people have. The window (on Linux) is
found and pressed through the accessibility tree, as a screen reader would, and typed into by the keys of X11; that
needs Xvfb, openbox, xdotool, ImageMagick's `import`, dbus-daemon, at-spi2-core, and python3-gi with gir1.2-atspi-2.0
for the Python that runs this. With --root the program is started inside another root folder (by chroot, as root).

Everything it does stands in DIR/log.txt, with pictures beside it. The exit status is 0 if all went well.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from trial.place import Place, TrialError


def main() -> int:
    """Try the program; tell what went wrong, if anything."""
    parser = argparse.ArgumentParser(
        description="Try an installed Extrovertly once round the loop.", allow_abbrev=False
    )
    parser.add_argument("--out", type=Path, default=Path("smoke"), help="where the log and the pictures go")
    parser.add_argument("--root", type=Path, help="start the program inside this root folder")
    parser.add_argument("--window", action="store_true", help="try the window too (on Linux)")
    parser.add_argument("--home", type=Path, help="the home folder to use, kept afterwards (default: an empty one)")
    parser.add_argument("--only", choices=("loop", "window", "heard", "kept"), help="only this part")
    parser.add_argument("program", nargs="+")
    options = parser.parse_args()
    with Place.made(options.out, options.program, options.root, options.home) as place:
        try:
            _try(place, options.only, window=options.window)
        except TrialError as trouble:
            place.tell(f"FAILED: {trouble}")
            return 1
        place.tell("All went well.")
    return 0


def _try(place: Place, only: str | None, *, window: bool) -> None:
    if only in (None, "loop"):
        from trial.loop import once_round  # noqa: PLC0415 - each part is read only if it is asked for

        once_round(place)
    if window and only in (None, "window"):
        from trial.window import once_round_in_the_window  # noqa: PLC0415

        once_round_in_the_window(place)
    if only == "heard":
        from trial.heard import once_round_by_ear  # noqa: PLC0415 - likewise

        once_round_by_ear(place)
    if only == "kept":
        from trial.loop import everything_is_still_there  # noqa: PLC0415

        everything_is_still_there(place)


if __name__ == "__main__":
    sys.exit(main())
