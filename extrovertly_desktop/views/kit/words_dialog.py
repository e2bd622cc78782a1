"""Your words: moods, prompts and templates, one page each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.change_bridge import ChangeBridge
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.kit.mood_page import MoodPage
from extrovertly_desktop.views.kit.prompt_page import PromptPage
from extrovertly_desktop.views.kit.shelf_page import ShelfPage
from extrovertly_desktop.views.kit.template_page import TemplatePage
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.widgets.properties import make_button

_WIDTH_EM, _HEIGHT_EM = 62, 46
_KEPT_IN = "users"


class WordsDialog(QDialog):
    """Three pages of one look. Each deed is written at once and can be undone; Esc closes.

    What is not saved yet is asked about in place, on its own page, before the dialog closes.
    """

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("words_dialog")
        self.setWindowTitle(self.tr("Your words"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme, vault = context.theme, context.vault
        self._notices = Notices(theme, self)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("words_tabs")
        self._tabs.setDocumentMode(True)
        self._pages: tuple[tuple[str, ShelfPage], ...] = (
            (self.tr("Moods"), MoodPage(theme, self._notices, vault.moods)),
            (self.tr("Prompts"), PromptPage(theme, self._notices, vault.prompts)),
            (self.tr("Templates"), TemplatePage(theme, self._notices, vault.templates)),
        )
        for title, page in self._pages:
            self._tabs.addTab(page, title)
            page.reload()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._tabs, 1)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        close = make_button(self.tr("Close"), "words_close")
        close.clicked.connect(self.reject)
        self._foot.addWidget(close)
        self._column.addLayout(self._foot)
        theme.theme_changed.connect(self._on_theme_changed)
        self._theme = theme
        self._on_theme_changed()
        self._bridge = ChangeBridge(vault, self)
        self._bridge.tables_changed.connect(self._on_tables_changed)
        self.finished.connect(self._bridge.close)
        undo = QShortcut(QKeySequence("Ctrl+Shift+Z"), self)
        undo.activated.connect(self._notices.undo)
        self._fit(context, parent)
        self._pages[0][1].focus_start()

    @property
    def notices(self) -> Notices:
        """The notices at the foot of the dialog."""
        return self._notices

    def reject(self) -> None:
        """Close, unless a page holds something that is not saved: then ask there first."""
        for _title, page in self._pages:
            if page.is_changed():
                self._tabs.setCurrentWidget(page)
                page.leave(self.reject)
                return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the forms; a dialog would press whichever button comes first."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self, context: ViewContext, parent: QWidget | None) -> None:
        metrics = context.theme.metrics
        width, height = metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM)
        if parent is not None:
            edge = metrics.space(6)
            width, height = min(width, parent.width() - edge), min(height, parent.height() - edge)
        self.resize(width, height)

    def _on_theme_changed(self) -> None:
        # The foot leaves room for a notice, which would cover the buttons of a page otherwise.
        metrics = self._theme.metrics
        self._column.setContentsMargins(0, metrics.space(2), 0, 0)
        self._column.setSpacing(0)
        self._foot.setContentsMargins(metrics.space(5), metrics.space(3), metrics.space(5), metrics.space(5))

    def _on_tables_changed(self, tables: frozenset[str]) -> None:
        if _KEPT_IN in tables:
            for _title, page in self._pages:
                page.reload()
