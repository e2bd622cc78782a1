"""What a calendar would bring, as a table in which rows are ticked and guesses are changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt, Signal

from extrovertly_desktop.adapters.rows_model import Index
from extrovertly_desktop.domain.events import ComfortLevel
from extrovertly_desktop.services.calendar_values import ImportChoices, ImportRow, RowKind


class ImportColumn(IntEnum):
    """The columns, from the beginning of a line to its end."""

    TITLE = 0
    WHEN = 1
    BECOMES = 2
    COMFORT = 3
    CATEGORY = 4


class ImportRole(IntEnum):
    """What a row tells beside what it shows."""

    KEY = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class ImportWords:
    """How things are called: what becomes of a row, comfort levels, categories, and the mark of a guess.

    Attributes:
        kinds: by `RowKind`.
        comfort: by `ComfortLevel`.
        category: returns the title of a category.
        guess: with `{words}` where the guessed word goes.
        when: returns when a row takes place, as short as can be.
    """

    kinds: Mapping[RowKind, str]
    comfort: Mapping[ComfortLevel, str]
    category: Callable[[str], str]
    guess: str
    when: Callable[[ImportRow], str]


class ImportModel(QAbstractTableModel):
    """Rows of a preview; only those that would change something can be ticked.

    Args:
        words: how things are called.

    Signals:
        ticks_changed: other rows are ticked than before.
    """

    ticks_changed = Signal()

    def __init__(self, words: ImportWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._all: tuple[ImportRow, ...] = ()
        self._shown: list[ImportRow] = []
        self._ticked: set[str] = set()
        self._comfort: dict[str, ComfortLevel] = {}
        self._category: dict[str, str] = {}

    def set_rows(self, rows: Sequence[ImportRow]) -> None:
        """Show other rows, ticked as they begin, without any change by the person."""
        self.beginResetModel()
        self._all = tuple(rows)
        self._shown = list(rows)
        self._ticked = {row.key for row in rows if row.is_ticked_at_first}
        self._comfort, self._category = {}, {}
        self.endResetModel()
        self.ticks_changed.emit()

    def show_kinds(self, kinds: Iterable[RowKind]) -> None:
        """Show only rows of which that becomes; all for none. Ticks stay as they are, in sight or not."""
        wanted = set(kinds)
        self.beginResetModel()
        self._shown = [row for row in self._all if not wanted or row.kind in wanted]
        self.endResetModel()

    def row_at(self, row: int) -> ImportRow:
        """Return the row of the preview that a line shows."""
        return self._shown[row]

    def comfort_of(self, row: ImportRow) -> ComfortLevel:
        """Return the comfort level as guessed or as the person put it."""
        return self._comfort.get(row.key, row.comfort_level)

    def category_of(self, row: ImportRow) -> str:
        """Return the category as guessed or as the person put it."""
        return self._category.get(row.key, row.category)

    def ticked_count(self) -> int:
        """Return how many rows are ticked, in sight or not."""
        return len(self._ticked)

    def choices(self, *, keep_attendees: bool) -> ImportChoices:
        """Return what the person decided."""
        return ImportChoices(frozenset(self._ticked), dict(self._comfort), dict(self._category), keep_attendees)

    def tick(self, lines: Iterable[int], *, ticked: bool) -> None:
        """Tick lines or take their ticks away; those that cannot be ticked are passed over."""
        keys = {self._shown[line].key for line in lines if self._shown[line].can_be_ticked}
        before = len(self._ticked)
        self._ticked = self._ticked | keys if ticked else self._ticked - keys
        if len(self._ticked) != before:
            self._tell_changed(ImportColumn.TITLE)
            self.ticks_changed.emit()

    def is_ticked(self, line: int) -> bool:
        """Whether a line is ticked."""
        return self._shown[line].key in self._ticked

    def set_comfort(self, lines: Iterable[int], level: ComfortLevel) -> None:
        """Put a comfort level in place of what was guessed for lines."""
        self._comfort |= {self._shown[line].key: level for line in lines if self._shown[line].can_be_ticked}
        self._tell_changed(ImportColumn.COMFORT)

    def set_category(self, lines: Iterable[int], category: str) -> None:
        """Put a category in place of what was guessed for lines."""
        self._category |= {self._shown[line].key: category for line in lines if self._shown[line].can_be_ticked}
        self._tell_changed(ImportColumn.CATEGORY)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(ImportColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows that would change something be ticked; the others are shown as they are."""
        flags = super().flags(index)
        if index.isValid() and index.column() == ImportColumn.TITLE and self._shown[index.row()].can_be_ticked:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, tells on hovering, or is ticked."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        row = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._hint(row, index.column())
            case Qt.ItemDataRole.CheckStateRole if index.column() == ImportColumn.TITLE and row.can_be_ticked:
                return Qt.CheckState.Checked if row.key in self._ticked else Qt.CheckState.Unchecked
            case ImportRole.KEY:
                return row.key
            case ImportRole.KIND:
                return row.kind
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        self.tick([index.row()], ticked=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            ImportColumn.TITLE: QCoreApplication.translate("ImportModel", "Event"),
            ImportColumn.WHEN: QCoreApplication.translate("ImportModel", "When"),
            ImportColumn.BECOMES: QCoreApplication.translate("ImportModel", "Status"),
            ImportColumn.COMFORT: QCoreApplication.translate("ImportModel", "How demanding"),
            ImportColumn.CATEGORY: QCoreApplication.translate("ImportModel", "Category"),
        }
        return names[ImportColumn(section)] if 0 <= section < len(ImportColumn) else None

    def _text(self, row: ImportRow, column: int) -> str:
        match column:
            case ImportColumn.TITLE:
                return row.title
            case ImportColumn.WHEN:
                return self._words.when(row)
            case ImportColumn.BECOMES:
                return self._words.kinds[row.kind]
            case ImportColumn.COMFORT if row.can_be_ticked:
                words = self._words.comfort[self.comfort_of(row)]
                is_guess = row.comfort_is_guess and row.key not in self._comfort
                return self._words.guess.format(words=words) if is_guess else words
            case ImportColumn.CATEGORY if row.can_be_ticked:
                return self._words.category(self.category_of(row))
        return ""

    def _hint(self, row: ImportRow, column: int) -> str:
        hints = {
            ImportColumn.TITLE: row.title,
            ImportColumn.WHEN: row.when,
            ImportColumn.BECOMES: row.sentence,
            ImportColumn.COMFORT: row.comfort_why,
            ImportColumn.CATEGORY: row.category_why,
        }
        return hints[ImportColumn(column)]

    def _tell_changed(self, column: ImportColumn) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, column), self.index(len(self._shown) - 1, column))
