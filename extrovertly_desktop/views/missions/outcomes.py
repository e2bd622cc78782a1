"""What is said about an outcome, and an outcome as a draft again."""

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.domain.exposure import Attendance, Exposure, OutcomeDraft
from extrovertly_desktop.views.missions.words import expectation


def outcome_of(exposure: Exposure) -> OutcomeDraft:
    """Return the outcome of a concluded exposure as a draft, to put it back as it was."""
    fields = {name: getattr(exposure, name) for name in OutcomeDraft.model_fields if name != "at_ms"}
    return OutcomeDraft(**fields, at_ms=exposure.concluded_at)


def kind_word(attendance: Attendance) -> str:
    """Return a sentence that answers whatever a person says became of an attempt."""
    match attendance:
        case Attendance.DONE:
            return QCoreApplication.translate("Missions", "You tried it for yourself. What did you find?")
        case Attendance.LEFT_EARLY:
            return QCoreApplication.translate(
                "Missions", "Stopping early counts in full: you began, and you have seen something. What was it?"
            )
        case Attendance.DID_NOT_GO:
            return QCoreApplication.translate(
                "Missions", "That is all right, and it costs nothing. The mission waits until you want it again."
            )


def summary(exposure: Exposure) -> str:
    """Return one quiet line about an outcome that was just written, with the person's own figures."""
    if exposure.attendance is Attendance.DID_NOT_GO:
        return QCoreApplication.translate("Missions", "Noted. The mission stays here for another day.")
    figures = expectation(exposure.expected_suds, exposure.peak_suds) if exposure.peak_suds is not None else ""
    return figures or QCoreApplication.translate("Missions", "Written down.")
