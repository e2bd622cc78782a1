"""The chooser of vaults: those opened lately, another file, or a new one."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from extrovertly_desktop.views.lock.sheet_dialog import SheetDialog
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.vaults.known_vault import KnownVault
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM = 44
_ENDING = ".vault"


class VaultsDialog(SheetDialog):
    """Lists vaults by name and place; nothing of what is in them is read.

    Args:
        theme: the theme in force.
        vaults: those opened lately, the last one first.

    Signals:
        chosen: the path of one to open.
        forgotten: the path of one to take out of the list.
        other_wanted: choose a file.
        new_wanted: make a new vault.
    """

    chosen = Signal(object)
    forgotten = Signal(object)
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, theme: ThemeManager, vaults: Sequence[KnownVault], parent: QWidget | None = None) -> None:
        super().__init__(theme, "vaults_dialog", self.tr("Vaults"), _WIDTH_EM, parent)
        self.body.addWidget(
            make_label(
                self.tr(
                    "A vault is one file that holds everything of one person. Whoever shares this computer with you "
                    "can have their own."
                ),
                "muted",
            )
        )
        self._error = InlineError(theme, "vaults_error")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.metrics.space(2))
        self.body.addLayout(self._list)
        self.body.addWidget(self._error)
        self.body.addStretch(1)
        self._stops: list[QWidget] = []
        new = make_button(self.tr("Make a new one…"), "vaults_new")
        other = make_button(self.tr("Open a file…"), "vaults_other")
        close = make_button(self.tr("Close"), "vaults_close", variant="quiet")
        for button, told in ((new, self.new_wanted), (other, self.other_wanted)):
            button.setAutoDefault(False)
            button.clicked.connect(told)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.foot.addWidget(close)
        self.foot.addStretch(1)
        self.foot.addWidget(new)
        self.foot.addWidget(other)
        self._after = (close, new, other)
        self.show_vaults(vaults)

    def show_vaults(self, vaults: Sequence[KnownVault]) -> None:
        """Show other vaults."""
        self._stops = []
        while (item := self._list.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for number, vault in enumerate(vaults):
            self._list.addWidget(self._row(number, vault))
        if not vaults:
            self._list.addWidget(make_label(self.tr("None yet.")))
        order = (*self._stops, *self._after)
        for former, following in pairwise(order):
            QWidget.setTabOrder(former, following)
        next((stop for stop in self._stops if stop.isEnabled()), self._after[-1]).setFocus()

    def show_error(self, sentence: str) -> None:
        """Say why a vault was not opened."""
        self._error.show_error(sentence)
        self.fit()

    def _row(self, number: int, vault: KnownVault) -> Card:
        card = Card(self._theme, object_name=f"vault_{number}")
        card.setAccessibleName(f"{vault.name}, {vault.path.parent}")
        name = make_label(vault.name, "heading")
        place = make_label(str(vault.path.parent), "caption")
        place.setToolTip(str(vault.path))
        words = QVBoxLayout()
        words.setSpacing(self._theme.metrics.space(1))
        parts: tuple[QLabel, ...] = (name, place, make_label(self._marks(vault), "muted"))
        for part in parts:
            if part.text():
                words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(self._theme.metrics.space(2))
        row.addLayout(words, 1)
        if not vault.is_open:
            for text, button_name, told in (
                (self.tr("Forget"), "forget", self.forgotten),
                (self.tr("Open"), "open", self.chosen),
            ):
                button = make_button(
                    text, f"vault_{button_name}_{number}", variant="quiet" if told is self.forgotten else "plain"
                )
                button.setAccessibleName(f"{text}: {vault.name}")
                button.setAutoDefault(False)
                button.setEnabled(vault.is_there or button_name == "forget")
                button.clicked.connect(lambda _checked=False, told=told, path=vault.path: told.emit(path))
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
                self._stops.insert(len(self._stops) - (button_name == "open"), button)
        card.body.addLayout(row)
        return card

    def _marks(self, vault: KnownVault) -> str:
        told = (
            (vault.is_open, self.tr("open now")),
            (not vault.is_there, self.tr("not there at the moment")),
            (vault.is_made_up, self.tr("made-up data")),
            (vault.is_encrypted, self.tr("with a passphrase")),
        )
        return " · ".join(words for is_so, words in told if is_so)


def with_ending(path: Path) -> Path:
    """Return a path for a new vault, with the ending of vaults; “Mine 2.0” has none yet."""
    return path if path.suffix.lower() == _ENDING else path.with_name(path.name + _ENDING)
