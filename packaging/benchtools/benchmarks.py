"""The benchmarks: what each measures on one vault, beside which floor, and what it should be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchtools.corpora import Corpus, copied
from benchtools.figures import Figure
from benchtools.processes import opening, probe

Told = list[tuple[float, float]]
"""Samples of a probe: by the clock, and of that the work."""
_SMALL = 10_000
"""Vaults up to this size are held to what the smallest is held to."""
_WINDOW_FLOOR = "start, memory and idle: a window with nothing in it, in a process of its own"
_COMMIT_FLOOR = "saving: the same row written by the driver alone, with its search index, and committed to the disk"


@dataclass(frozen=True, slots=True)
class Setting:
    """What one benchmark is run on.

    Attributes:
        corpus: the vault.
        runs: how many processes.
        rounds: how often within a process.
        folder: an empty one for copies and for what the application keeps.
    """

    corpus: Corpus
    runs: int
    rounds: int
    folder: Path

    @property
    def entries(self) -> int:
        """How large the vault is."""
        return self.corpus.entries

    def by_size(self, small: float, large: float) -> float:
        """Return what is asked of a vault of this size."""
        return small if self.entries <= _SMALL else large


Benchmark = Callable[[Setting], list[Figure]]


def start(setting: Setting) -> list[Figure]:
    """Process start to first painted frame, and to Today filled and answering; bare windows in between."""
    wall: dict[str, list[float]] = {"bare": [], "painted": [], "filled": []}
    work: dict[str, list[float]] = {"bare": [], "painted": [], "filled": []}
    with copied(setting.corpus, setting.folder) as vault:
        for number in range(setting.runs + 1):
            bare = probe("start", "bare", "0", home=setting.folder)
            own = probe("start", "application", "0", *opening(vault, setting.folder), home=setting.folder)
            if not number:  # the first fills the disk's cache
                continue
            marks = {"bare": bare[1]["marks"]["painted"]} | own[1]["marks"]
            for name, (at, busy) in marks.items():
                wall[name].append((at - (bare if name == "bare" else own)[0]) * 1000)
                work[name].append(busy * 1000)
    said = {"painted": ("start → first painted frame", 1.5), "filled": ("start → Today filled and answering", 2.5)}
    found = []
    for name, (words, times) in said.items():
        found.append(
            Figure(
                "start",
                words,
                entries=setting.entries,
                unit="ms",
                samples=wall[name],
                floor=wall["bare"],
                floor_name=_WINDOW_FLOOR,
                busy=work[name],
                floor_busy=work["bare"],
                most_times=times,
            )
        )
    return found


def memory(setting: Setting) -> list[Figure]:
    """Resident memory at rest with all tabs built, and what the process does then, beside a bare window."""
    bare: dict[str, list[float]] = {"resident": [], "busy": []}
    own: dict[str, list[float]] = {"resident": [], "busy": [], "resident at Today": []}
    rest = "10" if setting.rounds > 10 else "4"
    with copied(setting.corpus, setting.folder) as vault:
        for _ in range(max(1, setting.runs // 3)):
            told = probe("start", "bare", "1", home=setting.folder)[1]
            for name, values in bare.items():
                values.append(told[name])
            told = probe("start", "application", rest, *opening(vault, setting.folder), home=setting.folder)[1]
            for name, values in own.items():
                values.append(told[name])
    shared: dict[str, Any] = {"entries": setting.entries, "floor_name": _WINDOW_FLOOR}
    at_rest: dict[str, Any] = {**shared, "unit": "MiB", "floor": bare["resident"]}
    return [
        Figure("memory", "resident, Today just filled", samples=own["resident at Today"], **at_rest),
        Figure("memory", "resident, idle", samples=own["resident"], most_times=setting.by_size(2.5, 2.7), **at_rest),
        Figure("memory", "idle CPU", unit="%", samples=[100 * share for share in own["busy"]], most=0.3, **shared),
    ]


def search(setting: Setting) -> list[Figure]:
    """Queries of the journal, newest and best first, without the window."""
    with copied(setting.corpus, setting.folder) as vault:
        told = probe("search", str(vault), str(setting.rounds), home=setting.folder)[1]
    floor_name = "search: the driver's own query of the same index, 500 keys"
    return [
        Figure(
            "search",
            f"search, {order} first, 500 keys",
            entries=setting.entries,
            unit="ms",
            **_beside(told[order], told[f"raw {order}"]),
            floor_name=floor_name,
            most_times=1.5,
        )
        for order in ("newest", "best")
    ]


def tabs(setting: Setting) -> list[Figure]:
    """Each tab opened for the first time, and again."""
    first: Told = []
    for _ in range(max(1, setting.runs // 3)):
        first += _window(setting, "first")["first"]
    told = _window(setting, "tabs")
    bare = told["bare"]
    shared: dict[str, Any] = {
        "entries": setting.entries,
        "unit": "ms",
        "at_p95": True,
        "floor_name": "tabs: switching between two lists that lie on each other",
    }
    return [
        Figure("tabs", "tab, the first time", most=setting.by_size(150, 200), **_beside(first, bare), **shared),
        Figure("tabs", "tab, again", most=30, **_beside(told["again"], bare), **shared),
    ]


def typing(setting: Setting) -> list[Figure]:
    """A key pressed in the search field until the results are painted."""
    told = _window(setting, "typing")
    return [
        Figure(
            "typing",
            "search key → painted results",
            entries=setting.entries,
            unit="ms",
            **_beside(told["typing"], told["bare"]),
            floor_name="typing: a line above a list whose fifty rows are set anew with each letter",
            most=setting.by_size(16, 30),
            at_p95=True,
        )
    ]


def scroll(setting: Setting) -> list[Figure]:
    """The wheel turned in the journal's history."""
    told = _window(setting, "scroll")
    return [
        Figure(
            "scroll",
            "scrolling the journal, a frame",
            entries=setting.entries,
            unit="ms",
            **_beside(told["scroll"], told["bare"]),
            floor_name="scroll: a list of plain rows",
            most=16,
            at_p95=True,
        )
    ]


def charts(setting: Setting) -> list[Figure]:
    """Ten years of confidence, zoomed and dragged."""
    told = _window(setting, "charts")
    return [
        Figure(
            "charts",
            f"ten-year chart ({told['days'][0][0]:,.0f} days), a frame",
            entries=setting.entries,
            unit="ms",
            **_beside(told["frames"], told["hand"]),
            floor_name="charts: the same points painted by hand, without axes, band or words",
            most=8,
            most_times=2,
        )
    ]


def saving(setting: Setting) -> list[Figure]:
    """An entry saved, from the click until it is in the history, and until the window answers again."""
    told = _window(setting, "saving")
    shared: dict[str, Any] = {
        "entries": setting.entries,
        "unit": "ms",
        "floor_name": _COMMIT_FLOOR,
    }
    most = setting.by_size(16, 20)
    return [
        Figure("saving", "save, click → answering", most_times=3, **_beside(told["returned"], told["raw"]), **shared),
        Figure(
            "saving",
            "save, click → shown everywhere",
            most=most,
            at_p95=True,
            **_beside(told["shown"], told["raw"]),
            **shared,
        ),
    ]


def transfer(setting: Setting) -> list[Figure]:
    """Everything taken out as JSON, and brought into a new vault."""
    place = setting.folder / "transfer"
    place.mkdir()
    with copied(setting.corpus, setting.folder) as vault:
        told = probe("transfer", str(vault), str(place), home=setting.folder)[1]
    if not told["in order"]:
        raise AssertionError("What was brought in is not in order.")
    taken = told["taken"]
    floor_name = "transfer: the driver reading or writing all rows and their search index, as lines of JSON"
    return [
        Figure(
            "transfer",
            words,
            entries=setting.entries,
            unit="s",
            **_beside([taken[name]], [taken[f"raw {name}"]]),
            floor_name=floor_name,
            most_times=2,
        )
        for name, words in (("out", "complete export"), ("in", "complete import, preview included"))
    ]


BENCHMARKS: Mapping[str, Benchmark] = {
    "start": start,
    "memory": memory,
    "search": search,
    "typing": typing,
    "tabs": tabs,
    "scroll": scroll,
    "charts": charts,
    "saving": saving,
    "transfer": transfer,
}
"""All of them, by the names by which they are chosen."""


def growth(figures: list[Figure]) -> list[str]:
    """Return how each median grows from 10,000 to 100,000 entries."""
    small, large = (
        {figure.name: figure.median for figure in figures if figure.entries == size} for size in (10_000, 100_000)
    )
    shared = [name for name in small if name in large and small[name] > 0]
    return [f"{name}: × {large[name] / small[name]:.2f}" for name in shared]


def _beside(samples: Told, floor: Told) -> dict[str, Any]:
    """Return what was told of something and of its floor, as a figure takes it."""
    return {
        "samples": [wall for wall, _ in samples],
        "floor": [wall for wall, _ in floor],
        "busy": [busy for _, busy in samples],
        "floor_busy": [busy for _, busy in floor],
    }


def _window(setting: Setting, part: str) -> dict[str, Told]:
    other = setting.folder / "other"
    other.mkdir(exist_ok=True)
    with copied(setting.corpus, setting.folder) as vault, copied(setting.corpus, other) as copy:
        arguments = [part, str(setting.rounds), str(copy), *opening(vault, setting.folder)]
        told: dict[str, Told] = probe("window", *arguments, home=setting.folder)[1][part]
    return told
