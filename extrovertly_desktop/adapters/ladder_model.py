"""The fear ladder as rows of a Qt list: rungs, and between them what the numbers of the scale mean to the person."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from extrovertly_desktop.domain.ladder import Rung, StepKind

Index = QModelIndex | QPersistentModelIndex


class LadderRole(IntEnum):
    """What a row can be asked for beside its words; a heading has a `HEADING`, a rung all others."""

    KEY = Qt.ItemDataRole.UserRole + 1
    RUNG = Qt.ItemDataRole.UserRole + 2
    HEADING = Qt.ItemDataRole.UserRole + 3


class Reach(StrEnum):
    """The ways a person looks through the ladder."""

    NOT_TRIED = "not_tried"
    DONE = "done"
    MASTERED = "mastered"


@dataclass(frozen=True, slots=True)
class Heading:
    """A mark of the scale (0, 25, 50, 75, 100) and the person's own words for it."""

    mark: int
    words: str


@dataclass(frozen=True, slots=True)
class LadderFilter:
    """What a person looks for; empty means all."""

    typed: str = ""
    category: str | None = None
    reach: Reach | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything fits."""
        return not self.typed.strip() and self.category is None and self.reach is None

    def fits(self, rung: Rung) -> bool:
        """Whether a rung is looked for; every typed word must begin a word of its title or stand in it."""
        title = rung.title.casefold()
        if any(word not in title for word in self.typed.casefold().split()):
            return False
        if self.category is not None and (rung.kind is not StepKind.MISSION or rung.category != self.category):
            return False
        match self.reach:
            case None:
                return True
            case Reach.NOT_TRIED:
                return rung.times_done == 0
            case Reach.DONE:
                return rung.times_done > 0
            case Reach.MASTERED:
                return rung.is_mastered


def key_of(kind: StepKind, step_id: str) -> str:
    """Return what tells a step from all others: missions and events have ids of their own."""
    return f"{kind}:{step_id}"


Row = Rung | Heading


class LadderModel(QAbstractListModel):
    """The highest rung first, as on a ladder that stands before you: one begins at the foot and climbs.

    Args:
        describe: says all of a rung in one sentence, for those who do not see it.
        describe_heading: the same for a heading; it is also what is shown.
    """

    def __init__(
        self,
        describe: Callable[[Rung], str],
        describe_heading: Callable[[Heading], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._describe = describe
        self._describe_heading = describe_heading
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the keyboard pass over headings."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.rung_at(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row is asked for, or None for a role it does not know."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return self._describe_heading(row)
            return row if role == LadderRole.HEADING else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._describe(row)
            case LadderRole.KEY:
                return key_of(row.kind, row.id)
            case LadderRole.RUNG:
                return row
        return None

    def rung_at(self, row: int) -> Rung | None:
        """Return the rung of a row, or None for a heading and past the ends."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Rung) else None

    def row_of(self, key: str) -> int | None:
        """Return the row of a step, or None if it is not among those shown."""
        return self._places.get(key)

    def set_rungs(self, rungs: Sequence[Rung], anchors: Mapping[int, str]) -> None:
        """Show other rungs, or the same ones in another order.

        Where the same steps only moved, each keeps its place in selections.

        Args:
            rungs: the lowest first, as the service gives them.
            anchors: the person's words by mark of the scale.
        """
        rows = _with_headings(rungs, anchors)
        names = [_name(row) for row in rows]
        before = [_name(row) for row in self._rows]
        if sorted(names) != sorted(before):
            self.beginResetModel()
            self._take(rows)
            self.endResetModel()
            return
        changed = [place for place, row in enumerate(rows) if row != self._rows[place]]
        if names != before:
            self.layoutAboutToBeChanged.emit()
            moved = {name: place for place, name in enumerate(names)}
            old = self.persistentIndexList()
            self._take(rows)
            self.changePersistentIndexList(old, [self.index(moved[before[index.row()]]) for index in old])
            self.layoutChanged.emit()
        self._take(rows)
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def _take(self, rows: list[Row]) -> None:
        self._rows = rows
        self._places = {key_of(row.kind, row.id): place for place, row in enumerate(rows) if isinstance(row, Rung)}


def _with_headings(rungs: Sequence[Rung], anchors: Mapping[int, str]) -> list[Row]:
    """Return rungs from the highest down, with each mark between what stands above it and what stands below."""
    marks = sorted(anchors, reverse=True)
    rows: list[Row] = []
    for rung in reversed(rungs):
        while marks and rung.expected < marks[0]:
            rows.append(Heading(marks[0], anchors[marks[0]]))
            marks.pop(0)
        rows.append(rung)
    rows.extend(Heading(mark, anchors[mark]) for mark in marks)
    return rows


def _name(row: Row) -> str:
    return f"mark:{row.mark}" if isinstance(row, Heading) else key_of(row.kind, row.id)
