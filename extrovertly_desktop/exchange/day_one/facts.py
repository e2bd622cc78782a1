"""What Day One notes around an entry, in a few words each: place, weather, activity, music."""

from collections.abc import Iterator
from typing import Any

from extrovertly_desktop.exchange.bringing.pieces import place_words

_PLACE = ("placeName", "localityName", "administrativeArea", "country")


def facts_of(entry: dict[str, Any]) -> Iterator[str]:
    """Yield what is known about where an entry was written and what it was like there; nothing for what is empty."""
    for words in (_place(entry), _weather(entry), _activity(entry), _music(entry)):
        if words:
            yield words


def _place(entry: dict[str, Any]) -> str:
    location = _mapping(entry, "location")
    names: list[str] = []
    for key in ("userLabel", *_PLACE):
        name = location.get(key)
        if isinstance(name, str) and name.strip() and name not in names:
            names.append(name)
    return ", ".join(names) or place_words(location.get("latitude"), location.get("longitude"))


def _weather(entry: dict[str, Any]) -> str:
    weather = _mapping(entry, "weather")
    words, degrees = weather.get("conditionsDescription"), weather.get("temperatureCelsius")
    told = [words] if isinstance(words, str) and words.strip() else []
    if isinstance(degrees, (int, float)) and not isinstance(degrees, bool) and -100 < degrees < 100:
        told.append(f"{degrees:.0f} °C")
    return ", ".join(told)


def _activity(entry: dict[str, Any]) -> str:
    activity = _mapping(entry, "userActivity")
    name, steps = activity.get("activityName"), activity.get("stepCount")
    told = [name] if isinstance(name, str) and name.strip() and name != "Stationary" else []
    if isinstance(steps, int) and 0 < steps < 10**7:
        told.append(f"{steps} steps")
    return ", ".join(told)


def _music(entry: dict[str, Any]) -> str:
    music = _mapping(entry, "music")
    told = [
        music[key] for key in ("track", "artist", "album") if isinstance(music.get(key), str) and music[key].strip()
    ]
    return f"♪ {', '.join(told)}" if told else ""


def _mapping(entry: dict[str, Any], key: str) -> dict[str, Any]:
    value = entry.get(key)
    return value if isinstance(value, dict) else {}
