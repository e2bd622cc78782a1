"""What long runs over the readers found once stays found, and the means by which they find it."""

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from extrovertly_desktop.exchange.bringing.html_text import html_as_markdown
from extrovertly_desktop.exchange.bringing.markdown_text import eased, escaped
from extrovertly_desktop.exchange.icalendar_file import read as read_calendar
from extrovertly_desktop.exchange.icalendar_file.content_lines import parsed
from extrovertly_desktop.exchange.icalendar_file.decoding import decoded
from tests.soak.fuzz.running import cases, limits
from tests.soak.fuzz.running.confirming import smaller
from tests.soak.fuzz.running.mutations import inflated, mutated
from tests.soak.fuzz.running.targets import Target, names, target

_SIZE = 20_000
_ANYWAY = 60_000
"""What pieces that are not put together yet take, however long the text."""


def test_every_case_that_was_kept_is_read_within_limits() -> None:
    for name in names():
        aim = target(name)
        for case, data in cases.kept(name, large=False).items():
            assert limits.watched(aim, data) is None, (name, case)


@pytest.mark.parametrize("name", ["archives", "icalendar_file"])
def test_seeds_and_a_few_changes_to_them(name: str) -> None:
    aim, chance = target(name), Random(5)
    for data in (*aim.seeds, *(mutated(seed, chance, aim.seeds) for seed in aim.seeds)):
        assert limits.watched(aim, data) is None


@pytest.mark.parametrize(
    ("read", "piece"),
    [
        (escaped, "*"),
        (escaped, "\n"),
        (eased, "\\*"),
        (eased, "`a``b\\a"),
        (html_as_markdown, "<li>x"),
        (lambda text: parsed(1, f"CATEGORIES:{text}").texts, "\\a*"),
        (lambda text: parsed(1, f"X;A={text}:b").parameters, "a"),
        (lambda text: parsed(1, f"X{text}:b"), ";"),
        (lambda text: decoded(f"BEGIN:VCALENDAR\n{text}".encode() + b"\xff"), "İ"),
    ],
)
def test_long_runs_of_one_piece_take_no_more_than_ten_times_their_room(
    read: Callable[[str], object], piece: str
) -> None:
    text = piece * (_SIZE // len(piece.encode()))
    read(piece)
    tracemalloc.start()
    try:
        read(text)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 10 * _SIZE + _ANYWAY


def test_an_event_of_too_many_lines_is_read_as_far_as_that_goes() -> None:
    event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:b\nDTSTART:20260303T180000\n{}END:VEVENT\nEND:VCALENDAR\n"
    found = read_calendar(event.format("X:c\n" * 12_000).encode())
    assert [one.title for one in found.single] == ["b"]
    assert [problem.sentence for problem in found.problems if "10000 lines" in problem.sentence]


def test_what_breaks_a_limit_is_noticed() -> None:
    began = time.process_time()

    def read(data: bytes) -> None:
        if data == b"slow":
            # Far beyond what is allowed, but not without end: not every system can break it off.
            while time.process_time() < began + 0.5:
                pass
        if data == b"large":
            bytearray(2 * limits.LEAST_GROWTH)
        if data == b"broken":
            raise KeyError(data)

    aim = Target("made", read, ())
    halting = pytest.MonkeyPatch()
    halting.setattr(limits, "LEAST_SECONDS", 0.02)
    halting.setattr(limits, "LEAST_GROWTH", limits.MB)
    with halting.context():
        kinds = {
            data: limits.watched(aim, data, exact=data == b"large") for data in (b"slow", b"large", b"broken", b"")
        }
    halting.undo()
    assert {data: finding and finding.kind for data, finding in kinds.items()} == {
        b"slow": "time",
        b"large": "memory",
        b"broken": "KeyError",
        b"": None,
    }


def test_a_case_is_made_smaller_and_kept_and_found_again(tmp_path: Path) -> None:
    assert smaller(b"some words, an x, and a y behind it", lambda data: b"x" in data and b"y" in data) == b"xy"
    small, large = b"xy", inflated(b"xy", Random(1), 20_000)
    assert len(large) > 10_000
    places = [cases.keep("made", data, tmp_path) for data in (small, large)]
    assert set(cases.kept("made", tmp_path).values()) == {small, large}
    assert list(cases.kept("made", tmp_path, large=False)) == [places[0].name]
