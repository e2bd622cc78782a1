"""What stands at the head and at the foot of the page: its deeds, and how things are with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class PageHead(QWidget):
    """Reading or writing, deleting, and beginning another page.

    Signals:
        mode_toggled, deletion_asked, new_asked: what the person clicked.
    """

    mode_toggled = Signal()
    deletion_asked = Signal()
    new_asked = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mode = make_button(self.tr("Read"), "entry_mode", variant="quiet")
        self._mode.setToolTip(self.tr("Ctrl+E"))
        self._delete = make_button(self.tr("Delete"), "entry_delete", variant="quiet")
        self._new = make_button(self.tr("New entry"), "entry_new", variant="quiet", theme=theme, icon="plus")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in (self._mode, self._delete, self._new):
            self._row.addWidget(button)
        self._mode.clicked.connect(self.mode_toggled)
        self._delete.clicked.connect(self.deletion_asked)
        self._new.clicked.connect(self.new_asked)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_page(self, *, stored: bool, reading: bool, started: bool) -> None:
        """Offer what fits the page.

        Args:
            stored: it is an entry that was saved before.
            reading: it is shown to be read.
            started: there is something on it.
        """
        self._mode.setText(self.tr("Edit") if reading else self.tr("Read"))
        self._mode.setAccessibleName(self._mode.text())
        self._mode.setIcon(self._theme.icon("pencil-outline" if reading else "book-open-outline", "link"))
        self._mode.setVisible(started or reading)
        self._delete.setVisible(stored)
        self._new.setVisible(stored or started)

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(self._theme.metrics.space(1))


class PageFoot(QWidget):
    """The word count, whether the page is kept, and saving.

    Signals:
        save_asked, discard_asked: what the person clicked.
    """

    save_asked = Signal()
    discard_asked = Signal()

    def __init__(self, theme: ThemeManager, count: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept = make_label("", "caption", wrap=False)
        self._kept.setObjectName("entry_kept")
        self._save = make_button(self.tr("Save"), "entry_save", variant="primary")
        self._save.setToolTip(self.tr("Ctrl+Enter or Ctrl+S"))
        self._discard = make_button(self.tr("Discard"), "entry_discard", variant="quiet")
        state = QWidget()
        self._state_flow = FlowLayout(state)
        self._state_flow.addWidget(count)
        self._state_flow.addWidget(self._kept)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        state.setSizePolicy(policy)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(state, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._discard)
        self._row.addWidget(self._save)
        self._save.clicked.connect(self.save_asked)
        self._discard.clicked.connect(self.discard_asked)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_page(self, *, stored: bool, reading: bool, edited: bool) -> None:
        """Offer what fits the page; see `PageHead.show_page`.

        Args:
            stored: it is an entry that was saved before.
            reading: it is shown to be read.
            edited: something on it is not saved yet.
        """
        self._save.setText(self.tr("Save changes") if stored else self.tr("Save"))
        self._save.setAccessibleName(self._save.text())
        self._save.setVisible(edited or not reading)
        self._discard.setText(self.tr("Discard changes") if stored else self.tr("Discard"))
        self._discard.setAccessibleName(self._discard.text())
        self._discard.setVisible(edited)

    def show_kept(self, words: str) -> None:
        """Say how it stands with the draft; an empty text says nothing."""
        self._kept.setText(f"· {words}" if words else "")

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._row.setSpacing(metrics.space(2))
        self._state_flow.setSpacing(metrics.space(1))
