"""One start, in a process of its own; prints as JSON when what was reached, and what it costs at rest.

usage: start_probe.py bare REST
       start_probe.py application REST VAULT PASSPHRASE_FILE NOW_MS

REST is how many seconds to measure at rest, none if 0. A bare window is what any application with PySide6 costs.
"""

import json
import os
import sys
import time
from pathlib import Path


def bare(rest: float) -> None:
    """Paint a window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - measured

    app = QApplication([])
    window = QWidget()
    window.resize(1100, 760)
    window.show()
    app.processEvents()
    marks = {"painted": (time.monotonic(), time.process_time())}
    if not rest:
        # Nothing else is imported here: it would be measured along.
        sys.stdout.write(json.dumps({"marks": marks}) + "\n")
        sys.stdout.flush()
        os._exit(0)
    from benchtools.application import resident, tell, wait  # noqa: PLC0415 - as above

    kept = resident()
    wait(500)
    began = time.process_time()
    wait(round(rest * 1000))
    tell({"marks": marks, "resident": kept, "busy": (time.process_time() - began) / rest})


def started(rest: float, vault: Path, passphrase_file: Path, now_ms: int) -> None:
    """Start the application."""
    from benchtools.application import Start, come_to_rest, resident, tell, wait  # noqa: PLC0415 - measured

    def then(start: Start) -> None:
        figures: dict[str, object] = {"marks": start.marks, "resident at Today": resident()}
        if rest:
            come_to_rest(start.session, is_built=True)
            wait(2500)  # whether a week is over is asked after two seconds
            began = time.process_time()
            wait(round(rest * 1000))
            figures |= {"resident": resident(), "busy": (time.process_time() - began) / rest}
        tell(figures)

    sys.exit(Start(vault, passphrase_file, now_ms, then).run())


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare(float(sys.argv[2]))
    started(float(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]), int(sys.argv[5]))
