"""What a new plan begins with: the last one with a change, or what is proposed for the day."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.domain.context_words import context_phrase
from extrovertly_desktop.domain.day_picks import DayPicks
from extrovertly_desktop.domain.exposure import PredictionDraft
from extrovertly_desktop.domain.missions import VariedRepeat
from extrovertly_desktop.domain.recommendation import ContextKind

_KINDS = {"place": ContextKind.PLACE, "people": ContextKind.PEOPLE, "time_of_day": ContextKind.TIME}


@dataclass(frozen=True, slots=True)
class PlanStart:
    """What is filled in already, and one line that says so."""

    draft: PredictionDraft
    words: str


def of_repeat(repeat: VariedRepeat) -> PlanStart:
    """Begin with the last plan, and say in one line what is different from it."""
    kind = _KINDS[repeat.changed]
    after = context_phrase(kind, repeat.after)
    if not repeat.before:
        text = QCoreApplication.translate("Missions", "This time: {after}. What do you expect now?")
        return PlanStart(repeat.draft, text.format(after=after))
    text = QCoreApplication.translate("Missions", "This time: {after} instead of {before}. What do you expect now?")
    return PlanStart(repeat.draft, text.format(after=after, before=context_phrase(kind, repeat.before)))


def of_today(picks: DayPicks | None, mission_id: str) -> PlanStart | None:
    """Begin with the place, people and time that are proposed today for a mission; None where nothing is."""
    pick = next((pick for pick in picks.picks if pick.mission.id == mission_id), None) if picks is not None else None
    proposed = {name: value for name in _KINDS if pick is not None and (value := getattr(pick, name))}
    if not proposed:
        return None
    words = QCoreApplication.translate("Missions", ", ").join(
        context_phrase(_KINDS[name], value) for name, value in proposed.items()
    )
    text = QCoreApplication.translate(
        "Missions", "Proposed for today: {where}. You can change that under “More about how you will do it”."
    )
    return PlanStart(PredictionDraft.of(**proposed), text.format(where=words))
