"""Pictures of every tab, made without a screen: for the README, for reviewers, for looking at what was changed."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from extrovertly_desktop.app.gui import Session

_SETTLE_MS = 400
_PATIENCE_MS = 10_000
"""Longest wait for work that a tab gave to the worker."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How the pictures are to look: theme names, window size in pixels, text size in percent."""

    themes: tuple[str, ...] = ("light", "dark")
    size: tuple[int, int] = (1280, 800)
    text_percent: int = 100


def take_screenshots(
    folder: Path, vault: Path, looks: Looks | None = None, passphrase: str | None = None
) -> list[Path]:
    """Write a PNG of every tab of a vault in every theme asked for, and return their paths.

    Raises:
        EnvironmentFault: if the vault cannot be opened or the folder cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from extrovertly_desktop.app.gui import Session, VaultChoice, make_application  # noqa: PLC0415 - after the platform
    from extrovertly_desktop.app.paths import AppPaths  # noqa: PLC0415

    wanted = looks or Looks()
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application(["extrovertly"])
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        choice = VaultChoice(vault, passphrase)
        session = Session(app, choice, AppPaths(place, place, place))
        session.window.resize(*wanted.size)
        session.window.show()
        session.window.adopt(choice.open())
        written = [path for theme in wanted.themes for path in _every_tab(app, session, theme, wanted, folder)]
        session.window.close()
    return written


def _every_tab(app: "QApplication", session: "Session", theme: str, looks: Looks, folder: Path) -> Sequence[Path]:
    session.theme.apply("dark" if theme == "dark" else "light", looks.text_percent)
    session.window.resize(*looks.size)
    tabs = session.window.tabs
    written = []
    for slug in tabs.slugs() if tabs is not None else ():
        if tabs is not None:
            tabs.show_tab(slug)
        _settle(app, session)
        suffix = "" if looks.text_percent == 100 else f"-{looks.text_percent}"
        path = folder / f"{slug}-{theme}{suffix}.png"
        if not session.window.grab().save(str(path)):
            raise OSError(f"The picture {path} could not be written.")
        written.append(path)
    return written


def _settle(app: "QApplication", session: "Session") -> None:
    """Let what a tab does after it came into sight (layout, charts, queries, work on the worker) come to rest."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop  # noqa: PLC0415 - after the platform is chosen

    patience = QDeadlineTimer(_PATIENCE_MS)
    deadline = QDeadlineTimer(_SETTLE_MS)
    while not deadline.hasExpired():
        if session.tasks.is_busy and not patience.hasExpired():
            deadline = QDeadlineTimer(_SETTLE_MS)
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
