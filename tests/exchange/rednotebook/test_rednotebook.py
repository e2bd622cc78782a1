"""RedNotebook: months of days, categories, markup and pictures."""

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.rednotebook import READER
from extrovertly_desktop.exchange.rednotebook.markup import markup_as_markdown
from tests.exchange.diaries import JPEG, at, entries_of, letters, problems_of, read


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        ("**bold** //italic// __under__ --struck--", "**bold** *italic* *under* ~~struck~~"),
        ('``co*de`` and ""raw_**_""', "`co*de` and raw\\_\\*\\*\\_"),
        ("== A title ==", "## A title"),
        ("=A title=", "# A title"),
        ("- one\n+ two", "- one\n1. two"),
        ("=" * 20, "---"),
        (
            '[here ""https://example.org/a_b""] [there https://x.y]',
            "[here](<https://example.org/a_b>) [there](<https://x.y>)",
        ),
        ("https://example.org//a__b__c", "https://example.org//a__b__c"),
        ("a -- b // 5 * 3 and snake_case", "a -- b // 5 * 3 and snake_case"),
        ("# no heading\\\\", "\\# no heading"),
        ("*one* [x] <b>", "\\*one\\* \\[x] \\<b>"),
        ('[""file:///home/me/my pic"".png?300]', "[my pic.png](<file:///home/me/my pic.png>)"),
    ],
)
def test_markup_becomes_markdown(markup: str, markdown: str) -> None:
    assert markup_as_markdown(markup, lambda _path: False) == markdown


def test_days_with_categories_tags_and_pictures() -> None:
    month = """1:
  text: |-
    Hello #sea.

    [""file:///home/me/pics/Boat"".jpg]
  Tags: {Walk: null, sea: null}
  Ideas:
    a book: null
    a film: {soon: null}
12: {text: "", Tags: {only: null}}
13: Just a text
"""
    found = read(READER, {"data/2026-02.txt": month.encode(), "data/pics/boat.JPG": JPEG, "data/2026-01.txt": b"{}\n"})
    first, second = entries_of(found)
    assert (first.key, first.when.local, first.tags) == ("2026-02-01", at("2026-02-01T12:00"), ("Walk", "sea"))
    assert first.text == "Hello #sea.\n\n**Ideas**\n- a book\n- a film\n  - soon"
    assert [photo.read() for photo in first.photos] == [JPEG]
    assert (second.text, second.when.local.day) == ("Just a text", 13)
    assert [(problem.place.line, problem.lost) for problem in problems_of(found)] == [(10, 1)]


def test_a_broken_day_leaves_the_others_and_what_is_elsewhere_stays_a_link() -> None:
    month = b'1: {text: "one [/elsewhere/a.png]"}\n2: {text: &a [*a, *a]\n3: {text: three}\n31: {text: no such day}\n'
    found = read(READER, {"2026-02.txt": month})
    assert [entry.text for entry in entries_of(found)] == ["one [a.png](</elsewhere/a.png>)", "three"]
    assert [(problem.place.line, problem.lost) for problem in problems_of(found)] == [(1, 0), (2, 1), (4, 1)]


def test_other_folders_are_not_taken_for_it() -> None:
    for files in ({"2026-13.txt": b"1: {text: x}"}, {"2026-03.txt": b"Dear diary"}, {"notes.txt": b"1: {text: x}"}, {}):
        assert not READER.recognises(MemorySource(files))
    with pytest.raises(UserError, match="no months"):
        list(READER.read(MemorySource({"a.txt": b""})))
    (problem,) = READER.read(MemorySource({"2026-03.txt": b"Dear diary"}))
    assert problem.lost == 1


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.dates(date(1990, 1, 1), date(2090, 1, 1)),
        st.tuples(st.text(letters, max_size=40), st.lists(st.sampled_from(["tea", "a walk", "Sea"]), max_size=2)),
        max_size=5,
    )
)  # fmt: skip
def test_any_journal_as_rednotebook_writes_it_is_read_whole(days: dict[date, tuple[str, list[str]]]) -> None:
    months: dict[str, dict[int, dict[str, object]]] = {}
    for day, (text, tags) in days.items():
        content: dict[str, object] = {"text": text}
        if tags:
            content["Tags"] = dict.fromkeys(tags)
        months.setdefault(f"{day:%Y-%m}.txt", {})[day.day] = content
    files = {name: yaml.safe_dump(month, allow_unicode=True).encode() for name, month in months.items()}
    found = list(READER.read(MemorySource(files))) if files else []
    readable = {day for day, (text, _tags) in days.items() if markup_as_markdown(text, lambda _path: False).strip()}
    assert {entry.when.local.date() for entry in entries_of(found)} >= readable
    assert len(entries_of(found)) + sum(problem.lost for problem in problems_of(found)) == len(days)
    for entry in entries_of(found):
        assert {tag.casefold() for tag in entry.tags} >= {
            " ".join(tag.split()).casefold() for tag in days[entry.when.local.date()][1]
        }
