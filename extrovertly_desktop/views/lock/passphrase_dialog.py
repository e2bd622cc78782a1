"""Choosing a passphrase, changing it, and doing without one."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.secrets import wipe_text
from extrovertly_desktop.services.passphrase import check_new
from extrovertly_desktop.views.lock.forgotten_dialog import ForgottenDialog
from extrovertly_desktop.views.lock.passphrase_field import PassphraseField
from extrovertly_desktop.views.lock.sheet_dialog import SheetDialog
from extrovertly_desktop.views.lock.strength_bar import StrengthBar
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM = 34


class Deed(Enum):
    """What is to become of the passphrase."""

    CHOOSE = auto()
    CHANGE = auto()
    REMOVE = auto()


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for.

    Attributes:
        deed: what.
        current: the passphrase that opens the vault now, if it has one.
        new: the one it is to have, if any.
    """

    deed: Deed
    current: str | None
    new: str | None

    def wipe(self) -> None:
        """Write over both."""
        for text in (self.current, self.new):
            wipe_text(text or "")


class PassphraseDialog(SheetDialog):
    """Asks for what a deed needs, and checks it; the deed itself is done by whoever listens.

    Args:
        theme: the theme in force.
        deed: what is to become of the passphrase.
        is_current: whether a passphrase is the one the vault has now.

    Signals:
        wished: a `Wish`; the dialog is closed by then.
    """

    wished = Signal(object)

    def __init__(
        self, theme: ThemeManager, deed: Deed, is_current: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        title, verb = _words(deed)
        super().__init__(theme, "passphrase_dialog", title, _WIDTH_EM, parent)
        self._deed, self._is_current = deed, is_current
        self._current = PassphraseField(theme, self.tr("Your passphrase now"), "passphrase_current")
        new_words = self.tr("Passphrase") if deed is Deed.CHOOSE else self.tr("New passphrase")
        self._new = PassphraseField(theme, new_words, "passphrase_new")
        self._again = PassphraseField(theme, self.tr("The same once more"), "passphrase_again")
        self._strength = StrengthBar(theme, self._new)
        self._error = InlineError(theme, "passphrase_error")
        self._forgotten = make_button(self.tr("If it is forgotten"), "passphrase_forgotten", variant="quiet")
        self._cancel = make_button(self.tr("Cancel"), "passphrase_cancel")
        self._go = make_button(verb, "passphrase_go", variant="primary")
        self._build()
        self._connect()
        (self._new if deed is Deed.CHOOSE else self._current).setFocus()

    def done(self, result: int) -> None:
        """Close, and let go of whatever was typed."""
        for field in (self._current, self._new, self._again):
            field.clear()
        super().done(result)

    def _build(self) -> None:
        column = self.body
        column.addWidget(make_label(self._intro(), "muted"))
        has_new = self._deed is not Deed.REMOVE
        for part, is_wanted in (
            (self._current, self._deed is not Deed.CHOOSE),
            (self._new, has_new),
            (self._strength, has_new),
            (self._again, has_new),
        ):
            if is_wanted:
                column.addWidget(part)
            else:
                part.setParent(self)
                part.hide()
        column.addWidget(self._error)
        column.addStretch(1)
        foot = self.foot
        foot.addWidget(self._forgotten)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._go)
        for button in (self._forgotten, self._cancel):
            button.setAutoDefault(False)
        self._go.setDefault(True)
        self._forgotten.setVisible(has_new)

    def _intro(self) -> str:
        if self._deed is Deed.REMOVE:
            return self.tr(
                "The vault and its backups are written anew without encryption. From then on whoever can read the "
                "files on this computer can read what you wrote."
            )
        if self._deed is Deed.CHANGE:
            return self.tr("The vault and its backups are written anew. After that only the new one opens them.")
        return self.tr(
            "The vault and its backups are encrypted with it, and it is asked for whenever they are opened. Nobody "
            "can reset it: keep it somewhere safe."
        )

    def _connect(self) -> None:
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._submit)
        self._forgotten.clicked.connect(lambda: ForgottenDialog(self._theme, self).open())
        for field in (self._current, self._new, self._again):
            field.changed.connect(self._error.clear)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self).activated.connect(self._submit)

    def _submit(self) -> None:
        self._error.clear()
        wish = Wish(
            self._deed,
            None if self._deed is Deed.CHOOSE else self._current.text(),
            None if self._deed is Deed.REMOVE else self._new.text(),
        )
        if wish.current is not None and not self._is_current(wish.current):
            self._refuse(self.tr("That is not the passphrase this vault has now. Please try again."), "current")
        elif wish.new is not None and not self._is_usable(wish.new):
            pass
        else:
            self.accept()
            self.wished.emit(wish)
            return
        wish.wipe()

    def _is_usable(self, new: str) -> bool:
        again = self._again.text()
        try:
            check_new(new, again)
        except UserError as error:
            self._refuse(str(error), error.field)
            return False
        finally:
            wipe_text(again)
        return True

    def _refuse(self, sentence: str, field: str | None) -> None:
        fields = {"current": self._current, "new": self._new, "again": self._again}
        found = fields.get(field or "")
        if found is not None and found is not self._new:
            found.clear()
        self._error.show_error(sentence, None if found is None else found.line)
        self.fit()


def _words(deed: Deed) -> tuple[str, str]:
    """Return the title of a deed, and what its button says."""

    def say(text: str) -> str:
        return QCoreApplication.translate("PassphraseDialog", text)

    return {
        Deed.CHOOSE: (say("Choose a passphrase"), say("Encrypt the vault")),
        Deed.CHANGE: (say("Change the passphrase"), say("Change it")),
        Deed.REMOVE: (say("Do without a passphrase"), say("Remove it")),
    }[deed]
