"""The journal's history as a model, over a real vault."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester

from extrovertly_desktop.adapters.journal_model import JournalModel, JournalRole, plain_excerpt
from extrovertly_desktop.adapters.local_dates import field_format, instant_of, short_day, wall_clock
from extrovertly_desktop.domain.clock import FixedClock, named_zone, to_ms
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.journal.history.fetching import listed_entries


@pytest.fixture
def british(qapp):
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def model(qapp, vault: OpenVault) -> JournalModel:
    model = JournalModel(listed_entries(vault), vault.moods.vocabulary(), vault.clock)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def test_an_entry_has_what_a_card_shows(british, model: JournalModel, vault: OpenVault) -> None:
    entry = vault.journal.write(
        JournalDraft.of(content="# Lunch\n\nIt went **well**.", mood="proud", tags=["work"], is_private=False)
    ).value
    model.set_keys(vault.journal.keys())
    index = model.index(0)
    assert index.data(JournalRole.ENTRY_ID) == entry.id
    assert index.data(JournalRole.DAY) == "Mon, 2 Mar"
    assert index.data(JournalRole.MOMENT) == "Proud · 10:00"
    assert index.data(JournalRole.EXCERPT) == "Lunch It went well."
    look = index.data(JournalRole.LOOK)
    assert (look.tags, look.is_private, look.photos) == (("work",), False, 0)
    assert look.mood is not None
    assert look.mood.valence > 0
    assert index.data(JournalRole.STARTS_DAY) is True
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Monday, 2 March 2026, Proud, Lunch It went well."
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None


def test_an_earlier_year_is_named(british, model: JournalModel, vault: OpenVault) -> None:
    at_ms = to_ms(datetime(2024, 2, 29, 12, tzinfo=UTC))
    vault.journal.write(JournalDraft.of(content="Leap day", mood="calm", at_ms=at_ms))
    model.set_keys(vault.journal.keys())
    assert model.index(0).data(JournalRole.DAY) == "Thu, 29 Feb 2024"
    assert "private" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("- one\n- two", "one two"),
        ("> quoted `code`", "quoted code"),
        ("[words](https://example.org)", "words"),
        ("2 * 3 = 6", "2 * 3 = 6"),
        ("今日は\n\n元気", "今日は 元気"),
    ],
)
def test_an_excerpt_has_the_words_without_the_marks(markdown: str, words: str) -> None:
    assert plain_excerpt(markdown) == words


@pytest.mark.parametrize(
    ("locale", "with_year", "without"),
    [
        ("en_GB", "Mon, 2 Mar 2026", "Mon, 2 Mar"),
        ("en_US", "Mon, Mar 2, 2026", "Mon, Mar 2"),
        ("ja_JP", "2026年3月2日月", "3月2日月"),
        ("hu_HU", "2026. márc. 2., H", "márc. 2., H"),
    ],
)
def test_days_follow_the_locale(british, locale: str, with_year: str, without: str) -> None:
    QLocale.setDefault(QLocale(locale))
    day = date(2026, 3, 2)
    assert short_day(day) == with_year
    assert short_day(day, with_year=False) == without
    assert "yyyy" in field_format()


def test_the_neutral_locale_sets_its_figures_apart(british) -> None:
    QLocale.setDefault(QLocale.c())
    assert field_format() == "d MMM yyyy HH:mm"


def test_a_wall_clock_comes_back_to_its_instant_even_where_the_clocks_change(qapp) -> None:
    zone = named_zone("Europe/Berlin")
    clock = FixedClock(0, zone)
    for month, day, hour in ((3, 29, 1), (3, 29, 3), (7, 1, 12), (10, 25, 4)):
        clock.set_local(datetime(2026, month, day, hour, 30, tzinfo=zone))
        wall = wall_clock(clock.now_ms(), zone)
        assert (wall.date().day(), wall.time().hour()) == (day, hour)
        assert instant_of(wall, zone) == clock.now_ms()
