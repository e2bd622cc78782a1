"""Guesses about an event from its words and its size, for the person to correct.

Plain rules, written down here: each finding adds to a score, and the reason says what was found. They are first guesses
about most people and say nothing about this one.
"""

import re
from collections.abc import Mapping

from extrovertly_desktop.domain.events import ComfortLevel

_SMALL, _LARGE, _VERY_LARGE = 6, 20, 60
"""People: what most would call a small group, a large one, a crowd."""

_QUIET = (
    "quiet",
    "cosy",
    "cozy",
    "coffee",
    "tea",
    "walk",
    "stroll",
    "book club",
    "reading group",
    "board game",
    "board games",
    "knitting",
    "craft",
    "drawing",
    "sketching",
    "gardening",
    "museum",
    "film",
    "movie",
    "yoga",
    "meditation",
    "one-to-one",
    "1:1",
    "listening",
    "small group",
    "lunch",
    "picnic",
    "silent",
)
_BUSY = (
    "party",
    "networking",
    "mixer",
    "speed dating",
    "speed-dating",
    "karaoke",
    "open mic",
    "presentation",
    "pitch",
    "speech",
    "toast",
    "toastmasters",
    "audition",
    "improv",
    "debate",
    "interview",
    "wedding",
    "gala",
    "festival",
    "club night",
    "conference",
    "dance",
    "stage",
    "icebreaker",
    "panel",
    "reception",
)
# Under the names that are offered for events from the beginning, so that an import brings no second word for one thing;
# only for work there is none among them.
_CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "fitness": (
        "run",
        "running",
        "football",
        "soccer",
        "climbing",
        "tennis",
        "swim",
        "swimming",
        "yoga",
        "hike",
        "hiking",
        "gym",
        "cycling",
        "bike ride",
        "badminton",
        "basketball",
        "volleyball",
        "match",
    ),
    "hobby": ("board game", "board games", "quiz", "trivia", "chess", "role-playing", "dungeons", "card game", "poker"),
    "creative": (
        "concert",
        "museum",
        "gallery",
        "theatre",
        "theater",
        "film",
        "movie",
        "painting",
        "drawing",
        "sketching",
        "choir",
        "book club",
        "reading",
        "poetry",
        "open mic",
        "karaoke",
        "dance",
        "improv",
        "craft",
        "knitting",
    ),
    "social": (
        "dinner",
        "lunch",
        "brunch",
        "breakfast",
        "coffee",
        "tea",
        "potluck",
        "picnic",
        "barbecue",
        "bbq",
        "tasting",
        "drinks",
        "volunteer",
        "volunteering",
        "charity",
        "clean-up",
        "cleanup",
        "food bank",
        "fundraiser",
        "party",
        "birthday",
        "wedding",
        "celebration",
        "festival",
        "new year",
        "housewarming",
        "gala",
    ),
    "networking": ("networking", "meetup", "meet-up", "conference", "career", "startup", "mixer", "panel", "business"),
    "workshops": (
        "workshop",
        "course",
        "class",
        "lecture",
        "lesson",
        "seminar",
        "talk",
        "language",
        "tandem",
        "training",
    ),
    "work": ("stand-up", "standup", "meeting", "sync", "review", "retro", "presentation", "pitch", "interview"),
}
_TITLE_COUNTS = 3
OTHER = "social"
"""The category of an event whose words say nothing about it."""


def guess_comfort(
    title: str, description: str = "", attendee_count: int = 0, max_attendees: int | None = None
) -> tuple[ComfortLevel, str]:
    """Return how much an event may ask of most people, and why, as a sentence to show beside it.

    Args:
        title, description: in any language; only English words are known.
        attendee_count: how many are invited; 0 if unknown.
        max_attendees: how many have room, if that is known.
    """
    text = f"{title}\n{description}"
    busy, quiet = _found(_BUSY, text), _found(_QUIET, text)
    people = attendee_count or max_attendees or 0
    score = bool(busy) - bool(quiet)
    if people:
        score += (people > _LARGE) + (people > _VERY_LARGE) - (people <= _SMALL)
    level = ComfortLevel.LOW if score < 0 else ComfortLevel.HIGH if score > 0 else ComfortLevel.MEDIUM
    reasons = [f"“{word}”" for word in (*busy[:1], *quiet[:1])]
    if people:
        reasons.append(f"{people} {'person' if people == 1 else 'people'}")
    if not reasons:
        return level, "A guess: neither its words nor its size say much."
    return level, f"A guess from {' and '.join(reasons)}."


def guess_category(title: str, description: str = "", categories: tuple[str, ...] = ()) -> tuple[str, str]:
    """Return a category for an event, and why, as a sentence to show beside it.

    Args:
        title, description: in any language; only English words are known. The title counts three times.
        categories: what the file says; the first of them is taken as it is.
    """
    if categories:
        return categories[0], "The category that stands in the file."
    scores = {
        category: (
            3 * len(_found(words, title)) + len(_found(words, description)),
            _found(words, f"{title}\n{description}"),
        )
        for category, words in _CATEGORIES.items()
    }
    best = max(scores, key=lambda category: scores[category][0])
    if not scores[best][0]:
        return OTHER, "A guess: its words say little about its kind."
    return best, f"A guess from “{scores[best][1][0]}”."


def _found(words: tuple[str, ...], text: str) -> list[str]:
    folded = text.casefold()
    # Whole words only: a "run" is not in a "prune". Most words are not there at all, which is told much faster.
    return [word for word in words if word in folded and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded)]
