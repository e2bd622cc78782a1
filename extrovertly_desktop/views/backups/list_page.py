"""The list of backups, where they lie, and one more made now."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.backup_model import BackupModel, BackupRole
from extrovertly_desktop.domain.backups import Backup
from extrovertly_desktop.services.backups import Standing
from extrovertly_desktop.views.backups.words import row_words
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.card_list import CardList
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.painted_card_delegate import CardContent, PaintedCardDelegate
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class _BackupDelegate(PaintedCardDelegate):
    """A backup as a small card."""

    def card(self, index: QModelIndex) -> CardContent:  # type: ignore[override]
        return CardContent(
            title=str(index.data(Qt.ItemDataRole.DisplayRole)),
            body=str(index.data(BackupRole.DETAIL)),
            icon="archive-outline",
        )


class ListPage(QWidget):
    """Shows what there is and asks for more.

    Signals:
        opened: a `Backup` that the person wants to look into.
        folder_wanted: choose a folder for further copies.
        folder_dropped: no further copies.
        place_wanted: show the folder of the backups.
    """

    opened = Signal(object)
    folder_wanted = Signal()
    folder_dropped = Signal()
    place_wanted = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._warning = make_label("", "error")
        self._warning.setObjectName("backups_warning")
        self._where = make_label("", "caption")
        self._where.setObjectName("backups_where")
        self._show = make_button(self.tr("Show folder"), "backups_show_folder", variant="quiet")
        self._elsewhere = make_label("", "caption")
        self._elsewhere.setObjectName("backups_elsewhere")
        self._choose = make_button(self.tr("Choose a folder…"), "backups_choose_folder", variant="quiet")
        self._drop = make_button(self.tr("No longer"), "backups_drop_folder", variant="quiet")
        self._empty = EmptyState(
            context.theme,
            "archive-outline",
            self.tr("There is no backup yet. One is made by itself after changes, and whenever you want one."),
            object_name="backups_empty",
        )
        self._model = BackupModel(lambda backup: row_words(backup, context.vault.clock), self)
        self._list = CardList()
        self._build()
        self._list.opened.connect(lambda index: self.opened.emit(index.data(BackupRole.BACKUP)))
        self._list.clicked.connect(lambda index: self.opened.emit(index.data(BackupRole.BACKUP)))
        self._show.clicked.connect(self.place_wanted)
        self._choose.clicked.connect(self.folder_wanted)
        self._drop.clicked.connect(self.folder_dropped)

    def show_backups(self, backups: Sequence[Backup], standing: Standing) -> None:
        """Show what there is, newest first, and where it lies."""
        self._model.set_backups(backups)
        self._list.setVisible(bool(backups))
        self._empty.setVisible(not backups)
        self._warning.setText(standing.warning)
        self._warning.setVisible(bool(standing.warning))
        self._where.setText(self.tr("They lie in {folder}").format(folder=_shown(standing.folder)))
        self._show.setEnabled(standing.folder.is_dir())
        chosen = standing.elsewhere
        self._elsewhere.setText(
            self.tr("On another disk too? A stick or a second disk saves you if this computer breaks.")
            if chosen is None
            else self.tr("Each is also copied to {folder}").format(folder=_shown(chosen))
        )
        self._drop.setVisible(chosen is not None)

    def focus_start(self) -> None:
        """Put the keyboard on the newest backup."""
        if self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(0, 0))
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        self._list.setObjectName("backups_list")
        self._list.setAccessibleName(self.tr("Backups, newest first"))
        self._list.setModel(self._model)
        self._list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        _BackupDelegate(self._context.theme, body_lines=1, parent=self._list).prepare(self._list)
        self._list.setMinimumSize(QSize(0, metrics.em(9)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.space(3))
        column.addWidget(
            make_label(
                self.tr(
                    "After changes a copy of everything is made and checked by opening it. Kept are the newest of each "
                    "of 14 days, 8 weeks and 12 months. Open one to see what is in it; you can also go back to it."
                )
            )
        )
        column.addWidget(self._warning)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        for words, buttons in ((self._where, (self._show,)), (self._elsewhere, (self._choose, self._drop))):
            row = QHBoxLayout()
            row.setSpacing(metrics.space(2))
            row.addWidget(words, 1)
            for button in buttons:
                button.setAutoDefault(False)
                row.addWidget(button)
            column.addLayout(row)


def _shown(folder: Path) -> str:
    """Return a path that can be broken after each of its parts (by U+200B, which has no width)."""
    return str(folder).replace("/", "/\u200b").replace("\\", "\\\u200b")
