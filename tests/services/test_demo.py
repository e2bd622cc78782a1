"""Made-up vaults: the same for the same seed, sound, and like a life."""

import random
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from zoneinfo import ZoneInfo

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.exposure import Attendance, CameTrue, Exposure
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.demo import DemoCounts, DemoSpan, DemoWords, load_words, make_demo
from extrovertly_desktop.services.demo.chance import Bags, whole
from extrovertly_desktop.services.demo.course import DayKind, life_course, summer_holidays
from extrovertly_desktop.services.demo.words import Band
from extrovertly_desktop.services.tasks import Cancelled, TaskContext, quiet_context
from extrovertly_desktop.services.vaults import OpenVault, open_vault

_ZONE = ZoneInfo("Europe/Berlin")
_UNTIL = to_ms(datetime(2026, 3, 2, 10, tzinfo=_ZONE))


@pytest.fixture(scope="module")
def words() -> DemoWords:
    """The sentences that ship."""
    return load_words(resources_dir() / "demo")


def make(
    path: Path, catalogue: Catalogue, words: DemoWords, years: float, context: TaskContext | None = None
) -> tuple[OpenVault, DemoCounts]:
    """Return a made-up vault, still open, and what it holds."""
    span = DemoSpan.of(years, _UNTIL, _ZONE)
    clock = span.clock()
    new_id = Uuid7Factory(clock.now_ms, random.Random(1))
    vault = open_vault(path, catalogue, clock, new_id, create=True)
    return vault, make_demo(vault, clock, span, seed=1, words=words, context=context or quiet_context())


@pytest.fixture(scope="module")
def a_season(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, words: DemoWords
) -> Iterator[tuple[OpenVault, DemoCounts]]:
    """A hundred days of seed 1."""
    vault, counts = make(tmp_path_factory.mktemp("demo") / "d.vault", catalogue, words, 0.3)
    yield vault, counts
    vault.close()


def attempts(vault: OpenVault) -> list[Exposure]:
    """Return the attempts at which the person was there."""
    return [item for item in vault.progress.attempts(10_000) if item.attendance is not Attendance.DID_NOT_GO]


def test_the_doctor_finds_nothing(a_season: tuple[OpenVault, DemoCounts]) -> None:
    vault, _ = a_season
    assert vault.doctor.check().ok
    assert vault.is_made_up()


def test_the_counts_are_those_of_the_vault(a_season: tuple[OpenVault, DemoCounts]) -> None:
    vault, counts = a_season
    assert counts.entries == len(vault.journal.keys())
    assert counts.check_ins == len(vault.check_ins.newest(10_000))
    assert counts.attempts == len(attempts(vault))
    assert counts.open_plans == len(vault.missions.open_plans()) >= 2


def test_most_fears_do_not_come_true(a_season: tuple[OpenVault, DemoCounts]) -> None:
    vault, _ = a_season
    verdicts = [item.came_true for item in attempts(vault)]
    assert len(verdicts) > 20
    assert 0.6 < verdicts.count(CameTrue.NO) / len(verdicts) < 0.9
    assert verdicts.count(CameTrue.PARTLY) > 0


def test_more_is_expected_than_met_and_the_distance_shrinks(a_season: tuple[OpenVault, DemoCounts]) -> None:
    vault, _ = a_season
    first: list[int] = []
    later: list[int] = []
    seen: set[str | None] = set()
    for item in attempts(vault):
        if item.expected_suds is not None and item.peak_suds is not None:
            (later if item.mission_id in seen else first).append(item.expected_suds - item.peak_suds)
        seen.add(item.mission_id)
    assert fmean(first) > 8
    assert fmean(first) > fmean(later) > 0


def test_days_have_gaps_and_up_to_three_check_ins(a_season: tuple[OpenVault, DemoCounts]) -> None:
    vault, counts = a_season
    by_day: dict[str, int] = {}
    for check_in in vault.check_ins.newest(10_000):
        by_day[check_in.local_date] = by_day.get(check_in.local_date, 0) + 1
    assert set(by_day.values()) == {1, 2, 3}
    assert 0.5 * counts.days < len(by_day) < counts.days
    assert vault.progress.days()[-1].tracking_date == "2026-03-02"


def test_entries_are_varied_finished_and_both_private_and_public(a_season: tuple[OpenVault, DemoCounts]) -> None:
    vault, _ = a_season
    entries = vault.journal.newest(10_000)
    texts = [entry.content for entry in entries]
    assert len(set(texts)) > 0.97 * len(texts)
    assert not any("{" in text or "  " in text or text != text.strip() for text in texts)
    assert {entry.is_private for entry in entries} == {True, False}
    assert any(entry.reflection_prompt for entry in entries)
    assert any(entry.tags for entry in entries)
    assert len({entry.mood for entry in entries}) > 5


def test_nothing_lies_in_the_future(a_season: tuple[OpenVault, DemoCounts]) -> None:
    vault, _ = a_season
    assert vault.clock.now_ms() == _UNTIL
    assert all(entry.created_at <= _UNTIL for entry in vault.journal.newest(10))
    assert all(check_in.created_at <= _UNTIL for check_in in vault.check_ins.newest(10))


def test_it_can_be_cancelled(tmp_path: Path, catalogue: Catalogue, words: DemoWords) -> None:
    told: list[float] = []
    context = TaskContext(lambda fraction, _text: told.append(fraction), lambda: len(told) > 3)
    with pytest.raises(Cancelled):
        make(tmp_path / "d.vault", catalogue, words, 0.1, context=context)
    assert len(told) == 4
    assert told == sorted(told)


def test_every_sentence_can_be_filled_in(words: DemoWords) -> None:
    slots = {name: pool[0] for name, pool in words.diary.slots.items()} | {"sky": "Fog."}
    for banded in (
        words.diary.openers,
        words.diary.closers,
        *words.diary.moments.values(),
        *words.diary.answers.values(),
        words.days.contexts,
    ):
        for band in Band:
            for sentence in banded.of(band):
                assert sentence.format_map(slots).strip()
    assert set(words.diary.sky) == {"winter", "spring", "summer", "autumn"}
    assert set(words.diary.tags) == set(words.diary.moments)


def test_the_words_belong_to_the_catalogue(words: DemoWords, catalogue: Catalogue) -> None:
    assert set(words.missions.worries) == set(catalogue.mission_categories)
    assert set(words.missions.reflections) == set(catalogue.mission_categories)
    assert set(words.diary.answers) <= {prompt.slug for prompt in catalogue.prompts}
    assert set(words.missions.evidence) == set(CameTrue)
    assert set(words.missions.learned) >= set(CameTrue)


def test_every_pool_is_free_of_doubles(words: DemoWords) -> None:
    pools = [
        *words.missions.worries.values(),
        *words.missions.reflections.values(),
        *words.missions.learned.values(),
        *[banded.of(band) for banded in words.diary.moments.values() for band in Band],
    ]
    for pool in pools:
        assert len(set(pool)) == len(pool)


def test_a_course_knows_holidays_illness_and_spells() -> None:
    course = life_course(random.Random(3), date(2023, 3, 1), date(2026, 3, 1))
    kinds = [day.kind for day in course]
    assert kinds.count(DayKind.ORDINARY) > 0.75 * len(kinds)
    assert all(kinds.count(kind) > 10 for kind in DayKind)
    assert len(summer_holidays(course)) == 3
    assert min(day.spell for day in course) < -0.4
    assert max(day.spell for day in course) > 0.2
    assert all(-1 <= day.valence <= 1 and 1 <= day.confidence <= 10 for day in course)
    fridays = fmean(day.valence for day in course if day.date.weekday() == 4)
    mondays = fmean(day.valence for day in course if day.date.weekday() == 0)
    assert fridays > mondays
    before = fmean(day.confidence for day in course[:90])
    assert fmean(day.confidence for day in course[-90:]) > before + 1
    steps = [abs(one.valence - other.valence) for one, other in pairwise(course)]
    assert fmean(steps) < 0.25


def test_a_bag_gives_everything_once_before_anything_twice() -> None:
    bags = Bags(random.Random(1))
    pool = [str(number) for number in range(7)]
    assert sorted(str(bags.draw("a", pool)) for _ in range(7)) == pool
    assert bags.draw("b", pool, lambda item: item == "5") == "5"
    assert bags.draw("b", pool, lambda item: item == "x") is None
    assert bags.draw("c", []) is None


@pytest.mark.parametrize(("value", "step", "told"), [(47.4, 5, 45), (47.6, 5, 50), (120, 5, 100), (-3, 1, 0)])
def test_figures_are_given_as_people_give_them(value: float, step: int, told: int) -> None:
    assert whole(value, 0, 100, step) == told
