"""A screen of its own for a trial on Linux: X11, a session bus, and the accessibility tree; keys and pictures."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from trial.place import Place, TrialError

_TOOLS = ("Xvfb", "openbox", "xdotool", "import", "dbus-daemon")
_WAIT_S = 40.0
_REPLY_MS = 20_000
_SIZE = "1280x800x24"


class Screen:
    """What a person sees and presses.

    Things are found by the identifier that the toolkit gives to the accessibility tree: the last part of it is the
    stable name of a widget.
    """

    def __init__(self, place: Place, environ: dict[str, str], atspi: Any) -> None:  # noqa: ANN401 - read when it is run
        self.place = place
        self.environ = environ
        self._atspi = atspi
        self._pictures = 0

    @classmethod
    @contextmanager
    def made(cls, place: Place) -> Iterator["Screen"]:
        """Start everything, and end it afterwards.

        Raises:
            TrialError: if a tool is not installed.
        """
        lacking = [name for name in _TOOLS if shutil.which(name) is None]
        if lacking:
            raise TrialError(f"the window cannot be tried without {', '.join(lacking)}")
        with ExitStack() as started:
            display = _start_x(started)
            runtime = place.home / ".runtime"
            runtime.mkdir(mode=0o700, exist_ok=True)
            # An abstract socket is reached from inside another root folder as well.
            bus = f"unix:abstract=extrovertly-trial-{os.getpid()}"
            session = {**place.environ, "DISPLAY": display, "XDG_RUNTIME_DIR": str(runtime)}
            daemon = ["dbus-daemon", "--session", "--nofork", f"--address={bus}"]
            _started(started, daemon, session)
            session |= {"DBUS_SESSION_BUS_ADDRESS": bus, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
            os.environ.update(
                {name: session[name] for name in ("DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS")}
            )
            # Without a window manager no window is the active one, and no shortcut is heard.
            _started(started, ["openbox", "--sm-disable"], session)
            time.sleep(1.0)
            yield cls(place, session, _atspi())

    def start(self) -> "subprocess.Popen[bytes]":
        """Start the program with its window."""
        log = (self.place.out / "window.txt").open("ab")
        return subprocess.Popen(self.place.program, env=self.environ, stdout=log, stderr=log)

    def wait(self, found: Callable[[], Any], what: str) -> Any:  # noqa: ANN401 - whatever is waited for
        """Wait until something is there and return it.

        Raises:
            TrialError: if it does not come.
        """
        until = time.monotonic() + _WAIT_S
        while time.monotonic() < until:
            try:
                value = found()
            except Exception:  # noqa: BLE001 - a thing may go away while it is looked at: gi's errors have no common kind
                value = None
            if value:
                return value
            time.sleep(0.15)
        self.picture("failed")
        raise TrialError(f"waited for {what}, which did not come")

    def find(self, name: str) -> Any:  # noqa: ANN401 - a thing of the tree
        """Return what is in sight under a stable name, or under one that begins so if it ends with `*`."""
        return self.wait(lambda: self._look(name), name)

    def has(self, name: str) -> bool:
        """Whether something of that name is in sight now."""
        return self._look(name) is not None

    def press(self, name: str) -> None:
        """Press a button, as a screen reader does."""
        found = self.find(name)
        actions = found.get_action_iface()
        # A button that stays down can be toggled as well, which is not what a person does.
        names = [actions.get_action_name(number) for number in range(actions.get_n_actions())]
        actions.do_action(names.index("Press") if "Press" in names else 0)
        self.place.tell(f"pressed {name} ({found.get_name()!r})")

    def focus(self, name: str) -> None:
        """Put the keyboard on something."""
        found = self.find(name)
        found.get_component_iface().grab_focus()
        state = self._atspi.StateType.FOCUSED
        self.wait(lambda: found.get_state_set().contains(state), f"the keyboard on {name}")

    def set_value(self, name: str, value: int) -> None:
        """Give a number field its number."""
        self.find(name).get_value_iface().set_current_value(float(value))

    def read(self, name: str) -> str:
        """Return the names of everything in sight inside something, one a line."""
        return "\n".join(thing.get_name() or "" for thing in self._below(self.find(name)))

    def key(self, *keys: str) -> None:
        """Press keys, such as `ctrl+n`, wherever the keyboard is."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True, env=self.environ)
        time.sleep(0.3)

    def type(self, text: str) -> None:
        """Type a text wherever the keyboard is."""
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True, env=self.environ)
        time.sleep(0.3)

    def turn_to_window(self) -> None:
        """Wait for the program's window and give it the keyboard."""
        words = ["xdotool", "search", "--onlyvisible", "--name", "Extrovertly"]

        def windows() -> list[bytes]:
            return subprocess.run(words, check=False, capture_output=True, env=self.environ).stdout.split()

        found = self.wait(windows, "a window")
        subprocess.run(["xdotool", "windowactivate", "--sync", found[-1].decode()], check=True, env=self.environ)

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        self._pictures += 1
        file = self.place.out / f"{self._pictures:02}-{name}.png"
        time.sleep(0.5)
        subprocess.run(["import", "-window", "root", str(file)], check=True, env=self.environ)
        self.place.tell(f"picture {file.name}")

    def things(self) -> Iterator[Any]:
        """Return everything in sight, as it is told to a screen reader."""
        for application in self._children(self._atspi.get_desktop(0)):
            yield from self._below(application)

    def _look(self, name: str) -> Any:  # noqa: ANN401
        for application in self._children(self._atspi.get_desktop(0)):
            for thing in self._below(application):
                own = (thing.get_accessible_id() or "").rsplit(".", 1)[-1]
                if own == name or (name.endswith("*") and own.startswith(name[:-1])):
                    return thing
        return None

    def _below(self, thing: Any) -> Iterator[Any]:  # noqa: ANN401
        yield thing
        showing = self._atspi.StateType.SHOWING
        for child in self._children(thing):
            if child.get_role() == self._atspi.Role.FRAME or child.get_state_set().contains(showing):
                yield from self._below(child)

    @staticmethod
    def _children(thing: Any) -> list[Any]:  # noqa: ANN401
        found = [thing.get_child_at_index(number) for number in range(min(thing.get_child_count(), 200))]
        return [child for child in found if child is not None]


def _start_x(started: ExitStack) -> str:
    reading, writing = os.pipe()
    server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SIZE, "-nolisten", "tcp"]
    _started(started, server, dict(os.environ), keep=writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        return f":{told.readline().strip()}"


def _started(started: ExitStack, words: list[str], environ: dict[str, str], keep: int | None = None) -> None:
    kept = () if keep is None else (keep,)
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(words, env=environ, pass_fds=kept, stdout=quiet, stderr=quiet)
    started.callback(process.wait)
    started.callback(process.terminate)


def _atspi() -> Any:  # noqa: ANN401
    try:
        import gi  # type: ignore[import-not-found]  # noqa: PLC0415 - only now is there a bus to speak to, and only the window needs it

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: PLC0415
    except (ImportError, ValueError) as error:
        raise TrialError(f"the window cannot be tried: this Python has no gi with Atspi ({error})") from error
    Atspi.init()
    # A tab that is made when it is first turned to answers late on a slow machine.
    Atspi.set_timeout(_REPLY_MS, _REPLY_MS)
    return Atspi
