"""The words around one of today's three."""

from PySide6.QtCore import QCoreApplication, QLocale

from extrovertly_desktop.domain.context_words import context_phrase
from extrovertly_desktop.domain.day_picks import DayPick
from extrovertly_desktop.domain.recommendation import ContextKind, Slot

_WORDS = "TodaysThree"
_NOTHING_TOLD = frozenset({"anywhere", "any"})
"""Words of a context that leave it open."""


def slot_words(slot: Slot) -> str:
    """Return what one of the three is for."""
    return {
        Slot.WITHIN_REACH: QCoreApplication.translate(_WORDS, "Within reach"),
        Slot.STRETCH: QCoreApplication.translate(_WORDS, "A stretch"),
        Slot.VARIED: QCoreApplication.translate(_WORDS, "Something different"),
    }[slot]


def setting_words(pick: DayPick) -> str:
    """Return where, with whom and when it is proposed, as one line; empty when all of that is left open."""
    parts = (
        (ContextKind.PLACE, pick.place),
        (ContextKind.PEOPLE, pick.people),
        (ContextKind.TIME, pick.time_of_day),
    )
    told = [context_phrase(kind, value) for kind, value in parts if value and value not in _NOTHING_TOLD]
    line = ", ".join(told)
    return line[:1].upper() + line[1:]


def figure_words(pick: DayPick) -> str:
    """Return what to expect, with the stretch in which it is likely to lie."""
    text = QCoreApplication.translate(_WORDS, "Anxiety at its peak: about {expected} of 100, likely {low} to {high}")
    locale = QLocale()
    expected, low, high = (locale.toString(round(value)) for value in (pick.expected_suds, pick.low, pick.high))
    return text.format(expected=expected, low=low, high=high)
