"""The commands: run the application, run its tests, and run the long checks and measurements kept out of the suite."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from devtools import interpreters, qt_libraries, turn
from devtools.environment import Environment, State
from devtools.trouble import SetupError, say

ROOT = Path(__file__).resolve().parents[2]

USAGE = """\
usage: python3 packaging/dev.py run  [ARGUMENTS]   set up, then start the application (try: run --help)
       python3 packaging/dev.py test [ARGUMENTS]   set up, then run the tests; arguments go to pytest
       python3 packaging/dev.py soak [ARGUMENTS]   set up, then run the long checks in tests/soak
       python3 packaging/dev.py fuzz [FORMAT...] [--minutes N]
                                                   set up, then aim arbitrary bytes at what reads other programs'
                                                   files, ten minutes each unless told otherwise
       python3 packaging/dev.py bench [ARGUMENTS]  set up, then measure speed and memory, in tests/benchmarks
       python3 packaging/dev.py simulate WHAT [ARGUMENTS]
                                                   set up, then let simulated people live with a part of it and print
                                                   how well it serves them; WHAT is recommender, insights or coach"""

NO_SCREEN = (
    "There is no screen here to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set); "
    "to see the application as pictures: python3 packaging/dev.py run screenshots out"
)

# What stays out of the suite: measurements, and simulations called `<what>_simulation.py`.
_APART = "tests/benchmarks"
_SIMULATION = "_simulation"
# Options of the application that stand before its command and take a value.
_VALUED = ("--vault", "--passphrase-file")
_ALONE = ("-h", "--help", "--version")
# Arguments that settle by themselves how pytest spreads its work, or that need it not to.
_OWN_SPREAD = ("-n", "--numprocesses", "--pdb", "--trace", "--collect-only", "--co", "-h", "--help", "--version")


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit status; 1 is a set-up that failed, 2 a call that cannot work."""
    commands = {"run": run, "test": test, "soak": soak, "fuzz": fuzz, "bench": bench, "simulate": simulate}
    if not arguments or arguments[0] not in commands:
        asked = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(USAGE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return commands[arguments[0]](arguments[1:])
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("Stopped. The next start takes up from here.")
        return 130


def run(arguments: Sequence[str]) -> int:
    """Start the application with `arguments`."""
    window = wants_window(arguments)
    if window and not has_screen(os.environ):
        say(NO_SCREEN)
        return 2
    python = set_up(qt_libraries.window_plugins(os.environ) if window else [])
    return hand_over([str(python), "-m", "extrovertly_desktop", *arguments], os.environ)


def test(arguments: Sequence[str]) -> int:
    """Run the test suite without a screen, on two cores unless `arguments` say otherwise."""
    python = set_up([])
    # Neighbours stay together, so that what a file of tests makes ready is made once.
    spread = [] if spreads_itself(arguments) else ["-n", "2", "--dist", "worksteal"]
    # Compiling the tests anew takes each process five seconds, so what was compiled is kept whatever others do.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    os.chdir(str(ROOT))
    return hand_over([str(python), "-m", "pytest", *spread, *arguments], {**environ, "QT_QPA_PLATFORM": "offscreen"})


def soak(arguments: Sequence[str]) -> int:
    """Run the long checks, one after the other, with what they measure shown as they go."""
    return apart("tests/soak", "soak_*.py", arguments)


def fuzz(arguments: Sequence[str]) -> int:
    """Search the readers of all formats, or of those that `arguments` name, for cases that break them."""
    python = set_up([])
    os.chdir(str(ROOT))
    return hand_over([str(python), "-m", "tests.soak.fuzz.running", *arguments], os.environ)


def bench(arguments: Sequence[str]) -> int:
    """Run the measurements, one after the other, with their figures shown."""
    return apart(_APART, "bench_*.py", arguments)


def simulate(arguments: Sequence[str]) -> int:
    """Let simulated people live with a part of the application, and print how well it served them."""
    known = sorted(path.stem.removesuffix(_SIMULATION) for path in (ROOT / _APART).glob(f"*{_SIMULATION}.py"))
    if not arguments or arguments[0] not in known:
        say(f"Please say what to simulate: {', '.join(known)}.")
        return 2
    python = set_up([])
    os.chdir(str(ROOT))
    module = f"{_APART.replace('/', '.')}.{arguments[0]}{_SIMULATION}"
    return hand_over([str(python), "-m", module, *arguments[1:]], os.environ)


def apart(folder: str, pattern: str, arguments: Sequence[str]) -> int:
    """Run what stays out of the suite: the files of a pattern in a folder, with all they print."""
    python = set_up([])
    os.chdir(str(ROOT))
    own = [folder, "-o", f"python_files={pattern}", "--timeout=3600", "-s"]
    return hand_over([str(python), "-m", "pytest", *own, *arguments], {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def set_up(plugins: Sequence[str]) -> Path:
    """Make everything ready and return the Python to start; `plugins` are those of which one must load."""
    started = time.monotonic()
    environment = Environment(ROOT)
    with turn.taken(ROOT / "pyproject.toml"):
        state = environment.look()
        environment.prepare(state, interpreters.find)
        try:
            qt_libraries.ensure(environment.python, plugins)
        except qt_libraries.BrokenInstallationError:
            environment.prepare(State.DAMAGED, interpreters.find)
            try:
                qt_libraries.ensure(environment.python, plugins)
            except qt_libraries.BrokenInstallationError as error:
                raise SetupError(f"Qt cannot be loaded, even in a new .venv: {error}") from error
    say(f"Set up in {time.monotonic() - started:.1f} s.")
    return environment.python


def wants_window(arguments: Sequence[str]) -> bool:
    """Tell whether the application, given `arguments`, opens its window: it does when no command is named."""
    rest = iter(arguments)
    for argument in rest:
        if argument in _ALONE or not argument.startswith("-"):
            return False
        if argument in _VALUED:
            next(rest, None)
    return True


def has_screen(environ: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown; a platform that was named on purpose is taken at its word."""
    if sys.platform != "linux" or environ.get("QT_QPA_PLATFORM", "xcb") not in ("", "xcb", "wayland"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def spreads_itself(arguments: Sequence[str]) -> bool:
    """Tell whether arguments for pytest already say how many processes to use, or cannot do with several."""
    return any(
        argument.split("=")[0] in _OWN_SPREAD or (argument.startswith("-n") and argument[2:].isalnum())
        for argument in arguments
    )


def hand_over(command: list[str], environ: Mapping[str, str]) -> int:
    """Become `command`, so that its exit status and every signal are its own; where that cannot be, wait for it."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(command[0], command, dict(environ))  # noqa: S606
    with subprocess.Popen(command, env=dict(environ)) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the application got it too and decides for itself
