"""The journal's search finds what a plain reading of every entry would, with every operator and in any script."""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql

from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.domain.search_query import parse
from extrovertly_desktop.store.database import Database, Unit
from extrovertly_desktop.store.folding import fold
from extrovertly_desktop.store.labels import range_labels
from extrovertly_desktop.store.opening import open_database
from extrovertly_desktop.store.queries import journal, journal_ranking, journal_search, people
from extrovertly_desktop.store.schema import rebuild_search
from extrovertly_desktop.store.tables import AttachmentRow

OWNER, OTHER = "owner", "other"
SLOW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

WORDS = (
    "coffee", "Café", "cafés", "naïve", "walk", "walking", "I", "don't", "e-mail", "2026", "über", "Straße", "STRASSE",
    "łódź", "Zażółć", "gęślą", "φίλος", "ΦΙΛΟΣ", "ἄνθρωπος", "разговор", "ЁЛКА", "ёлка",
    "今日", "今日は", "日本語", "東京", "你好",
    "カフェ", "ｶﾌｪ", "한국어", "한국", "สวัสดี", "กาแฟ", "😀", "👩‍👧", "❤️", "a", "an", "re\u0301sume\u0301",
)  # fmt: skip
MOODS = ("calm", "proud", "Très bien", "wide awake", "嬉しい", "😀", "c++", "c")
TAGS = ("work", "Work", "café", "my sister", "c++", "c", "今日", "😀")
FIRST_DAY = date(2023, 12, 20)


class Undo(Exception):  # noqa: N818 - not an error: ends an example without leaving anything behind
    """Rolls a unit of work back."""


@dataclass(frozen=True)
class Written:
    """An entry as the scan reads it."""

    entry: JournalEntry
    user: str
    has_photo: bool


Check = Callable[[Written], bool]


@dataclass(frozen=True)
class Typed:
    """One term, as typed and as a plain reading of an entry."""

    text: str
    check: Check


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A vault with two users, shared by all examples, each of which is rolled back."""
    opened = open_database(tmp_path_factory.mktemp("search") / "search.vault", create=True)
    with opened.unit() as unit:
        for user in (OWNER, OTHER):
            people.add_user(unit, user, 0, email="", username=user, first_name=user)
    yield opened
    opened.close()


def words_of(text: str) -> list[str]:
    """Split a folded text where neither letter, number, mark nor picture stands."""
    folded = fold(text) or ""
    return "".join(
        sign if unicodedata.category(sign)[0] in "LNM" or unicodedata.category(sign) in {"So", "Co"} else " "
        for sign in folded
    ).split()


def stands_in(text: str, phrase: str, *, is_prefix: bool) -> bool:
    wanted, there = words_of(phrase), words_of(text)
    for place in range(len(there) - len(wanted) + 1):
        run = there[place : place + len(wanted)]
        last_fits = run[-1].startswith(wanted[-1]) if is_prefix else run[-1] == wanted[-1]
        if run[:-1] == wanted[:-1] and last_fits:
            return True
    return False


def same(one: str, other: str) -> bool:
    return " ".join((fold(one) or "").split()) == " ".join((fold(other) or "").split())


def quoted(text: str) -> str:
    return f'"{text}"'


words = st.sampled_from(WORDS)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
days = st.integers(0, 900).map(lambda ago: FIRST_DAY + timedelta(days=ago))


@st.composite
def entries(draw: st.DrawFn) -> list[Written]:
    written = []
    for number in range(draw(st.integers(1, 6))):
        entry = JournalEntry(
            id=f"entry-{number}",
            created_at=1_000 * draw(st.integers(0, 3)),
            local_date=draw(days).isoformat(),
            content=draw(st.lists(words, min_size=1, max_size=8).map(draw(st.sampled_from((" ", ", ", "\n"))).join)),
            mood=draw(st.sampled_from(MOODS)),
            reflection_prompt=None,
            tags=tuple(draw(st.lists(st.sampled_from(TAGS), max_size=3, unique=True))),
            is_private=draw(st.booleans()),
            word_count=1,
            deleted_at=draw(st.sampled_from((None, None, None, 5))),
        )
        written.append(Written(entry, draw(st.sampled_from((OWNER, OWNER, OWNER, OTHER))), draw(st.booleans())))
    return written


def word_check(phrase: str, *, is_prefix: bool = False) -> Check:
    return lambda written: stands_in(written.entry.content, phrase, is_prefix=is_prefix)


@st.composite
def word_terms(draw: st.DrawFn) -> Typed:
    if draw(st.booleans()):
        word = draw(words)
        return Typed(word, word_check(word))
    phrase = draw(phrases)
    return Typed(quoted(phrase), word_check(phrase))


@st.composite
def any_terms(draw: st.DrawFn) -> Typed:
    chosen = draw(st.lists(phrases, min_size=1, max_size=3))
    checks = [word_check(phrase) for phrase in chosen]
    return Typed("any:" + ",".join(quoted(each) for each in chosen), lambda written: any(c(written) for c in checks))


@st.composite
def date_terms(draw: st.DrawFn) -> Typed:
    iso = draw(days | st.sampled_from((date.min, date.max))).isoformat()[: draw(st.sampled_from((4, 7, 10)))]
    name = draw(st.sampled_from(("on", "before", "after")))

    def check(written: Written) -> bool:
        here = written.entry.local_date[: len(iso)]
        return {"on": here == iso, "before": here < iso, "after": here > iso}[name]

    return Typed(f"{name}:{iso}", check)


@st.composite
def filter_terms(draw: st.DrawFn) -> Typed:
    mood, tag = draw(st.sampled_from(MOODS)), draw(st.sampled_from(TAGS))
    return draw(
        st.sampled_from(
            (
                Typed(f"mood:{quoted(mood)}", lambda written: same(written.entry.mood, mood)),
                Typed(f"tag:{quoted(tag)}", lambda written: any(same(each, tag) for each in written.entry.tags)),
                Typed("has:photo", lambda written: written.has_photo),
                Typed("is:private", lambda written: written.entry.is_private),
                Typed("is:public", lambda written: not written.entry.is_private),
            )
        )
    )


def turned(term: Typed) -> Typed:
    return Typed(f"-{term.text}", lambda written: not term.check(written))


terms = word_terms() | any_terms() | date_terms() | filter_terms()


@st.composite
def queries(draw: st.DrawFn) -> tuple[str, list[Check]]:
    chosen = draw(st.lists(terms | terms.map(turned), max_size=4))
    if not chosen or draw(st.booleans()):
        word = draw(words)
        begun = word[: draw(st.integers(1, len(word)))]
        if words_of(begun) and not begun.startswith("-"):
            chosen.append(Typed(begun, word_check(begun, is_prefix=True)))
    elif chosen[-1].text in WORDS:
        chosen[-1] = Typed(chosen[-1].text, word_check(chosen[-1].text, is_prefix=True))
    return " ".join(term.text for term in chosen), [term.check for term in chosen]


def put(unit: Unit, written: Written) -> None:
    journal.add_entry(unit, written.user, written.entry)
    if written.has_photo:
        photo = AttachmentRow(
            id=f"photo-{written.entry.id}",
            created_at=0,
            entry_id=written.entry.id,
            media_type="image/png",
            content=b".",
        )
        unit.session.add(photo)
        unit.session.flush()


def found(unit: Unit, typed: str) -> list[str]:
    keys = journal_search.newest_hits(unit, OWNER, parse(typed))
    by_key = journal.entries_by_keys(unit, keys)
    return [by_key[key].id for key in keys]


@given(entries(), queries())
@SLOW
def test_the_search_finds_what_a_plain_scan_finds(
    database: Database, written: list[Written], query: tuple[str, list[Check]]
) -> None:
    typed, checks = query
    with suppress(Undo), database.unit() as unit:
        for each in written:
            put(unit, each)
        expected = [
            each.entry.id
            for each in sorted(written, key=lambda each: each.entry.created_at)
            if each.user == OWNER and each.entry.deleted_at is None and all(check(each) for check in checks)
        ][::-1]
        assert found(unit, typed) == expected
        assert journal_search.count_hits(unit, OWNER, parse(typed)) == len(expected)
        assert sorted(journal_search.best_hits(unit, OWNER, parse(typed))) == sorted(
            journal_search.newest_hits(unit, OWNER, parse(typed))
        )
        raise Undo


OPERATORS = st.sampled_from(
    [
        '"',
        "-",
        ":",
        "*",
        "^",
        "(",
        ")",
        " ",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "any:",
        "mood:",
        "tag:",
        "before:2020",
        "on:2026",
    ]
)


@given(st.lists(OPERATORS | st.text(max_size=4), max_size=12).map("".join) | st.text())
@SLOW
@example("\ud800 mood:\ud800 tag:\ud800")
@example("\ue000photo is:private")
@example("a" * 50_000)
@example('"' + "ab " * 20_000)
@example("any:" + ",".join(f"w{number}" for number in range(3000)))
@example(" ".join(f"-w{number}" for number in range(3000)))
@example("before:0001 after:9999-12-31 on:0001-01-01")
def test_no_search_ever_fails(database: Database, typed: str) -> None:
    with suppress(Undo), database.unit() as unit:
        put(unit, Written(entry_of(1, "words"), OWNER, has_photo=False))
        for search in (journal_search.newest_hits, journal_search.best_hits, journal_search.count_hits):
            search(unit, OWNER, parse(typed))
        raise Undo


def entry_of(number: int, content: str, **fields: object) -> JournalEntry:
    known: dict[str, object] = {
        "id": f"entry-{number}", "created_at": number, "local_date": "2026-03-02", "content": content, "mood": "calm",
        "reflection_prompt": None, "tags": (), "is_private": True, "word_count": 1,
    }  # fmt: skip
    return JournalEntry(**{**known, **fields})  # type: ignore[arg-type]


@given(days, days)
@settings(deadline=None)
def test_labels_of_a_range_cover_each_of_its_days_once(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    labels = [label[2:] for label in range_labels(first, last)]
    assert len(labels) <= 60
    for day in (FIRST_DAY + timedelta(days=ago) for ago in range(-40, 950)):
        digits = f"{day:%Y%m%d}"
        assert sum(digits.startswith(label) for label in labels) == (first <= day <= last)


def test_words_without_a_letter_are_passed_over(database: Database) -> None:
    with suppress(Undo), database.unit() as unit:
        put(unit, Written(entry_of(1, "wait for it"), OWNER, has_photo=False))
        assert found(unit, "wait — -!!! for") == ["entry-1"]
        assert found(unit, "!!!") == []
        assert found(unit, "-!!!") == []
        assert found(unit, "") == ["entry-1"]
        raise Undo


def test_the_best_match_comes_first_and_filters_weigh_nothing(database: Database) -> None:
    with suppress(Undo), database.unit() as unit:
        put(unit, Written(entry_of(1, "coffee coffee coffee"), OWNER, has_photo=True))
        put(unit, Written(entry_of(2, "coffee and a long walk by the river, and a talk"), OWNER, has_photo=True))
        put(unit, Written(entry_of(3, "coffee and tea and water"), OWNER, has_photo=True))
        best = journal_search.best_hits(unit, OWNER, parse("coffee has:photo mood:calm"))
        assert [journal.entries_by_keys(unit, [key])[key].id for key in best] == ["entry-1", "entry-3", "entry-2"]
        raise Undo


def test_few_words_of_a_search_rank_its_hits(database: Database) -> None:
    with suppress(Undo), database.unit() as unit:
        for number, words in enumerate(
            ("the red house", "the house by the sea", "the sea, the sea", "a day the sun set")
        ):
            put(unit, Written(entry_of(number, words), OWNER, has_photo=False))
        for typed, expression in {
            "red": '"red"*',
            "the -red": '"the"',
            '"red" the': '"red"',
            '"house" "sun" the': '"house" AND "sun"',
            '"the red house"': '"red"',
            '"the the" sun': '"sun"*',
            '"the sea" the': '"sea"',
            'any:"the house",sun,"x"': '("house" OR "sun" OR "x")',
            'any:"the a the",the': None,
            "any:" + ",".join("abcdefghijklmnopqrs"): None,
            "the sunny": '"sunny"*',
            "-red": None,
            "!!!": None,
        }.items():
            assert journal_ranking.ranking(unit, OWNER, parse(typed)) == expression, typed
        best = journal_search.best_hits(unit, OWNER, parse('"the sea" is:private'))
        assert [journal.entries_by_keys(unit, [key])[key].id for key in best] == ["entry-2", "entry-1"]
        raise Undo


def test_filters_follow_every_change(database: Database) -> None:
    with suppress(Undo), database.unit() as unit:
        put(unit, Written(entry_of(1, "walk", tags=("work",)), OWNER, has_photo=False))
        changed = entry_of(1, "walk", tags=("home",), mood="proud", is_private=False, local_date="2025-01-01")
        journal.replace_entry(unit, changed)
        assert found(unit, "tag:home mood:proud is:public on:2025 walk") == ["entry-1"]
        for before in ("tag:work", "mood:calm", "is:private", "on:2026", "has:photo"):
            assert found(unit, before) == []
        raise Undo


def test_photos_are_noticed_when_they_come_move_and_go(database: Database) -> None:
    with suppress(Undo), database.unit() as unit:
        put(unit, Written(entry_of(1, "with"), OWNER, has_photo=True))
        put(unit, Written(entry_of(2, "without"), OWNER, has_photo=False))
        assert found(unit, "has:photo") == ["entry-1"]
        unit.session.execute(sql("UPDATE attachments SET entry_id = 'entry-2'"))
        assert found(unit, "has:photo") == ["entry-2"]
        unit.session.execute(sql("DELETE FROM attachments"))
        assert found(unit, "has:photo") == []
        put(unit, Written(entry_of(3, "gone"), OWNER, has_photo=True))
        unit.session.execute(sql("DELETE FROM journal_entries WHERE id = 'entry-3'"))
        assert found(unit, "has:photo") == []
        raise Undo


def test_labels_are_made_anew_with_the_index(database: Database) -> None:
    with suppress(Undo), database.unit() as unit:
        put(unit, Written(entry_of(1, "walk", tags=("work",)), OWNER, has_photo=True))
        put(unit, Written(entry_of(2, "walk", deleted_at=4), OWNER, has_photo=True))
        rebuild_search(unit.session.connection())
        assert found(unit, "walk has:photo tag:work is:private") == ["entry-1"]
        assert found(unit, "has:photo") == ["entry-1"]
        raise Undo


def test_a_long_list_of_keys_is_read_whole(database: Database) -> None:
    with suppress(Undo), database.unit() as unit:
        unit.session.execute(
            sql(
                "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 3000) "
                "INSERT INTO journal_entries (seq, id, created_at, user_id, content, mood, local_date) "
                "SELECT 7200000000000000 + n, n, 0, :user, 'walk', 'calm', '2026-03-02' FROM number"
            ),
            {"user": OWNER},
        )
        expected = [7200000000000000 + number for number in range(3000, 0, -1)]
        assert list(journal_search.newest_hits(unit, OWNER, parse("walk"))) == expected
        assert list(journal.entry_keys(unit, OWNER)) == expected
        assert len(journal_search.best_hits(unit, OWNER, parse("walk"))) == journal_search.RANKED_LIMIT
        limit = journal_search.RANKED_LIMIT_OF_MANY
        assert list(journal_search.best_hits(unit, OWNER, parse("walk mood:calm"))) == expected[:limit]
        assert journal_search.count_hits(unit, OWNER, parse("walk")) == 3000
        raise Undo
