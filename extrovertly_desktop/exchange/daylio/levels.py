"""How good Daylio's moods are, from 0 (worst) to 1 (best)."""

from typing import Any

from extrovertly_desktop.exchange.bringing.found import MoodWord

NAMES = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}
"""The five moods that come with it, the best first; backups hold their number where the person did not rename them."""
_GROUPS = 5
_GERMAN = ("super", "gut", "ok", "schlecht", "lausig")
_LEVELS = {name: group for names in (NAMES.values(), _GERMAN) for group, name in enumerate(names, 1)}


def level_of_group(group: object) -> float | None:
    """Return the level of a `mood_group_id`, 1 (best) to 5."""
    if isinstance(group, bool) or not isinstance(group, int) or not 1 <= group <= _GROUPS:
        return None
    return 1 - (group - 1) / (_GROUPS - 1)


def named(name: str) -> MoodWord | None:
    """Return the mood that a table calls by its name; a name that the person made up tells no level."""
    folded = " ".join(name.split())
    return MoodWord(folded, level_of_group(_LEVELS.get(folded.casefold()))) if folded else None


def kept(mood: Any) -> MoodWord | None:  # noqa: ANN401 - out of a JSON file
    """Return the mood of one of a backup's `customMoods`, or None if it has no name at all."""
    if not isinstance(mood, dict):
        return None
    own = mood.get("custom_name")
    name = " ".join(own.split()) if isinstance(own, str) else ""
    predefined = mood.get("predefined_name_id")
    if not name and isinstance(predefined, int):
        name = NAMES.get(predefined, "")
    return MoodWord(name, level_of_group(mood.get("mood_group_id"))) if name else None
