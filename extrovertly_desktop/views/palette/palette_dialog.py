"""Finding anything by a few letters: a field, and below it what fits, as one types."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.palette_model import PaletteModel
from extrovertly_desktop.domain.palette import PaletteGroup, PaletteItem, PaletteKind
from extrovertly_desktop.services.palette_ranking import Folded, ranked
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.palette.memory import PaletteMemory
from extrovertly_desktop.views.palette.row_delegate import PaletteRowDelegate
from extrovertly_desktop.views.palette.words import day_item, heading, spoken
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.care_watches import CARE_OFF
from extrovertly_desktop.views.widgets.properties import make_label

_WIDTH_EM, _HEIGHT_EM = 42, 32
_SHARE = 0.9
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PaletteDialog(QDialog):
    """Stands over the window. The keyboard stays in the field: arrows choose, Enter opens, Escape closes.

    Args:
        context: what is found, and how it looks.
        doors: actions, and places within tabs.
        memory: what was opened lately.
        parent: the window.

    Signals:
        chosen: a `PaletteItem` to open; the dialog has closed by then.
    """

    chosen = Signal(object)

    def __init__(
        self, context: ViewContext, doors: Sequence[PaletteItem], memory: PaletteMemory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._doors = tuple(doors)
        self._memory = memory
        self._today = context.vault.days.today()
        self._folded_doors = tuple(Folded.of(item) for item in self._doors)
        self.setObjectName("palette_dialog")
        self.setWindowTitle(self.tr("Find anything"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._show_found()
        self._field.setFocus()
        self._load()

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        self._field = QLineEdit()
        self._field.setObjectName("palette_field")
        self._field.setProperty(CARE_OFF, True)  # noqa: FBT003 - Qt's own manner
        self._field.setAccessibleName(self.tr("Find anything"))
        self._field.setAccessibleDescription(self.tr("Arrows choose from the list below, Enter opens."))
        self._field.setPlaceholderText(self.tr("An action, a mission, words of an entry, “12 March” …"))
        self._model = PaletteModel(heading, spoken, self)
        self._list = QListView()
        self._list.setObjectName("palette_list")
        self._list.setAccessibleName(self.tr("What was found"))
        self._list.setProperty("cards", "true")
        self._list.setModel(self._model)
        self._list.setItemDelegate(PaletteRowDelegate(self._context.theme, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._nothing = make_label("", "muted")
        self._nothing.setObjectName("palette_nothing")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._keys = make_label(self.tr("↑ ↓ choose   ·   Enter opens   ·   Esc closes"), "caption")
        column = QVBoxLayout(self)
        edge = metrics.space(4)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(metrics.space(3))
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._keys)
        window = self.parentWidget()
        most = window.size() * _SHARE if window is not None else None
        width, height = metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM)
        self.resize(
            width if most is None else min(width, most.width()), height if most is None else min(height, most.height())
        )

    def _connect(self) -> None:
        self._field.textChanged.connect(self._show_found)
        self._field.installEventFilter(self)
        self._list.clicked.connect(self._open)

    def _load(self) -> None:
        """List what can be listed, beside the thread of the window."""
        palette = self._context.vault.palette
        task = self._context.tasks.start(lambda _ctx: tuple(Folded.of(item) for item in palette.shelf()))
        task.succeeded.connect(self._on_loaded)

    def _on_loaded(self, shelf: tuple[Folded, ...]) -> None:
        self._memory.shelf = shelf
        if self._field.text().strip():
            self._show_found()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose and open by keys that a field has no use for."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open(self._list.currentIndex())
                return True
            if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                for _ in range(max(1, self._list.height() // max(1, self._list.sizeHintForRow(1)) - 1)):
                    self._step(1 if key == Qt.Key.Key_PageDown else -1)
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        row = self._model.next_item(self._list.currentIndex().row(), step)
        if row is not None:
            self._choose(row)

    def _choose(self, row: int, *, tell: bool = True) -> None:
        index = self._model.index(row)
        self._list.setCurrentIndex(index)
        # With the first of a group its heading is wanted in sight too.
        self._list.scrollTo(self._model.index(max(0, row - 1)) if row == 1 else index)
        item = self._model.item(index)
        if tell and item is not None:
            announce(self._field, spoken(item))

    def _open(self, index: QModelIndex) -> None:
        item = self._model.item(index)
        if item is None:
            return
        self.accept()
        self.chosen.emit(item)

    def _show_found(self) -> None:
        typed = self._field.text()
        groups = self._groups(typed)
        self._model.show_groups(groups)
        self._list.setVisible(bool(groups))
        self._nothing.setVisible(not groups)
        self._nothing.setText("" if groups else self.tr("Nothing fits “{words}”.").replace("{words}", typed.strip()))
        first = self._model.next_item(-1, 1)
        if first is not None:
            self._choose(first, tell=bool(typed.strip()))
        elif typed.strip():
            announce(self._field, self._nothing.text())

    def _groups(self, typed: str) -> tuple[PaletteGroup, ...]:
        if not typed.strip():
            recent = self._memory.items()
            known = {item.id for item in recent}
            rest = [item for item in self._doors if item.id not in known]
            groups = [PaletteGroup(PaletteKind.RECENT, recent)] if recent else []
            for kind in (PaletteKind.PLACE, PaletteKind.ACTION):
                items = tuple(item for item in rest if item.kind is kind)
                groups += [PaletteGroup(kind, items)] if items else []
            return tuple(groups)
        found = self._context.vault.palette.found(typed)
        fitting = ranked(typed, (*self._folded_doors, *self._memory.shelf), found, self._memory.keys())
        day = day_item(typed, self._today)
        return (*([PaletteGroup(PaletteKind.DAY, (day,))] if day else ()), *fitting)
