"""What is said about a goal: what it counts, how far it is, and when it may be reached."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.domain.goal_pace import GoalCard, Pace, PaceKind
from extrovertly_desktop.domain.goals import Countable, Goal, GoalStatus, Measure
from extrovertly_desktop.views.progress.words import figure, short_day


def _tr(text: str) -> str:
    return QCoreApplication.translate("Goals", text)


def countable_words() -> dict[Countable, str]:
    """Return what can be counted, in the order in which it is offered; missions of one category stand elsewhere."""
    return {
        Countable.MISSIONS: _tr("Missions done"),
        Countable.ENTRIES: _tr("Journal entries"),
        Countable.CHECK_INS: _tr("Check-ins"),
        Countable.EVENTS: _tr("Events attended"),
        Countable.LEARNINGS: _tr("Learnings written down"),
        Countable.STREAK: _tr("Days in a row"),
        Countable.CONFIDENCE: _tr("Confidence, 1 to 10"),
    }


def measure_words(measure: Measure, categories: Mapping[str, str]) -> str:
    """Return what a measure counts; `categories` are the titles of the categories of missions by slug."""
    if measure.mission_category is None:
        return countable_words()[measure.counts]
    title = categories.get(measure.mission_category, measure.mission_category)
    return _tr("Missions: {category}").format(category=title)


def figure_words(value: float) -> str:
    """Return a figure, with one decimal where it has any."""
    return figure(value, 0 if value == round(value) else 1)


def how_far(goal: Goal) -> str:
    """Return how far a goal is: “7 of 12”; what came after it was completed is told apart."""
    if goal.target_value is None:
        return figure_words(goal.current_value)
    if goal.status is GoalStatus.COMPLETED and goal.current_value > goal.target_value:
        words = _tr("{all} reached, {n} by now")
        return words.format(n=figure_words(goal.current_value), all=figure_words(goal.target_value))
    return _tr("{n} of {all}").format(n=figure_words(goal.current_value), all=figure_words(goal.target_value))


def about(card: GoalCard, categories: Mapping[str, str]) -> str:
    """Return what is counted and from which day on, until when it is wanted, and when it was completed."""
    goal, parts = card.goal, []
    if goal.measure is None:
        parts.append(_tr("You keep count"))
    else:
        since = _day(date.fromisoformat(goal.counted_from))
        words = _tr("{what}, counted since {day}")
        parts.append(words.format(what=measure_words(goal.measure, categories), day=since))
    if card.completed_on is not None:
        parts.append(_tr("completed on {day}").format(day=_day(card.completed_on)))
    elif goal.due is not None:
        parts.append(_tr("wanted by {day}").format(day=_day(goal.due)))
    return " · ".join(parts)


def outlook(card: GoalCard) -> str:
    """Return one honest sentence about when a goal may be reached; "" when there is nothing to say."""
    goal, pace = card.goal, card.pace
    if card.is_fresh and goal.is_reached:
        return _tr("Reached today. Let it rest, or keep it open and go on.")
    if goal.status is not GoalStatus.ACTIVE:
        return ""
    if pace.kind is PaceKind.ON_THE_WAY and pace.by is not None:
        return _on_the_way(card, pace.by)
    told = _told(pace)
    if card.days_left is not None and card.days_left < 0 and pace.kind is not PaceKind.REACHED:
        passed = _tr("The day you chose has passed; the goal can stay, or get another day.")
        return f"{told} {passed}".strip()
    return told


def _on_the_way(card: GoalCard, by: date) -> str:
    due, day = card.goal.due, _day(by)
    if due is None:
        return _tr("At this pace by {day}.").format(day=day)
    if card.days_left is not None and card.days_left < 0:
        words = _tr("The day you chose has passed; at this pace you are there by {day}.")
    elif by <= due:
        words = _tr("At this pace by {day}, in good time.")
    else:
        words = _tr("At this pace by {day}; you had {due} in mind.")
    return words.format(day=day, due=_day(due))


def _told(pace: Pace) -> str:
    match pace.kind:
        case PaceKind.REACHED:
            return _tr("You are there. Complete it, or let it go on.")
        case PaceKind.TOO_FEW_DAYS if pace.missing == 1:
            return _tr("From tomorrow on a pace can be told.")
        case PaceKind.TOO_FEW_DAYS:
            return _tr("In {n} days a pace can be told.").format(n=figure(pace.missing))
        case PaceKind.TOO_LITTLE_COUNTED if pace.missing == 1:
            return _tr("One more within four weeks, and a pace can be told.")
        case PaceKind.TOO_LITTLE_COUNTED:
            return _tr("{n} more within four weeks, and a pace can be told.").format(n=figure(pace.missing))
        case PaceKind.STREAK if pace.by is not None:
            return _tr("On {day} at the earliest; up to two rest days a week do not break it.").format(
                day=_day(pace.by)
            )
        case PaceKind.LEVEL:
            words = _tr("{n} to go. The best mean of seven days counts, so a low day takes nothing away.")
            return words.format(n=figure_words(round(pace.to_go, 1)))
        case PaceKind.FAR:
            return _tr("At this pace it is more than ten years away.")
        case _:
            return ""


def _day(day: date) -> str:
    return short_day(day.toordinal())
