"""What charts read beyond the rows of days: each mood of a day, and the hours of check-ins."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from tests.plans import watching


def check_in_at(vault, moment, mood="okay", level=None):
    vault.check_ins.check_in(CheckInDraft.of(mood=mood, confidence_level=level, at_ms=to_ms(moment)))


def test_check_ins_and_entries_of_a_day_count_together_and_the_bin_does_not(vault):
    check_in_at(vault, datetime(2024, 2, 29, 9, tzinfo=UTC), "proud")
    check_in_at(vault, datetime(2024, 2, 29, 18, tzinfo=UTC), "sad")
    kept, binned = (
        vault.journal.write(
            JournalDraft.of(content="x", mood="sad", at_ms=to_ms(datetime(2024, 2, 29, hour, tzinfo=UTC)))
        ).value
        for hour in (20, 21)
    )
    check_in_at(vault, datetime(2024, 3, 1, 9, tzinfo=UTC))
    vault.journal.delete(binned.id)
    assert kept.mood == "sad"
    with watching(vault) as plans:
        found = vault.progress_figures.moods_noted()
        assert [day.local_date for day in found] == ["2024-02-29", "2024-03-01"]
        assert sorted(found[0].moods) == ["proud", "sad", "sad"]
        assert vault.progress_figures.moods_noted(date(2024, 3, 1)) == found[1:]
        assert vault.progress_figures.moods_noted(last=date(2024, 2, 29)) == found[:1]
        vault.progress_figures.check_in_moments()
    assert plans.complaints() == []


def test_hours_are_those_of_the_zone_the_person_is_in_now(vault, clock):
    moments = [
        datetime(2024, 2, 29, 6, 30, tzinfo=UTC),
        # Berlin put its clocks forward on this day: 02:30 there, and 04:30 an hour later.
        datetime(2024, 3, 31, 0, 30, tzinfo=UTC),
        datetime(2024, 3, 31, 2, 30, tzinfo=UTC),
        datetime(2024, 7, 1, 21, 59, tzinfo=UTC),
    ]
    for moment in moments:
        check_in_at(vault, moment, level=7.0)
    assert [item.hour for item in vault.progress_figures.check_in_moments()] == [6, 0, 2, 21]
    for name in ("Europe/Berlin", "Asia/Kathmandu"):
        clock.time_zone = ZoneInfo(name)
        found = vault.progress_figures.check_in_moments()
        assert [item.hour for item in found] == [moment.astimezone(clock.time_zone).hour for moment in moments]
        # The day stays the one the person called it when they wrote.
        assert [item.local_date for item in found] == [moment.date().isoformat() for moment in moments]
    assert {item.confidence_level for item in found} == {7.0}
    assert len(vault.progress_figures.check_in_moments(date(2024, 3, 1), date(2024, 3, 31))) == 2
