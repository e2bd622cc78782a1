"""What can be done to several entries at once, while several are selected."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.tag_edit import TagEdit

SEVERAL = 2


class SelectionBar(QWidget):
    """Slim, and only there from two selected entries on.

    Args:
        theme: the theme in force.
        suggest: returns tags to offer.

    Signals:
        tags_wanted: whether to add (or else remove), and a tuple of tags.
        export_wanted, delete_wanted: for all selected entries.
        dropped: the person wants the selection gone.
    """

    tags_wanted = Signal(bool, tuple)
    export_wanted = Signal()
    delete_wanted = Signal()
    dropped = Signal()

    def __init__(
        self, theme: ThemeManager, suggest: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._suggest = theme, suggest
        self._adding = True
        self.setObjectName("journal_selection")
        self._build()
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def set_count(self, count: int) -> None:
        """Say how many are selected; the bar goes when that is not several."""
        self._count.setText(self.tr("{count} selected").format(count=QLocale().toString(count)))
        self.setVisible(count >= SEVERAL)
        if count < SEVERAL:
            self._line.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave the line for tags, and then the selection."""
        if event.key() == Qt.Key.Key_Escape:
            if self._line.isVisible():
                self._close_line()
            else:
                self.dropped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._line.isVisible():
            self._on_apply()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._count = make_label("", "body", wrap=False)
        self._count.setObjectName("journal_selected")
        add = make_button(self.tr("Add tag…"), "selection_add_tag", variant="chip")
        remove = make_button(self.tr("Remove tag…"), "selection_remove_tag", variant="chip")
        export = make_button(self.tr("Export…"), "selection_export", variant="chip")
        delete = make_button(self.tr("Delete"), "selection_delete", variant="chip")
        drop = make_button("", "selection_drop", variant="quiet", theme=self._theme, icon="close")
        drop.setAccessibleName(self.tr("Select none"))
        drop.setToolTip(self.tr("Select none (Esc)"))
        self._buttons = QWidget(self)
        self._flow = FlowLayout(self._buttons)
        for widget in (add, remove, export, delete):
            self._flow.addWidget(widget)
        self._row = QHBoxLayout()
        self._row.addWidget(self._count, 1)
        self._row.addWidget(drop)
        self._tags = TagEdit(self._theme, self.tr("Tags"), "selection_tags")
        self._apply = make_button("", "selection_apply")
        cancel = make_button(self.tr("Cancel"), "selection_cancel", variant="quiet")
        self._line = QWidget(self)
        self._line_row = QHBoxLayout(self._line)
        self._line_row.setContentsMargins(0, 0, 0, 0)
        self._line_row.addWidget(self._tags, 1)
        self._line_row.addWidget(self._apply, 0, Qt.AlignmentFlag.AlignTop)
        self._line_row.addWidget(cancel, 0, Qt.AlignmentFlag.AlignTop)
        self._line.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self._buttons)
        self._column.addWidget(self._line)
        add.clicked.connect(lambda: self._open_line(adding=True))
        remove.clicked.connect(lambda: self._open_line(adding=False))
        export.clicked.connect(self.export_wanted)
        delete.clicked.connect(self.delete_wanted)
        drop.clicked.connect(self.dropped)
        self._apply.clicked.connect(self._on_apply)
        cancel.clicked.connect(self._close_line)

    def _open_line(self, *, adding: bool) -> None:
        self._adding = adding
        self._apply.setText(self.tr("Add") if adding else self.tr("Remove"))
        self._apply.setAccessibleName(self._apply.text())
        self._tags.set_tags(())
        self._tags.set_suggestions(self._suggest())
        self._line.show()
        self._tags.setFocus()

    def _on_apply(self) -> None:
        self._tags.commit_pending()
        tags = self._tags.tags()
        if not tags:
            self._tags.setFocus()
            return
        self._close_line()
        self.tags_wanted.emit(self._adding, tags)

    def _close_line(self) -> None:
        self._line.hide()
        self._buttons.setFocus()

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._flow.setSpacing(metrics.space(2))
        self._row.setSpacing(metrics.space(1))
        self._line_row.setSpacing(metrics.space(1))
        self._column.setSpacing(metrics.space(1))
