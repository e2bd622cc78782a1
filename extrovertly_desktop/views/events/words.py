"""The words of events that several widgets share."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from extrovertly_desktop.adapters.local_dates import long_day, short_day
from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.event_lists import EventCard, EventView, When
from extrovertly_desktop.domain.events import AttendeeStatus, ComfortLevel, Event

_SOON_DAYS = 6


def category_words() -> dict[str, str]:
    """Return the titles of the categories that are offered at first."""
    return {
        "networking": QCoreApplication.translate("Events", "Networking"),
        "workshops": QCoreApplication.translate("Events", "Workshops"),
        "social": QCoreApplication.translate("Events", "Social"),
        "hobby": QCoreApplication.translate("Events", "Hobby"),
        "fitness": QCoreApplication.translate("Events", "Fitness"),
        "creative": QCoreApplication.translate("Events", "Creative"),
    }


def category_title(category: str) -> str:
    """Return what a category is called; one that a person typed is called what they typed, beginning large."""
    return category_words().get(category, category[:1].upper() + category[1:])


def comfort_words() -> dict[ComfortLevel, str]:
    """Return what the comfort levels are called, the gentlest first."""
    return {
        ComfortLevel.LOW: QCoreApplication.translate("Events", "Low pressure"),
        ComfortLevel.MEDIUM: QCoreApplication.translate("Events", "Moderate"),
        ComfortLevel.HIGH: QCoreApplication.translate("Events", "High energy"),
    }


def comfort_title(event: Event) -> str:
    """Return how much an event asks, marked where that is only a guess."""
    words = comfort_words()[event.comfort_level]
    if not event.comfort_is_guess:
        return words
    return QCoreApplication.translate("Events", "{words} (a guess)").format(words=words)


def view_words() -> dict[EventView, str]:
    """Return the names of the ways to look through events."""
    return {
        EventView.DISCOVER: QCoreApplication.translate("Events", "Discover"),
        EventView.INTERESTED: QCoreApplication.translate("Events", "Interested"),
        EventView.GOING: QCoreApplication.translate("Events", "Going"),
        EventView.PAST: QCoreApplication.translate("Events", "Past"),
    }


def when_words() -> dict[When, str]:
    """Return the names of the stretches of the calendar."""
    return {
        When.ANY: QCoreApplication.translate("Events", "Any time"),
        When.TODAY: QCoreApplication.translate("Events", "Today"),
        When.THIS_WEEK: QCoreApplication.translate("Events", "This week"),
        When.THIS_MONTH: QCoreApplication.translate("Events", "This month"),
    }


def answer_words() -> dict[AttendeeStatus, str]:
    """Return the four answers as a person says them."""
    return {
        AttendeeStatus.INTERESTED: QCoreApplication.translate("Events", "Interested"),
        AttendeeStatus.GOING: QCoreApplication.translate("Events", "Going"),
        AttendeeStatus.NOT_GOING: QCoreApplication.translate("Events", "Not going"),
        AttendeeStatus.ATTENDED: QCoreApplication.translate("Events", "I was there"),
    }


def status_word(card: EventCard) -> str:
    """Return how things stand with an event in a word or two; empty when nothing was said."""
    if not card.event.is_active:
        return QCoreApplication.translate("Events", "Called off")
    if card.status is None:
        return ""
    if card.status is AttendeeStatus.ATTENDED:
        return QCoreApplication.translate("Events", "You were there")
    return answer_words()[card.status]


def status_icon(card: EventCard) -> str:
    """Return the drawing that goes with `status_word`."""
    if not card.event.is_active:
        return "calendar-remove-outline"
    drawings = {
        AttendeeStatus.INTERESTED: "star-outline",
        AttendeeStatus.GOING: "calendar-check-outline",
        AttendeeStatus.NOT_GOING: "minus-circle-outline",
        AttendeeStatus.ATTENDED: "check-circle-outline",
    }
    return "calendar-blank-outline" if card.status is None else drawings[card.status]


def clock_time(moment: datetime) -> str:
    """Return the time of a wall-clock moment, without seconds."""
    locale = QLocale()
    pattern = locale.timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "").replace(".ss", "")
    return locale.toString(QTime(moment.hour, moment.minute), pattern)


def time_span(card: EventCard) -> str:
    """Return from when to when an event lasts on its day: “19:00 – 21:30”."""
    event = card.event
    if event.all_day:
        return QCoreApplication.translate("Events", "all day")
    begin, end = clock_time(event.begins), event.ends
    if end is None or end.date() > event.begins.date() + timedelta(days=1):
        return begin
    return QCoreApplication.translate("Events", "{begin} – {end}").format(begin=begin, end=clock_time(end))


def near_day(day: date, today: date) -> str:
    """Return a day as one says it from today: “Tomorrow, Monday, 2 March”; further off in full."""
    near = {
        -1: QCoreApplication.translate("Events", "Yesterday"),
        0: QCoreApplication.translate("Events", "Today"),
        1: QCoreApplication.translate("Events", "Tomorrow"),
    }.get((day - today).days)
    if near is None:
        return long_day(day) if day.year != today.year else short_day(day, with_year=False)
    return QCoreApplication.translate("Events", "{near} · {day}").format(near=near, day=short_day(day, with_year=False))


def when_soon(event: Event, today: date) -> str:
    """Return when an event begins as one says it: “tomorrow at 19:00”, “on Friday at 10:00”."""
    day = event.begins.date()
    ahead = (day - today).days
    if ahead == 0:
        words = QCoreApplication.translate("Events", "today")
    elif ahead == 1:
        words = QCoreApplication.translate("Events", "tomorrow")
    elif 1 < ahead <= _SOON_DAYS:
        weekday = QLocale().dayName(day.isoweekday())
        words = QCoreApplication.translate("Events", "on {weekday}").format(weekday=weekday)
    else:
        shown = short_day(day, with_year=day.year != today.year)
        words = QCoreApplication.translate("Events", "on {day}").format(day=shown)
    if event.all_day:
        return words
    return QCoreApplication.translate("Events", "{day} at {time}").format(day=words, time=clock_time(event.begins))


def full_when(card: EventCard) -> str:
    """Return day and time of an event in full, with its last day where that is another."""
    event = card.event
    first, end = long_day(event.begins.date()), card.ends
    last = (end - timedelta(microseconds=1)).date() if end is not None else event.begins.date()
    overnight = not event.all_day and end is not None and end - event.begins < timedelta(days=1)
    if last == event.begins.date() or overnight:
        return QCoreApplication.translate("Events", "{day}, {time}").format(day=first, time=time_span(card))
    if event.all_day or end is None:
        return QCoreApplication.translate("Events", "{first} to {last}").format(first=first, last=long_day(last))
    text = QCoreApplication.translate("Events", "{first}, {begin} to {last}, {end}")
    return text.format(first=first, begin=clock_time(event.begins), last=long_day(last), end=clock_time(end))


def elsewhere_when(event: Event) -> str:
    """Return when an event begins by the clock of the zone it was written in; empty where that says the same."""
    if event.starts_at is None or not event.zone or event.all_day:
        return ""
    zone = _zone(event.zone)
    if zone is None:
        return QCoreApplication.translate("Events", "Written for the time zone “{zone}”").format(zone=event.zone)
    there = from_ms(event.starts_at, zone).replace(tzinfo=None)
    if there == event.begins:
        return ""
    place = event.zone.rsplit("/", 1)[-1].replace("_", " ")
    moment = clock_time(there)
    if there.date() != event.begins.date():
        moment = f"{short_day(there.date(), with_year=False)}, {moment}"
    return QCoreApplication.translate("Events", "{time} in {place}, where it was written").format(
        time=moment, place=place
    )


def money(price: float) -> str:
    """Return a price as the person's country writes it."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return f"{price:.2f}"
    return locale.toCurrencyString(price)


def reading(card: EventCard) -> str:
    """Return what a list shows of an event, in words to be read out."""
    event = card.event
    parts = (
        event.title,
        full_when(card),
        event.location or "",
        status_word(card),
        category_title(event.category),
        comfort_title(event),
        price_words(event),
        "" if card.is_over else places_words(card),
    )
    return ", ".join(part for part in parts if part)


def price_words(event: Event) -> str:
    """Return what an event costs; empty for one from a calendar that names no price: that says nothing."""
    if event.price:
        return QCoreApplication.translate("Events", "Price {price}").format(price=money(event.price))
    return QCoreApplication.translate("Events", "Free") if event.is_price_known else ""


def places_words(card: EventCard) -> str:
    """Return how many places are left; empty when there is no limit."""
    if card.places_left is None:
        return ""
    if card.places_left == 0:
        return QCoreApplication.translate("Events", "Full")
    if card.places_left == 1:
        return QCoreApplication.translate("Events", "1 place left")
    return QCoreApplication.translate("Events", "{count} places left").format(count=number(card.places_left))


def number(value: int) -> str:
    """Return a whole number as the person's language writes it."""
    return QLocale().toString(value)


def reminder_words(minutes: int) -> str:
    """Return how long before the beginning a reminder comes."""
    if minutes == 0:
        return QCoreApplication.translate("Events", "At the start")
    for size, one, many in _spans():
        if minutes % size == 0:
            count = minutes // size
            return one if count == 1 else many.format(count=number(count))
    return ""


def social_lines(event: Event) -> Iterator[str]:
    """Yield what is known of the company, one line each; whatever keys the event came with are kept."""
    context = event.social_context
    if not isinstance(context, dict):
        return
    names = {
        "group_size": QCoreApplication.translate("Events", "Size of the group"),
        "interaction": QCoreApplication.translate("Events", "How people mix"),
        "interaction_type": QCoreApplication.translate("Events", "How people mix"),
        "icebreakers": QCoreApplication.translate("Events", "Ways to begin a talk"),
    }
    for key, value in context.items():
        snake = "".join(f"_{char.lower()}" if char.isupper() else char for char in str(key)).lstrip("_")
        name = names.get(snake, snake.replace("_", " ").capitalize())
        parts = value if isinstance(value, list | tuple) else [value]
        told = " · ".join(" ".join(str(part).split()) for part in parts if part not in (None, ""))
        if told:
            yield QCoreApplication.translate("Events", "{name}: {value}").format(name=name, value=told)


def _spans() -> tuple[tuple[int, str, str], ...]:
    return (
        (
            7 * 24 * 60,
            QCoreApplication.translate("Events", "1 week before"),
            QCoreApplication.translate("Events", "{count} weeks before"),
        ),
        (
            24 * 60,
            QCoreApplication.translate("Events", "1 day before"),
            QCoreApplication.translate("Events", "{count} days before"),
        ),
        (
            60,
            QCoreApplication.translate("Events", "1 hour before"),
            QCoreApplication.translate("Events", "{count} hours before"),
        ),
        (
            1,
            QCoreApplication.translate("Events", "1 minute before"),
            QCoreApplication.translate("Events", "{count} minutes before"),
        ),
    )


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return None
