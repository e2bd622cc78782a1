"""What is said about a week beside the figures: what was achieved, what was learned, what may come next, a question."""

from collections.abc import Sequence
from datetime import date

from extrovertly_desktop.domain.insights import Figures, InsightType
from extrovertly_desktop.services.insights_wording import Said
from extrovertly_desktop.store.queries.insights_days import Learning

_QUOTED = 260
"""Characters of a quotation; a longer one is cut at a word."""

QUESTIONS = (
    "Which moment of last week would you like to keep?",
    "What was easier last week than you would have thought a month ago?",
    "Who did you like being near last week, and what made it so?",
    "If last week had a title, what would it be?",
    "What did you do last week although a part of you would rather not have?",
    "What would you tell a friend who had had your week?",
    "Where did you feel most like yourself last week?",
    "What small thing did someone do last week that you noticed?",
    "Which worry of last week looks different from here?",
    "What would you like to find out about people in the coming days?",
    "When did you forget for a moment how you came across?",
    "What did you say last week that you are glad you said?",
    "What is one thing you would do again in just the same way?",
    "Which conversation of last week would you like to go on with?",
)
"""Open questions for any week."""
GENTLE_QUESTIONS = (
    "What helped a little last week, even if it was only a little?",
    "What would be kind to yourself in the coming days?",
    "Is there something from last week that you would like to put down for a while?",
    "Who could hear how last week was, if you wanted someone to?",
)
"""Open questions for a week in which the mood lay low."""

_QUOTING = (
    ("In your own words", "After “{title}” you wrote: “{words}” Does it still hold?"),
    ("Something you found out", "“{words}” That is what you wrote after “{title}”. Where else might it be true?"),
    ("What you learned", "You noted after “{title}”: “{words}” It is yours to use again."),
    ("Worth reading twice", "After “{title}”, these were your words: “{words}”"),
)
_QUOTING_BARE = ("In your own words", "You wrote: “{words}” Does it still hold?")


def reflection(learnings: Sequence[Learning], week: date) -> Said | None:
    """Return a quotation of what the person learned in a week, or None where they wrote nothing of the kind.

    The most surprising is quoted, as it is what one learns most from; of those that are alike, the newest.
    """
    written = [item for item in learnings if item.learned.strip()]
    if not written:
        return None
    best = max(written, key=lambda item: (-1 if item.surprise is None else item.surprise, item.local_date, item.id))
    title, sentence = _QUOTING[_turn(week) % len(_QUOTING)] if best.title else _QUOTING_BARE
    words = _cut(best.learned)
    ending = "" if words[-1] in ".!?…" else "."
    description = sentence.format(title=best.title, words=words + ending)
    rows = (("rows", [{"table": "exposures", "id": best.id}]),)
    return Said(InsightType.REFLECTION, title, description, "learned", Figures(n=len(written)), rows)


def question(week: date, *, is_low: bool) -> Said:
    """Return one open question about a week; weeks that follow each other never bring the same."""
    asked = GENTLE_QUESTIONS if is_low else QUESTIONS
    title = "A question to take along"
    return Said(InsightType.REFLECTION, title, asked[_turn(week) % len(asked)], "question")


def suggestion(title: str, sentence: str, mission_id: str) -> Said:
    """Return the one mission that is named for the days to come, with the reason for it."""
    description = f"“{title}”. {sentence}".strip()
    more = (("mission_id", mission_id),)
    return Said(InsightType.SUGGESTION, "A next step, if you like", description, "next", more=more)


def mastered(titles: Sequence[str], mission_ids: Sequence[str]) -> Said:
    """Return which missions have become easy."""
    if len(titles) == 1:
        title = "This has become easy"
        description = (
            f"“{titles[0]}” brought you little anxiety on two days in a row, or half of what it did at first. "
            "It belongs to you now."
        )
    else:
        title = f"{len(titles)} steps have become easy"
        description = f"{_listed(titles)} brought you little anxiety twice in a row. They belong to you now."
    return _achieved(title, description, "mastered", "missions", mission_ids)


def earned(titles: Sequence[str], achievement_ids: Sequence[str]) -> Said:
    """Return which achievements were earned."""
    title = f"You earned “{titles[0]}”" if len(titles) == 1 else f"You earned {len(titles)} achievements"
    description = (
        "It stands with your achievements now." if len(titles) == 1 else f"{_listed(titles)} came your way that week."
    )
    return _achieved(title, description, "earned", "achievements", achievement_ids)


def first_times(titles: Sequence[str], mission_ids: Sequence[str], category: str) -> Said:
    """Return what was done for the first time in a kind of step that was new."""
    title = "A first time"
    description = f"With “{titles[0]}” you took your first step in “{category}”. First times are the long ones."
    return _achieved(title, description, "first", "missions", mission_ids)


def first_event(title: str, event_id: str) -> Said:
    """Return that the person went to an event for the first time."""
    description = f"“{title}” was the first event you went to and noted here."
    return _achieved("A first time", description, "first", "events", [event_id])


def _achieved(title: str, description: str, about: str, table: str, ids: Sequence[str]) -> Said:
    rows = [{"table": table, "id": row} for row in ids]
    return Said(InsightType.ACHIEVEMENT, title, description, about, Figures(n=len(ids)), (("rows", rows),))


def _listed(titles: Sequence[str]) -> str:
    named = [f"“{title}”" for title in titles]
    shown = named if len(named) <= 3 else [*named[:2], f"{len(named) - 2} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _turn(week: date) -> int:
    return week.toordinal() // 7


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + "…"
