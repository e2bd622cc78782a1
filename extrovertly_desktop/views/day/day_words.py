"""What a day's page says of each thing."""

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.adapters.journal_model import plain_excerpt
from extrovertly_desktop.adapters.local_dates import time_of_day
from extrovertly_desktop.domain.event_lists import EventCard
from extrovertly_desktop.domain.exposure import Attendance, CameTrue, Exposure
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.domain.moods import CheckIn
from extrovertly_desktop.domain.points import AwardKind
from extrovertly_desktop.domain.whole_day import WholeDay
from extrovertly_desktop.views.progress.words import figure, percent

_EXCERPT = 240


def _tr(words: str) -> str:
    return QCoreApplication.translate("DayWords", words)


def check_in_title(check_in: CheckIn, mood: str, zone: tzinfo) -> str:
    """Return mood and time."""
    return f"{mood} · {time_of_day(check_in.created_at, zone)}"


def check_in_lines(check_in: CheckIn) -> tuple[str, ...]:
    """Return figures, and what it was about."""
    figures = []
    if check_in.confidence_level is not None:
        figures.append(_tr("confidence {value} of 10").format(value=figure(check_in.confidence_level, 1)))
    if check_in.intensity is not None:
        figures.append(_tr("intensity {value} of 10").format(value=check_in.intensity))
    return (" · ".join(figures), check_in.context or "", ", ".join(check_in.triggers))


def entry_title(entry: JournalEntry, mood: str, zone: tzinfo) -> str:
    """Return mood, time, and whether it is private."""
    parts = [mood, time_of_day(entry.created_at, zone)]
    if entry.is_private:
        parts.append(_tr("private"))
    return " · ".join(parts)


def entry_lines(entry: JournalEntry) -> tuple[str, ...]:
    """Return the first lines and the tags; what is private stays closed until it is opened."""
    text = "" if entry.is_private else plain_excerpt(entry.content)
    if len(text) > _EXCERPT:
        text = text[:_EXCERPT].rsplit(" ", 1)[0] + "…"
    return (text, " ".join(f"#{tag}" for tag in entry.tags))


def attempt_lines(attempt: Exposure) -> tuple[str, ...]:
    """Return what was predicted, what came of it, and what was learned."""
    # More follows on the same line, so that a full stop would stand in the middle.
    before = [(attempt.worry or "").rstrip(".")]
    if attempt.likelihood is not None:
        before.append(_tr("seemed {percent} likely").format(percent=percent(attempt.likelihood)))
    if attempt.expected_suds is not None:
        before.append(_tr("expected anxiety {value}").format(value=attempt.expected_suds))
    said = " · ".join(filter(None, before))
    lines = [_tr("Before: {words}").format(words=said) if said else ""]
    if attempt.is_open:
        return (*lines, _tr("The outcome is still to come."))
    after = [_attendance(attempt), _came(attempt)]
    if attempt.peak_suds is not None:
        after.append(_tr("highest anxiety {value}").format(value=attempt.peak_suds))
    if attempt.surprise is not None:
        after.append(_tr("surprise {value}").format(value=attempt.surprise))
    found = " · ".join(filter(None, after))
    lines.append(_tr("After: {words}").format(words=found) if found else _tr("Done."))
    if attempt.learned:
        lines.append(_tr("Learned: {words}").format(words=attempt.learned))
    return tuple(lines)


def event_lines(card: EventCard, status: str) -> tuple[str, ...]:
    """Return when, where, and what the person answered."""
    return (" · ".join(filter(None, (card.event.time, card.event.location, status))),)


def points_line(day: WholeDay) -> str:
    """Return where the day's points came from."""
    by_kind: dict[AwardKind, int] = {}
    for award in day.awards:
        by_kind[award.kind] = by_kind.get(award.kind, 0) + award.points
    return " · ".join(f"{_kind(kind)} {figure(points)}" for kind, points in by_kind.items())


def _kind(kind: AwardKind) -> str:
    match kind:
        case AwardKind.MISSION:
            return _tr("missions")
        case AwardKind.EVENT:
            return _tr("events")
        case AwardKind.JOURNAL_DAY:
            return _tr("first entry")
        case AwardKind.CHECK_IN_DAY:
            return _tr("first check-in")
        case AwardKind.ACHIEVEMENT:
            return _tr("achievements")


def _came(attempt: Exposure) -> str:
    match attempt.came_true:
        case CameTrue.NO:
            return _tr("the worry did not come true")
        case CameTrue.PARTLY:
            return _tr("the worry came true in part")
        case CameTrue.YES:
            return _tr("the worry came true")
        case None:
            return ""


def _attendance(attempt: Exposure) -> str:
    match attempt.attendance:
        case Attendance.LEFT_EARLY:
            return _tr("left early, which counts")
        case Attendance.DID_NOT_GO:
            return _tr("did not go this time")
        case _:
            return ""
