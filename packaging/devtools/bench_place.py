"""Where speed is measured: in the environment of the tests, without a screen."""

from __future__ import annotations

import os
from collections.abc import Sequence

from devtools.commands import ROOT, hand_over, set_up
from devtools.trouble import SetupError, say


def start(arguments: Sequence[str]) -> int:
    """Make everything ready, then go on with `benchtools` there; 1 is a set-up that failed."""
    try:
        python = set_up([])
    except SetupError as trouble:
        say(str(trouble))
        return 1
    # What was compiled is kept, as an installation keeps it: without, a start would be measured that nobody has.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    path = os.pathsep.join([str(ROOT / "packaging"), str(ROOT)])
    return hand_over(
        [str(python), "-m", "benchtools", *arguments], {**kept, "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"}
    )
