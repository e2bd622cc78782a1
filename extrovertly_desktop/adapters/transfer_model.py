"""What a file from elsewhere would bring, as tables: its rows, its moods, its columns, and the imports of the past."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtGui import QIcon

from extrovertly_desktop.adapters.rows_model import Index
from extrovertly_desktop.services.transfer.values import MoodQuestion, PastImport, SampleRow

if TYPE_CHECKING:  # the reader of tables costs time to import
    from extrovertly_desktop.exchange.csv_table import ColumnLook, ColumnUse, Role

R = TypeVar("R")


class TransferRole(IntEnum):
    """What a row tells beside what it shows: what it is called in the file or in the vault."""

    KEY = Qt.ItemDataRole.UserRole + 1


class _LinesModel(QAbstractTableModel, Generic[R]):
    """Rows that are shown as they are, a cell a text; what is too long for its cell is told on hovering."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._rows: list[R] = []

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, line: int) -> R:
        """Return what a line shows."""
        return self._rows[line]

    def rows(self) -> tuple[R, ...]:
        """Return everything that is shown."""
        return tuple(self._rows)

    def change_row(self, line: int, row: R) -> None:
        """Show something else on a line."""
        self._rows[line] = row
        self.dataChanged.emit(self.index(line, 0), self.index(line, len(self._heads) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section] if 0 <= section < len(self._heads) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows or tells on hovering."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.text(row, index.column())
            case Qt.ItemDataRole.DecorationRole:
                return self.icon(row, index.column())
            case TransferRole.KEY:
                return self.key(row)
        return None

    def text(self, row: R, column: int) -> str:
        """Return what a cell shows."""
        raise NotImplementedError

    def key(self, row: R) -> str:
        """Return what a row is called."""
        raise NotImplementedError

    def icon(self, _row: R, _column: int) -> QIcon | None:
        """Return what stands before the text of a cell."""
        return None


class SampleColumn(IntEnum):
    """The columns of what would come along."""

    KIND = 0
    WHEN = 1
    TEXT = 2
    DETAILS = 3


@dataclass(frozen=True, slots=True)
class SampleWords:
    """How things are called: `kind` takes a table, `when` a moment in ISO's way, `details` a sample."""

    kind: Callable[[str], str]
    when: Callable[[str], str]
    details: Callable[[SampleRow], str]


class SampleModel(_LinesModel[SampleRow]):
    """Some of the rows that a file would bring."""

    def __init__(self, words: SampleWords, parent: QObject | None = None) -> None:
        heads = (
            QCoreApplication.translate("TransferModel", "Kind"),
            QCoreApplication.translate("TransferModel", "When"),
            QCoreApplication.translate("TransferModel", "What"),
            QCoreApplication.translate("TransferModel", "Details"),
        )
        super().__init__(heads, parent)
        self._words = words

    def text(self, row: SampleRow, column: int) -> str:
        """Return what a cell shows."""
        match column:
            case SampleColumn.KIND:
                return self._words.kind(row.table)
            case SampleColumn.WHEN:
                return self._words.when(row.when)
            case SampleColumn.TEXT:
                # A title stands as a heading in the first line; its mark says nothing in a table.
                return row.text.lstrip("#").lstrip()
        return self._words.details(row)

    def key(self, row: SampleRow) -> str:
        """Return where a row would go."""
        return row.table


class MoodColumn(IntEnum):
    """The columns of the moods of a file."""

    WORD = 0
    COUNT = 1
    BECOMES = 2


@dataclass(frozen=True, slots=True)
class MoodWords:
    """How moods are called: `none` stands for things without any; `title` and `icon` take the slug of one of ours."""

    none: str
    title: Callable[[str], str]
    icon: Callable[[str], QIcon]
    figure: Callable[[int], str]


class MoodWordModel(_LinesModel[MoodQuestion]):
    """The moods of a file and what each becomes: the guess of a question is what the person chose, once they have."""

    def __init__(self, words: MoodWords, parent: QObject | None = None) -> None:
        heads = (
            QCoreApplication.translate("TransferModel", "Mood there"),
            QCoreApplication.translate("TransferModel", "How often"),
            QCoreApplication.translate("TransferModel", "Becomes here"),
        )
        super().__init__(heads, parent)
        self._words = words

    def choose(self, lines: Iterable[int], slug: str) -> None:
        """Let the words on lines become a mood of ours."""
        for line in lines:
            self.change_row(line, replace(self.row_at(line), guess=slug))

    def chosen(self) -> dict[str, str]:
        """Return what each word becomes."""
        return {row.word: row.guess for row in self.rows()}

    def text(self, row: MoodQuestion, column: int) -> str:
        """Return what a cell shows."""
        match column:
            case MoodColumn.WORD:
                return row.word or self._words.none
            case MoodColumn.COUNT:
                return self._words.figure(row.count)
        return self._words.title(row.guess)

    def key(self, row: MoodQuestion) -> str:
        """Return the word."""
        return row.word

    def icon(self, row: MoodQuestion, column: int) -> QIcon | None:
        """Return the face of what a word becomes."""
        return self._words.icon(row.guess) if column == MoodColumn.BECOMES else None


class ColumnColumn(IntEnum):
    """The columns of a list of columns."""

    NAME = 0
    HOLDS = 1
    MEANS = 2


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of any table: what it holds, and what it means."""

    look: "ColumnLook"
    use: "ColumnUse"


class ColumnModel(_LinesModel[ColumnRow]):
    """The columns of a table, line by line.

    Args:
        roles: what meanings are called.
    """

    def __init__(self, roles: "Mapping[Role, str]", parent: QObject | None = None) -> None:
        heads = (
            QCoreApplication.translate("TransferModel", "Column"),
            QCoreApplication.translate("TransferModel", "What stands in it"),
            QCoreApplication.translate("TransferModel", "What it means"),
        )
        super().__init__(heads, parent)
        self._roles = roles

    def text(self, row: ColumnRow, column: int) -> str:
        """Return what a cell shows."""
        match column:
            case ColumnColumn.NAME:
                return row.use.name
            case ColumnColumn.HOLDS:
                return " · ".join(" ".join(sample.split()) for sample in row.look.samples)
        return self._roles[row.use.role]

    def key(self, row: ColumnRow) -> str:
        """Return the name of the column."""
        return row.use.name


class PastColumn(IntEnum):
    """The columns of the imports of the past."""

    WHEN = 0
    SOURCE = 1
    BROUGHT = 2


@dataclass(frozen=True, slots=True)
class PastWords:
    """How imports are told of: `when` takes milliseconds since the epoch, the others the import."""

    when: Callable[[int], str]
    source: Callable[[PastImport], str]
    brought: Callable[[PastImport], str]


class PastModel(_LinesModel[PastImport]):
    """The imports of the past, newest first."""

    def __init__(self, words: PastWords, parent: QObject | None = None) -> None:
        heads = (
            QCoreApplication.translate("TransferModel", "When"),
            QCoreApplication.translate("TransferModel", "From"),
            QCoreApplication.translate("TransferModel", "What came along"),
        )
        super().__init__(heads, parent)
        self._words = words

    def text(self, row: PastImport, column: int) -> str:
        """Return what a cell shows."""
        match column:
            case PastColumn.WHEN:
                return self._words.when(row.at_ms)
            case PastColumn.SOURCE:
                return self._words.source(row)
        return self._words.brought(row)

    def key(self, row: PastImport) -> str:
        """Return which import it is."""
        return row.id
