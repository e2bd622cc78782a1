"""What becomes of unsaved writing: asked in place, never over it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class UnsavedQuestion(Card):
    """Hidden until it is asked.

    Signals:
        save_asked: save, then do what the person was about to do.
        discarded: let it go; what the person was about to do follows at once.
        kept: the person goes on writing.
    """

    save_asked = Signal()
    discarded = Signal()
    kept = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="unsaved_question", parent=parent)
        self._theme = theme
        self._then: Callable[[], object] | None = None
        words = self.tr("This page has writing that is not saved yet.")
        self.setAccessibleName(words)
        self._save = make_button(self.tr("Save it"), "unsaved_save")
        self._discard = make_button(self.tr("Discard it"), "unsaved_discard", variant="danger")
        self._keep = make_button(self.tr("Keep writing"), "unsaved_keep")
        actions = QWidget()
        self._flow = FlowLayout(actions)
        for button in (self._save, self._keep, self._discard):
            self._flow.addWidget(button)
        column = QVBoxLayout()
        self.body.addLayout(column)
        column.addWidget(make_label(words))
        column.addWidget(actions)
        self._save.clicked.connect(self.save_asked)
        self._discard.clicked.connect(self._on_discarded)
        self._keep.clicked.connect(self._on_kept)
        theme.theme_changed.connect(self._on_own_theme_changed)
        self._on_own_theme_changed()
        self.hide()

    def ask(self, then: Callable[[], object]) -> None:
        """Ask, and remember what is to happen once the answer is to save or to discard."""
        self._then = then
        self.show()
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.accessibleName(), urgent=True)

    def proceed(self) -> None:
        """Do what was to happen: the writing is safe, or was let go."""
        then, self._then = self._then, None
        self.hide()
        if then is not None:
            then()

    def forget(self) -> None:
        """Take the question back; nothing follows."""
        self._then = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on writing on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_kept()
        else:
            super().keyPressEvent(event)

    def _on_discarded(self) -> None:
        self.discarded.emit()
        self.proceed()

    def _on_kept(self) -> None:
        self.forget()
        self.kept.emit()

    def _on_own_theme_changed(self) -> None:
        self._flow.setSpacing(self._theme.metrics.space(2))
