"""Where everything starts: `extrovertly`, `extrovertly-desktop` and `python -m extrovertly_desktop`."""

import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; without a verb, open the window. Returns the exit status."""
    # Only what is needed is imported: a verb needs no Qt, and the window no command-line verbs.
    from extrovertly_desktop.app.cli.parser import build_parser  # noqa: PLC0415

    # The models are small: threads of the linear algebra, which reads this when it is loaded, cost more than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    arguments = build_parser().parse_args(argv)
    if arguments.verb is not None:
        from extrovertly_desktop.app.cli.run import run  # noqa: PLC0415

        return run(arguments)
    from extrovertly_desktop.app.window import run_window  # noqa: PLC0415

    return run_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
