"""The words of importing a calendar."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from extrovertly_desktop.adapters.import_model import ImportWords
from extrovertly_desktop.adapters.local_dates import short_day
from extrovertly_desktop.services.calendar_values import ImportPreview, ImportResult, ImportRow, RowKind
from extrovertly_desktop.views.events.words import category_title, clock_time, comfort_words


def import_words(today: date) -> ImportWords:
    """Return how things are called in the table of a preview; years other than this one are told."""
    return ImportWords(
        kinds=kind_words(),
        comfort=comfort_words(),
        category=category_title,
        guess=QCoreApplication.translate("Import", "{words}?"),
        when=lambda row: when_short(row, today),
    )


def when_short(row: ImportRow, today: date) -> str:
    """Return when a row begins, day and time before all else: “Fri, 20 Nov, 19:00”, and how it repeats."""
    words = short_day(row.begins.date(), with_year=row.begins.year != today.year)
    if not row.all_day:
        words = QCoreApplication.translate("Import", "{day}, {time}").format(day=words, time=clock_time(row.begins))
    if not row.rule:
        return words
    return QCoreApplication.translate("Import", "{moment} · {rule}").format(moment=words, rule=_lower(row.rule))


def kind_words() -> dict[RowKind, str]:
    """Return what becomes of an event, in a word or two."""
    return {
        RowKind.ADDED: QCoreApplication.translate("Import", "New"),
        RowKind.CHANGED: QCoreApplication.translate("Import", "Changed"),
        RowKind.CANCELLED: QCoreApplication.translate("Import", "Called off"),
        RowKind.UNCHANGED: QCoreApplication.translate("Import", "As it is here"),
        RowKind.SKIPPED: QCoreApplication.translate("Import", "Left out"),
    }


def heading(preview: ImportPreview, name: str) -> str:
    """Return how much a calendar holds and where it came from."""
    count = len(preview.rows)
    source = preview.name or name
    if count == 0:
        return QCoreApplication.translate("Import", "No events in “{name}”").format(name=source)
    if count == 1:
        return QCoreApplication.translate("Import", "1 event in “{name}”").format(name=source)
    words = QCoreApplication.translate("Import", "{count} events in “{name}”")
    return words.format(count=figure(count), name=source)


def left_aside(preview: ImportPreview) -> str:
    """Return what else a calendar holds that is no event; empty if nothing."""
    parts = []
    if preview.skipped_tasks:
        many = QCoreApplication.translate("Import", "{count} tasks").format(count=figure(preview.skipped_tasks))
        parts.append(QCoreApplication.translate("Import", "1 task") if preview.skipped_tasks == 1 else many)
    if preview.skipped_notes:
        many = QCoreApplication.translate("Import", "{count} notes").format(count=figure(preview.skipped_notes))
        parts.append(QCoreApplication.translate("Import", "1 note") if preview.skipped_notes == 1 else many)
    if not parts:
        return ""
    both = QCoreApplication.translate("Import", " and ").join(parts)
    return QCoreApplication.translate("Import", "Left aside, since only events have a place here: {what}.").format(
        what=both
    )


def import_button(count: int) -> str:
    """Return what the one clear button says."""
    if count == 0:
        return QCoreApplication.translate("Import", "Import")
    if count == 1:
        return QCoreApplication.translate("Import", "Import 1 event")
    return QCoreApplication.translate("Import", "Import {count} events").format(count=figure(count))


def row_sentence(row: ImportRow) -> str:
    """Return what the table has no room for: when in full, what changes or why not, and from what was guessed."""
    said = [row.when]
    if row.sentence:
        said.append(row.sentence)
    if row.is_yours:
        said.append(QCoreApplication.translate("Import", "You changed this one here; tick it to let that go."))
    if row.can_be_ticked and row.comfort_why:
        said.append(QCoreApplication.translate("Import", "How demanding: {why}").format(why=_lower(row.comfort_why)))
    if row.can_be_ticked and row.category_why:
        said.append(QCoreApplication.translate("Import", "Category: {why}").format(why=_lower(row.category_why)))
    if row.attendee_count == 1:
        said.append(QCoreApplication.translate("Import", "1 person is invited."))
    elif row.attendee_count:
        words = QCoreApplication.translate("Import", "{count} people are invited.")
        said.append(words.format(count=figure(row.attendee_count)))
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in said)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def summary(result: ImportResult) -> str:
    """Return what an import did, as one line."""
    counts = (
        (result.added, QCoreApplication.translate("Import", "{count} added")),
        (result.changed, QCoreApplication.translate("Import", "{count} changed")),
        (result.cancelled, QCoreApplication.translate("Import", "{count} called off")),
    )
    told = [words.format(count=figure(count)) for count, words in counts if count]
    if result.left_out:
        told.append(QCoreApplication.translate("Import", "{count} left out").format(count=figure(result.left_out)))
    return QCoreApplication.translate("Import", "Calendar imported: {what}.").format(what=", ".join(told))


def problem_line(line: int | None, sentence: str, event: str) -> str:
    """Return something that could not be read, with the event it is about as far as that is known, and its line."""
    about = QCoreApplication.translate("Import", "“{event}”: {what}").format(event=event, what=sentence)
    words = about if event else sentence
    if line is None:
        return words
    return QCoreApplication.translate("Import", "{what} (Line {line})").format(line=figure(line), what=words)


def figure(count: int) -> str:
    """Return a whole number as the person's language writes it."""
    return QLocale().toString(count)
