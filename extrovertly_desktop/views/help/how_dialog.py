"""“How this works”: pages to read within the application, beside a list of their titles."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from extrovertly_desktop.views.dialogs.help_dialogs import HelpDialog
from extrovertly_desktop.views.help.pages import HelpPage
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.search_field import SearchField

_LIST_EM, _WIDTH_EM, _HEIGHT_EM = 15, 62, 44
_SHARE = 0.92
_LINE_HEIGHT = 120
_SLUG = Qt.ItemDataRole.UserRole


class HowDialog(HelpDialog):
    """Lists the pages and shows one. Nothing on them leads out of the application.

    Args:
        theme: how it looks.
        pages: what can be read, in this order.
        first: slug of the page to begin with; the first one by default.
        parent: the window it belongs to.
    """

    def __init__(
        self, theme: ThemeManager, pages: Sequence[HelpPage], first: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("How this works"), "how_dialog", parent)
        self._pages = {page.slug: page for page in pages}
        self._build()
        self._connect()
        self._show_list()
        self._choose(first)
        self._list.setFocus()

    def _build(self) -> None:
        metrics = self._theme.metrics
        window = self.parentWidget()
        width, height = metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM)
        if window is not None:
            width, height = min(width, int(window.width() * _SHARE)), min(height, int(window.height() * _SHARE))
        self.resize(width, height)
        self._search = SearchField()
        self._search.setObjectName("how_search")
        self._search.setAccessibleName(self.tr("Search these pages"))
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setObjectName("how_list")
        self._list.setAccessibleName(self.tr("Pages"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = make_label(self.tr("No page holds these words."), "muted")
        self._nothing.setObjectName("how_nothing")
        self._text = QTextBrowser()
        self._text.setObjectName("how_text")
        self._text.setAccessibleName(self.tr("The page"))
        self._text.setOpenLinks(False)
        self._text.setTabChangesFocus(True)
        self._text.document().setDocumentMargin(self.space(4))
        self._next = make_button(self.tr("Next page"), "how_next", variant="quiet")
        left = QVBoxLayout()
        left.setSpacing(self.space(2))
        left.addWidget(self._search)
        left.addWidget(self._nothing)
        left.addWidget(self._list, 1)
        holder = QWidget()
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(min(metrics.em(_LIST_EM), width // 3))
        beside = QHBoxLayout()
        beside.setSpacing(self.space(3))
        beside.addWidget(holder)
        beside.addWidget(self._text, 1)
        self.column.addLayout(beside, 1)
        self.add_close("how_close", self._next)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._show_list)
        self._search.left_downwards.connect(self._list.setFocus)
        self._list.currentItemChanged.connect(self._on_chosen)
        self._next.clicked.connect(self._turn)

    def _show_list(self) -> None:
        shown = self._list.currentItem()
        before = "" if shown is None else str(shown.data(_SLUG))
        self._list.clear()
        for page in self._pages.values():
            if page.fits(self._search.text()):
                item = QListWidgetItem(page.title)
                item.setData(_SLUG, page.slug)
                self._list.addItem(item)
        self._nothing.setVisible(self._list.count() == 0)
        if self._list.count() == 0:
            announce(self._search, self._nothing.text())
        self._choose(before)

    def _choose(self, slug: str) -> None:
        rows = [row for row in range(self._list.count()) if self._list.item(row).data(_SLUG) == slug]
        self._list.setCurrentRow(rows[0] if rows else 0)

    def _turn(self) -> None:
        self._list.setCurrentRow(self._list.currentRow() + 1)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        page = self._pages[str(item.data(_SLUG))]
        self._text.setMarkdown(page.text)
        self._dress()
        self._text.setAccessibleDescription(page.title)
        self._next.setEnabled(self._list.currentRow() + 1 < self._list.count())

    def _dress(self) -> None:
        """Set headings in the sizes of the theme, and lines a little apart, which reads more easily."""
        block = self._text.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            level = block.blockFormat().headingLevel()
            if level:
                character = block.charFormat()
                character.setFont(self._theme.font("title" if level == 1 else "heading", strong=True))
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(character)
            spaced = QTextBlockFormat()
            spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if level > 1:
                spaced.setTopMargin(self.space(4))
            QTextCursor(block).mergeBlockFormat(spaced)
            block = block.next()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
