"""What a look at a file counts and keeps to tell: the same for a preview and for the import itself."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from extrovertly_desktop.exchange.bringing.found import FoundPhoto, Place
from extrovertly_desktop.services.transfer.values import (
    MOST_PROBLEMS,
    MOST_SAMPLES,
    LeftOut,
    SampleRow,
    TransferProblem,
)

_SAMPLES_EACH = 12
_LINE = 120


@dataclass(slots=True)
class Ready:
    """A row that would be, or is, added.

    Attributes:
        table: where it goes.
        values: by column, fitted.
        key: what it is called in its source.
        place: where it stands there.
        extras: what is kept beside it (`import_extras.data`).
        photos: those of an entry.
        instead_of: id of the row of ours whose place it takes if nothing refers to that one.
        fills: whether it only fills what is empty in the row of ours with its id.
    """

    table: str
    values: dict[str, Any]
    key: str
    place: Place
    extras: dict[str, Any] = field(default_factory=dict)
    photos: tuple[FoundPhoto, ...] = ()
    instead_of: str | None = None
    fills: bool = False


class Tally:
    """Counts what comes by.

    Attributes:
        added: rows that would be added, by table.
        duplicates: things that are there already.
        differing: of those, how many say something else here.
        photos: photos that come along.
    """

    def __init__(self) -> None:
        self.added: Counter[str] = Counter()
        self.duplicates = self.differing = self.photos = self.problem_count = 0
        self._problems: list[TransferProblem] = []
        self._left_out: Counter[str] = Counter()
        self._samples: dict[str, list[SampleRow]] = {}
        # Digests only: a hundred thousand keys would be ten times as large.
        self._seen: set[int] = set()

    def is_first(self, *key: Hashable) -> bool:
        """Whether something has not come by before; it has from now on."""
        digest = hash(key)
        if digest in self._seen:
            return False
        self._seen.add(digest)
        return True

    def has_seen(self, *key: Hashable) -> bool:
        """Whether something has come by."""
        return hash(key) in self._seen

    def problem(self, place: Place, what: str, lost: int = 0) -> None:
        """Note something that was not understood."""
        self.problem_count += 1
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(TransferProblem(place.file, place.line, what, lost))

    def leave_out(self, why: str, count: int = 1) -> None:
        """Note things that do not come along though nothing is wrong with them."""
        self._left_out[why] += count

    def add(self, ready: Ready, when: str = "") -> None:
        """Note a row that would be added."""
        self.added[ready.table] += 1
        self.photos += len(ready.photos)
        samples = self._samples.setdefault(ready.table, [])
        if len(samples) < _SAMPLES_EACH:
            samples.append(_sample(ready.table, ready.values, when))

    def problems(self) -> tuple[TransferProblem, ...]:
        """Return the problems, in the order of the file."""
        return tuple(self._problems)

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what does not come along, with the reasons."""
        return tuple(LeftOut(count, why) for why, count in self._left_out.items())

    def samples(self) -> tuple[SampleRow, ...]:
        """Return a few rows of each table."""
        return tuple(sample for some in self._samples.values() for sample in some)[:MOST_SAMPLES]


_TEXTS = ("content", "title", "context", "session_summary", "worry", "bio", "username", "insight_type", "source")
_DETAILS = ("mood", "status", "category", "intensity", "confidence_level")


def _sample(table: str, values: Mapping[str, Any], when: str) -> SampleRow:
    text = next((str(values[name]) for name in _TEXTS if values.get(name)), "")
    if table == "users":
        text = str(values.get("first_name") or text)
    words = [str(values[name]) for name in _DETAILS if values.get(name) is not None]
    words += [", ".join(values[name]) for name in ("tags", "triggers") if values.get(name)]
    day = when or str(values.get("local_date") or values.get("tracking_date") or values.get("date") or "")
    return SampleRow(table, day, " ".join(text[: 4 * _LINE].split())[:_LINE], tuple(words))
