"""The words of missions that several widgets share."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from extrovertly_desktop.adapters.mission_model import Standing
from extrovertly_desktop.domain.exposure import Attendance, CameTrue, Exposure
from extrovertly_desktop.domain.missions import Difficulty, Mission, MissionCard, MissionStatus


def difficulty_words() -> dict[Difficulty, str]:
    """Return the names of the difficulties, easiest first."""
    return {
        Difficulty.BEGINNER: QCoreApplication.translate("Missions", "Beginner"),
        Difficulty.INTERMEDIATE: QCoreApplication.translate("Missions", "Intermediate"),
        Difficulty.ADVANCED: QCoreApplication.translate("Missions", "Advanced"),
    }


def standing_words() -> dict[Standing, str]:
    """Return the names of the ways to look through the catalogue."""
    return {
        Standing.TODAY: QCoreApplication.translate("Missions", "Today's"),
        Standing.PLANNED: QCoreApplication.translate("Missions", "Planned"),
        Standing.DONE: QCoreApplication.translate("Missions", "Done"),
        Standing.OWN: QCoreApplication.translate("Missions", "My own"),
        Standing.NOT_TRIED: QCoreApplication.translate("Missions", "Not tried"),
        Standing.SET_ASIDE: QCoreApplication.translate("Missions", "Set aside"),
        Standing.HIDDEN: QCoreApplication.translate("Missions", "Hidden"),
    }


def attendance_words() -> dict[Attendance, str]:
    """Return what a person can say became of an attempt."""
    return {
        Attendance.DONE: QCoreApplication.translate("Missions", "I did it"),
        Attendance.LEFT_EARLY: QCoreApplication.translate("Missions", "I stopped early"),
        Attendance.DID_NOT_GO: QCoreApplication.translate("Missions", "I did not do it"),
    }


def came_true_words() -> dict[CameTrue, str]:
    """Return the answers to whether a worry came true."""
    return {
        CameTrue.NO: QCoreApplication.translate("Missions", "No"),
        CameTrue.PARTLY: QCoreApplication.translate("Missions", "Partly"),
        CameTrue.YES: QCoreApplication.translate("Missions", "Yes"),
    }


def time_words() -> dict[str, str]:
    """Return the times of day by the words that are stored."""
    return {
        "morning": QCoreApplication.translate("Missions", "Morning"),
        "midday": QCoreApplication.translate("Missions", "Midday"),
        "afternoon": QCoreApplication.translate("Missions", "Afternoon"),
        "evening": QCoreApplication.translate("Missions", "Evening"),
    }


def number(value: int) -> str:
    """Return a whole number as the person's language writes it."""
    return QLocale().toString(value)


def percent(value: int) -> str:
    """Return a likelihood with its sign."""
    return QCoreApplication.translate("Missions", "{figure} %").format(figure=number(value))


def long_date(iso: str) -> str:
    """Return an ISO date in the person's long form, or as it is if it cannot be read."""
    day = QDate.fromString(iso, "yyyy-MM-dd")
    return QLocale().toString(day, QLocale.FormatType.LongFormat) if day.isValid() else iso


def facts(mission: Mission, category: str) -> tuple[str, ...]:
    """Return what describes a mission in a few words each: difficulty, category, time, points."""
    words = [difficulty_words()[mission.difficulty], category]
    if mission.time_estimate:
        words.append(mission.time_estimate)
    words.append(QCoreApplication.translate("Missions", "{figure} points").format(figure=number(mission.points)))
    return tuple(words)


def mark(card: MissionCard) -> str:
    """Return how a person stands with a mission, in a word or two; empty if they never touched it."""
    if card.is_hidden:
        return QCoreApplication.translate("Missions", "Hidden")
    if card.status is MissionStatus.IN_PROGRESS:
        return QCoreApplication.translate("Missions", "Planned")
    if card.status is MissionStatus.ASSIGNED:
        return QCoreApplication.translate("Missions", "For later")
    if card.is_picked_today and card.times_done == 0:
        return QCoreApplication.translate("Missions", "Today's")
    if card.times_done == 1:
        return QCoreApplication.translate("Missions", "Done")
    if card.times_done > 1:
        return QCoreApplication.translate("Missions", "Done {figure} times").format(figure=number(card.times_done))
    if card.status is MissionStatus.SKIPPED:
        return QCoreApplication.translate("Missions", "Set aside")
    return ""


def anxiety(suds: int) -> str:
    """Return how much anxiety a figure from 0 to 100 stands for, in plain words."""
    steps = (
        (20, QCoreApplication.translate("Missions", "hardly any anxiety")),
        (40, QCoreApplication.translate("Missions", "a little anxiety")),
        (60, QCoreApplication.translate("Missions", "some anxiety")),
        (80, QCoreApplication.translate("Missions", "a good deal of anxiety")),
    )
    most = QCoreApplication.translate("Missions", "a great deal of anxiety")
    return next((words for below, words in steps if suds < below), most)


def expectation(suds: int | None, peak: int | None) -> str:
    """Return expected and highest anxiety of an attempt as a sentence; empty if neither is known."""
    if suds is not None and peak is not None:
        text = QCoreApplication.translate("Missions", "You expected {expected}, it peaked at {peak}.")
        return text.format(expected=number(suds), peak=number(peak))
    if peak is not None:
        return QCoreApplication.translate("Missions", "It peaked at {peak}.").format(peak=number(peak))
    if suds is not None:
        return QCoreApplication.translate("Missions", "You expected {expected}.").format(expected=number(suds))
    return ""


def verdict(exposure: Exposure) -> str:
    """Return whether the worry of an attempt came true, as a sentence; empty if that was not said."""
    sentences = {
        CameTrue.NO: QCoreApplication.translate("Missions", "It did not come true."),
        CameTrue.PARTLY: QCoreApplication.translate("Missions", "It came true in part."),
        CameTrue.YES: QCoreApplication.translate("Missions", "It came true."),
    }
    return "" if exposure.came_true is None else sentences[exposure.came_true]


def quoted(text: str) -> str:
    """Return somebody's own words in quotation marks, on one line."""
    return QCoreApplication.translate("Missions", "“{words}”").format(words=" ".join(text.split()))


def short_date(iso: str) -> str:
    """Return an ISO date in a few characters, or as it is if it cannot be read."""
    day = QDate.fromString(iso, "yyyy-MM-dd")
    return QLocale().toString(day, QCoreApplication.translate("Missions", "d MMM")) if day.isValid() else iso


def compared(attempts: Sequence[Exposure]) -> str:
    """Return how expected and actual anxiety compare over several attempts, as a sentence; empty for fewer than two.

    The figure is the plain mean of the differences between the peak and what was expected, SUDS.
    """
    gaps = [
        item.peak_suds - item.expected_suds
        for item in attempts
        if item.peak_suds is not None and item.expected_suds is not None
    ]
    if len(gaps) < 2:
        return ""
    mean = round(sum(gaps) / len(gaps))
    if mean == 0:
        text = QCoreApplication.translate("Missions", "Over {times} times it came, on average, to what you expected.")
    elif mean < 0:
        text = QCoreApplication.translate(
            "Missions", "Over {times} times it peaked {gap} lower than you expected, on average."
        )
    else:
        text = QCoreApplication.translate(
            "Missions", "Over {times} times it peaked {gap} higher than you expected, on average."
        )
    return text.format(times=number(len(gaps)), gap=number(abs(mean)))


def place_words() -> dict[str, str]:
    """Return the places a mission can name by the words that are stored."""
    return {
        "anywhere": QCoreApplication.translate("Missions", "Anywhere"),
        "home": QCoreApplication.translate("Missions", "Home"),
        "neighbourhood": QCoreApplication.translate("Missions", "Neighbourhood"),
        "outdoors": QCoreApplication.translate("Missions", "Outdoors"),
        "shop": QCoreApplication.translate("Missions", "Shop"),
        "cafe": QCoreApplication.translate("Missions", "Café"),
        "library": QCoreApplication.translate("Missions", "Library"),
        "transport": QCoreApplication.translate("Missions", "Bus or train"),
        "work": QCoreApplication.translate("Missions", "Work"),
        "study": QCoreApplication.translate("Missions", "Place of study"),
        "sports": QCoreApplication.translate("Missions", "Sports"),
        "venue": QCoreApplication.translate("Missions", "Venue"),
        "phone": QCoreApplication.translate("Missions", "On the phone"),
        "online": QCoreApplication.translate("Missions", "Online"),
    }


def people_words() -> dict[str, str]:
    """Return the company a mission can name by the words that are stored."""
    return {
        "stranger": QCoreApplication.translate("Missions", "Stranger"),
        "staff": QCoreApplication.translate("Missions", "Staff"),
        "acquaintance": QCoreApplication.translate("Missions", "Acquaintance"),
        "friend": QCoreApplication.translate("Missions", "Friend"),
        "family": QCoreApplication.translate("Missions", "Family"),
        "colleague": QCoreApplication.translate("Missions", "Colleague"),
        "authority": QCoreApplication.translate("Missions", "Someone in authority"),
        "group": QCoreApplication.translate("Missions", "Group"),
        "date": QCoreApplication.translate("Missions", "Date"),
        "online": QCoreApplication.translate("Missions", "People online"),
    }
