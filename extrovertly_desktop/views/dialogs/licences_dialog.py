"""Whose work the application stands on: a list, and the licence of the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from extrovertly_desktop.licences import LicensedPart
from extrovertly_desktop.views.dialogs.help_dialogs import HelpDialog
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label

_LIST_WIDTH = 60
_SIZE = (200, 120)


class LicencesDialog(HelpDialog):
    """Lists everything that others made, each with its licence in full.

    Args:
        theme: how it looks.
        parts: what is listed, in this order.
        parent: the window it belongs to.
    """

    def __init__(self, theme: ThemeManager, parts: Sequence[LicensedPart], parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Licences"), "licences_dialog", parent)
        self.resize(self.space(_SIZE[0]), self.space(_SIZE[1]))
        self.column.addWidget(make_label(self.tr("Extrovertly stands on the work of others. These are theirs:")))
        self._list = QListWidget()
        self._list.setObjectName("licences_list")
        self._list.setAccessibleName(self.tr("Parts that others made"))
        self._list.setFixedWidth(self.space(_LIST_WIDTH))
        self._text = QPlainTextEdit()
        self._text.setObjectName("licence_text")
        self._text.setAccessibleName(self.tr("The licence"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        for part in parts:
            item = QListWidgetItem(f"{part.name} {part.version}".strip())
            item.setData(Qt.ItemDataRole.UserRole, self._told(part))
            self._list.addItem(item)
        beside = QHBoxLayout()
        beside.setSpacing(self.space(3))
        beside.addWidget(self._list)
        beside.addWidget(self._text, 1)
        self.column.addLayout(beside, 1)
        self.add_close("licences_close")
        self._list.currentItemChanged.connect(self._on_chosen)
        self._list.setCurrentRow(0)

    def _told(self, part: LicensedPart) -> str:
        text = part.text or self.tr("Its makers ship no text of their own; the licences named here stand in this list.")
        return f"{part.licence}\n\n{text}".strip()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        self._text.setPlainText("" if item is None else str(item.data(Qt.ItemDataRole.UserRole)))
