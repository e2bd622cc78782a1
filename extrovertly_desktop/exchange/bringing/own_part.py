"""What an entry of ours carries in another program's file where that program has no field for it, and reads back."""

from collections.abc import Mapping
from dataclasses import dataclass

from extrovertly_desktop.exchange.bringing.found import MoodWord, When
from extrovertly_desktop.exchange.bringing.given import GivenEntry
from extrovertly_desktop.exchange.bringing.markdown_text import clean
from extrovertly_desktop.exchange.bringing.moments import parsed, with_instant


@dataclass(frozen=True, slots=True)
class OwnPart:
    """The part that only this program reads; everything is None in a file of another one's making."""

    id: str | None = None
    when: When | None = None
    mood: MoodWord | None = None
    intensity: int | None = None
    is_private: bool | None = None
    prompt: str | None = None


def own_part(entry: GivenEntry) -> dict[str, str | int | bool]:
    """Return the part of an entry, as plain JSON values; what the entry does not have is left out."""
    told: dict[str, str | int | None] = {
        "id": entry.id,
        "local": entry.local.isoformat(timespec="milliseconds"),
        "created_at": entry.created_at,
        "mood": entry.mood,
        "intensity": entry.intensity,
        "private": entry.is_private,
        "prompt": entry.prompt,
    }
    return {key: value for key, value in told.items() if value is not None}


def own_part_of(value: object) -> OwnPart:
    """Return the part again from JSON values or from YAML, where every value is text; what is no such part is empty."""
    told: Mapping[str, object] = value if isinstance(value, dict) else {}
    local, at_ms = parsed(told.get("local")), _whole(told.get("created_at"))
    mood, private = _words(told.get("mood")), told.get("private")
    strength = _whole(told.get("intensity"))
    return OwnPart(
        id=_words(told.get("id"), 100),
        when=None if local is None or at_ms is None else with_instant(local, at_ms),
        mood=None if mood is None else MoodWord(mood),
        intensity=strength if strength is not None and 1 <= strength <= 10 else None,
        is_private={True: True, False: False, "true": True, "false": False}.get(private)
        if isinstance(private, (bool, str))
        else None,
        prompt=_words(told.get("prompt")),
    )


def _words(value: object, longest: int = 1000) -> str | None:
    return clean(value) if isinstance(value, str) and value.strip() and len(value) <= longest else None


def _whole(value: object) -> int | None:
    if isinstance(value, str) and len(value) <= 20:
        try:
            return int(value)
        except ValueError:
            return None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
