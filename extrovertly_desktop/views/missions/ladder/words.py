"""The words of the ladder."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from extrovertly_desktop.adapters.ladder_model import Heading
from extrovertly_desktop.domain.ladder import Rung, StepKind

_WORDS = "Ladder"


def figure(value: float) -> str:
    """Return a figure of the scale as the person's language writes it."""
    return QLocale().toString(round(value))


def day_words(iso: str) -> str:
    """Return an ISO date in the person's short form, or as it is if it cannot be read."""
    day = QDate.fromString(iso[:10], "yyyy-MM-dd")
    return QLocale().toString(day, QLocale.FormatType.ShortFormat) if day.isValid() else iso


def category_words(rung: Rung, categories: Mapping[str, str]) -> str:
    """Return the title of a mission's category, or an event's category as it was written."""
    return categories.get(rung.category, rung.category) if rung.kind is StepKind.MISSION else rung.category


def done_words(rung: Rung) -> str:
    """Return how often it was done; empty if never."""
    if rung.times_done == 0:
        return ""
    if rung.times_done == 1:
        return QCoreApplication.translate(_WORDS, "done once")
    return QCoreApplication.translate(_WORDS, "done {count} times").format(count=QLocale().toString(rung.times_done))


def marks(rung: Rung) -> list[str]:
    """Return what marks a rung, a few words each: done, mastered, placed by hand, own, locked, an event and its day."""
    words = [done_words(rung)]
    if rung.is_mastered:
        words.append(QCoreApplication.translate(_WORDS, "mastered"))
    if rung.is_placed:
        words.append(QCoreApplication.translate(_WORDS, "placed by you"))
    if rung.is_own:
        words.append(QCoreApplication.translate(_WORDS, "your own"))
    if rung.is_locked:
        words.append(QCoreApplication.translate(_WORDS, "not open yet"))
    if rung.kind is StepKind.EVENT:
        event = QCoreApplication.translate(_WORDS, "event")
        on_day = QCoreApplication.translate(_WORDS, "event on {day}")
        words.append(on_day.format(day=day_words(rung.day)) if rung.day else event)
    return [word for word in words if word]


def likely_words(rung: Rung) -> str:
    """Return what to expect, with the stretch in which it is likely to lie."""
    text = QCoreApplication.translate(_WORDS, "anxiety likely about {expected} of 100, between {low} and {high}")
    return text.format(expected=figure(rung.expected), low=figure(rung.low), high=figure(rung.high))


def sentence(rung: Rung, categories: Mapping[str, str]) -> str:
    """Return all there is to say of a rung in one sentence, for those who do not see it."""
    return ", ".join([rung.title, category_words(rung, categories), likely_words(rung), *marks(rung)])


def panel_words(rung: Rung, categories: Mapping[str, str]) -> str:
    """Return what stands below the title of the chosen rung: all of it but the title, in sentences."""
    told = [likely_words(rung), ", ".join([category_words(rung, categories), *marks(rung)])]
    sentences = [f"{part[:1].upper()}{part[1:]}." for part in told]
    if rung.unlock:
        sentences.append(rung.unlock)
    return " ".join(sentences)


def heading_words(heading: Heading) -> str:
    """Return a mark of the scale with the person's words for it."""
    text = QCoreApplication.translate(_WORDS, "Your {mark}: {words}")
    return text.format(mark=figure(heading.mark), words=heading.words)
