"""How what comes along and goes out is put into words."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from extrovertly_desktop.adapters.local_dates import short_day, time_of_day
from extrovertly_desktop.domain.clock import Clock, from_ms, to_ms
from extrovertly_desktop.domain.moods import MoodVocabulary
from extrovertly_desktop.services.transfer.values import (
    PastImport,
    SampleRow,
    TransferPreview,
    TransferProblem,
    TransferResult,
    Undone,
)

_OF_THE_PERSON = frozenset({
    "journal_entries", "mood_tracking", "exposures", "events", "social_goals", "coach_conversations", "attachments",
})  # fmt: skip
_WITH_MOOD = frozenset({"journal_entries", "mood_tracking"})


def figure(count: int) -> str:
    """Return a whole number as the person's language writes it."""
    return QLocale().toString(count)


def kind_words(table: str) -> str:
    """Return what people call the rows of a table."""
    translate = QCoreApplication.translate
    known = {
        "users": translate("Transfer", "People"),
        "user_profiles": translate("Transfer", "Profiles"),
        "journal_entries": translate("Transfer", "Journal entries"),
        "missions": translate("Transfer", "Missions of the catalogue"),
        "achievements": translate("Transfer", "Achievements there are"),
        "event_series": translate("Transfer", "Events that repeat"),
        "events": translate("Transfer", "Events"),
        "mood_tracking": translate("Transfer", "Check-ins"),
        "social_goals": translate("Transfer", "Goals"),
        "user_missions": translate("Transfer", "Missions taken on"),
        "event_attendees": translate("Transfer", "Answers to events"),
        "user_achievements": translate("Transfer", "Achievements"),
        "coach_conversations": translate("Transfer", "Conversations"),
        "coach_messages": translate("Transfer", "Messages with the coach"),
        "progress_tracking": translate("Transfer", "Days of progress"),
        "weekly_insights": translate("Transfer", "Insights"),
        "exposures": translate("Transfer", "Predictions and attempts"),
        "point_awards": translate("Transfer", "Points"),
        "attachments": translate("Transfer", "Photos"),
        "event_preparations": translate("Transfer", "Preparations"),
        "reminders": translate("Transfer", "Reminders"),
        "daily_picks": translate("Transfer", "Choices of the day"),
        "suds_marks": translate("Transfer", "Marks on the ladder"),
        "well_being_checks": translate("Transfer", "Well-being"),
    }
    return known.get(table, table.replace("_", " ").capitalize())


def counts_words(counts: Mapping[str, int]) -> str:
    """Return how many there are of each kind, as one line: “Journal entries: 312 · Photos: 4”."""
    parts = [
        QCoreApplication.translate("Transfer", "{kind}: {count}").format(kind=kind_words(kind), count=figure(count))
        for kind, count in counts.items()
        if count
    ]
    return " · ".join(parts)


def written_words(counts: Mapping[str, int]) -> str:
    """Return how much of what a person knows of was written, as one line; what follows from it is passed over."""
    return counts_words({kind: count for kind, count in counts.items() if kind in _OF_THE_PERSON})


def when_words(when: str) -> str:
    """Return a day, or a day and a time, of ISO's way as the person writes it; what is neither stays as it is."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return when
    day = short_day(moment.date())
    if len(when) <= len(date.min.isoformat()):
        return day
    time = time_of_day(to_ms(moment.replace(tzinfo=UTC)), UTC)
    return QCoreApplication.translate("Transfer", "{day}, {time}").format(day=day, time=time)


def moment_words(at_ms: int, clock: Clock) -> str:
    """Return an instant as day and time."""
    return when_words(from_ms(at_ms, clock.zone()).strftime("%Y-%m-%dT%H:%M"))


def details_words(sample: SampleRow, moods: MoodVocabulary) -> str:
    """Return the details of a row on one line; its mood, the first of them, as the person calls it."""
    details = list(sample.details)
    mood = moods.find(details[0]) if details and sample.table in _WITH_MOOD else None
    if mood is not None:
        details[0] = mood.title
    return " · ".join(details)


def heading_words(preview: TransferPreview) -> str:
    """Return how much a file would bring."""
    count, name = sum(preview.would_add.values()), preview.path.name
    if count == 0:
        return QCoreApplication.translate("Transfer", "“{name}” brings nothing new").format(name=name)
    if count == 1:
        return QCoreApplication.translate("Transfer", "“{name}” brings 1 thing").format(name=name)
    words = QCoreApplication.translate("Transfer", "“{name}” brings {count} things")
    return words.format(name=name, count=figure(count))


def aside_lines(seen: TransferPreview | TransferResult) -> list[str]:
    """Return what does not come along and why, a line each."""
    translate = QCoreApplication.translate
    lines = []
    if seen.duplicates == 1:
        lines.append(translate("Transfer", "1 is here already and stays as it is."))
    elif seen.duplicates:
        words = translate("Transfer", "{count} are here already and stay as they are.")
        lines.append(words.format(count=figure(seen.duplicates)))
    if seen.differing == 1:
        lines.append(translate("Transfer", "1 of those says something else in the file; what stands here counts."))
    elif seen.differing:
        words = translate("Transfer", "{count} of those say something else in the file; what stands here counts.")
        lines.append(words.format(count=figure(seen.differing)))
    for left in seen.left_out:
        words = translate("Transfer", "Left out: {count}. {why}")
        lines.append(words.format(count=figure(left.count), why=left.why))
    return lines


def problem_lines(problems: Iterable[TransferProblem], count: int) -> list[str]:
    """Return problems with file and line; a last line tells of those that are too many to list."""
    lines = []
    for problem in problems:
        place = QCoreApplication.translate("Transfer", "{file}, line {line}: {what}")
        if problem.line is None:
            place = QCoreApplication.translate("Transfer", "{file}: {what}")
        line = "" if problem.line is None else figure(problem.line)
        lines.append(place.format(file=problem.file, line=line, what=problem.what))
    if count > len(lines):
        words = QCoreApplication.translate("Transfer", "and {count} more of that kind")
        lines.append(words.format(count=figure(count - len(lines))))
    return lines


def problems_heading(problems: Iterable[TransferProblem], count: int) -> str:
    """Return how much was not understood, and how much is lost by it."""
    lost = sum(problem.lost for problem in problems)
    one = QCoreApplication.translate("Transfer", "1 remark on the file")
    many = QCoreApplication.translate("Transfer", "{count} remarks on the file").format(count=figure(count))
    words = one if count == 1 else many
    if lost:
        tail = QCoreApplication.translate("Transfer", "{words}, {lost} left out because of them")
        words = tail.format(words=words, lost=figure(lost))
    return words


def bring_button(count: int) -> str:
    """Return what the one clear button of a preview says."""
    if count == 0:
        return QCoreApplication.translate("Transfer", "Bring in")
    if count == 1:
        return QCoreApplication.translate("Transfer", "Bring in 1 thing")
    return QCoreApplication.translate("Transfer", "Bring in {count} things").format(count=figure(count))


def brought_words(result: TransferResult) -> str:
    """Return what an import did, as one line."""
    if not any(result.added.values()):
        return QCoreApplication.translate("Transfer", "Everything was here already. Nothing was changed.")
    words = QCoreApplication.translate("Transfer", "Brought in: {what}.")
    return words.format(what=counts_words(result.added))


def past_words(past: PastImport) -> str:
    """Return what an import of the past brought, and whether it was taken back."""
    words = counts_words(past.added)
    if past.undone_at is None:
        return words
    return QCoreApplication.translate("Transfer", "Taken back · {what}").format(what=words)


def source_words(past: PastImport) -> str:
    """Return the file and the format of an import."""
    words = QCoreApplication.translate("Transfer", "{name} ({format})")
    return words.format(name=past.source_name, format=past.format.title)


def past_sentence(past: PastImport, clock: Clock) -> str:
    """Return all that is known of an import of the past, as one line."""
    return " · ".join((moment_words(past.at_ms, clock), source_words(past), past_words(past)))


def undone_words(undone: Undone) -> str:
    """Return what taking an import back did."""
    if undone.stay == 0:
        return QCoreApplication.translate("Transfer", "The import was taken back.")
    if undone.stay == 1:
        return QCoreApplication.translate(
            "Transfer", "The import was taken back, but for 1 thing that was changed or used since."
        )
    words = QCoreApplication.translate(
        "Transfer", "The import was taken back, but for {count} things that were changed or used since."
    )
    return words.format(count=figure(undone.stay))
