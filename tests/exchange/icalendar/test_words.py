"""When a series takes place, in words, and what is guessed of an event."""

import pytest

from extrovertly_desktop.domain.events import CATEGORIES, ComfortLevel
from extrovertly_desktop.exchange.icalendar_file import guess_category, guess_comfort, read


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("FREQ=DAILY", "Every day"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270303T170000Z", "Every Tuesday until 3 March 2027"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270303T165959Z", "Every Tuesday until 2 March 2027"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,MO;COUNT=6", "Every 2 weeks on Monday and Friday, 6 times"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Every weekday, Monday to Friday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "Every month on the last Friday"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=2", "Every month on the second Friday"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15,1", "Every 3 months on day 1 and 15"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "Every month on the last day"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3;COUNT=1", "Every year on 3 March, once"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "Every year on the fourth Thursday of November"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "On dates of its own"),
    ],
)
def test_a_rule_is_told_in_words(rule: str, sentence: str) -> None:
    event = f"BEGIN:VEVENT\nUID:1\nDTSTART:20260303T170000Z\nRRULE:{rule}\nEND:VEVENT\n"
    (series,) = read(f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n".encode()).series
    assert series.rule_sentence == sentence
    assert series.is_endless == ("COUNT" not in rule and "UNTIL" not in rule)


def test_a_date_that_does_not_take_place_is_told() -> None:
    rule = "RRULE:FREQ=WEEKLY;COUNT=8\nEXDATE:20260310T170000Z"
    event = f"BEGIN:VEVENT\nUID:1\nDTSTART:20260303T170000Z\n{rule}\nEND:VEVENT\n"
    (series,) = read(f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n".encode()).series
    assert series.rule_sentence == "Every week, 8 times, one left out"


def test_dates_without_a_rule_are_counted() -> None:
    event = "BEGIN:VEVENT\nUID:1\nDTSTART:20260303T170000Z\nRDATE:20260304T170000Z,20260309T170000Z\nEND:VEVENT\n"
    (series,) = read(f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n".encode()).series
    assert (series.rule_sentence, series.is_endless) == ("On 3 chosen dates", False)


@pytest.mark.parametrize(
    ("title", "people", "room", "level", "why"),
    [
        ("Quiet walk", 0, None, ComfortLevel.LOW, "“quiet”"),
        ("Pruning roses", 0, None, ComfortLevel.MEDIUM, "say much"),
        ("Networking drinks", 0, None, ComfortLevel.HIGH, "“networking”"),
        ("Tea", 80, None, ComfortLevel.HIGH, "80 people"),
        ("Lecture", 0, 40, ComfortLevel.HIGH, "40 people"),
        ("Party", 4, None, ComfortLevel.MEDIUM, "“party” and 4 people"),
    ],
)
def test_comfort_is_guessed_from_words_and_size(
    title: str, people: int, room: int | None, level: ComfortLevel, why: str
) -> None:
    guessed, reason = guess_comfort(title, "", people, room)
    assert guessed is level
    assert why in reason
    assert reason.startswith("A guess")


@pytest.mark.parametrize(
    ("title", "description", "categories", "category"),
    [
        ("Board games", "with coffee", (), "hobby"),
        ("Birthday", "", (), "social"),
        ("Meeting", "", ("Club", "B"), "Club"),
        ("Zzz", "", (), "social"),
    ],
)
def test_a_category_is_guessed_or_taken_from_the_file(
    title: str, description: str, categories: tuple[str, ...], category: str
) -> None:
    assert guess_category(title, description, categories)[0] == category


@pytest.mark.parametrize(
    "title", ["Chess", "Concert", "Running", "Dinner", "Meetup", "Workshop", "Charity", "Party", "?"]
)
def test_a_guess_is_one_of_the_categories_that_are_offered_anyway(title: str) -> None:
    assert guess_category(title)[0] in CATEGORIES
