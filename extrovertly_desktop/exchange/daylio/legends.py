"""What the notes of a backup point to by number: moods, activities, photos and scales."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from extrovertly_desktop.exchange.bringing.found import FoundPhoto, MoodWord
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.daylio.levels import kept
from extrovertly_desktop.exchange.daylio.moments import made_at

_PHOTO = 1
_LONGEST = 10_000


class Legends:
    """Gathered in one reading of the document, asked in the next.

    Attributes:
        moods: by their number.
        tags: names of activities by their number.
        sounds: how many voice recordings there are.
        made_at: when the backup was made, in UTC; None if it is not told.
    """

    def __init__(self, source: Source) -> None:
        self.moods: dict[int | None, MoodWord] = {}
        self.tags: dict[int | None, str] = {}
        self.sounds = 0
        self.made_at: datetime | None = None
        self._source = source
        self._files = {file.name.rpartition("/")[2]: file.name for file in source.files() if "/" in file.name}
        self._photos: dict[int, tuple[str, str]] = {}
        self._sounds: set[int] = set()
        self._scales: dict[int, str] = {}
        self._values: dict[int, str] = {}

    def take(self, part: str, value: Any) -> None:  # noqa: ANN401 - out of a JSON file
        """Take one value of the document in."""
        if not isinstance(value, dict):
            return
        if part == "metadata":
            self.made_at = made_at(value.get("created_at"))
            return
        number = value.get("id")
        if not isinstance(number, int) or isinstance(number, bool):
            return
        taken = {"customMoods": self._mood, "tags": self._tag, "assets": self._asset, "scales": self._scale}.get(part)
        if taken is not None:
            taken(number, value)

    def photos(self, numbers: Iterable[Any]) -> tuple[tuple[FoundPhoto, ...], bool]:
        """Return the photos of those numbers, and whether one of them is not in the archive."""
        found: list[FoundPhoto] = []
        missing = False
        for number in numbers:
            if not isinstance(number, int) or number in self._sounds:
                continue
            name, checksum = self._photos.get(number, ("", ""))
            file = self._files.get(checksum)
            if file is None:
                missing = True
            else:
                found.append(FoundPhoto(name or checksum, self._reading(file)))
        return tuple(found), missing

    def scale(self, value: Any) -> tuple[str, str]:  # noqa: ANN401 - out of a JSON file
        """Return the name of a scale and the value that a note has on it, in words."""
        if not isinstance(value, dict):
            return "", ""
        name = self._scales.get(_number(value.get("id_scale")), "")
        told = self._values.get(_number(value.get("id_text_scale_value")), "")
        if told:
            return name, told
        figures = (figure for key, figure in value.items() if key not in ("id", "id_scale", "id_text_scale_value"))
        return name, next((f"{figure:g}" for figure in figures if _is_figure(figure)), "")

    def _mood(self, number: int, value: dict[str, Any]) -> None:
        mood = kept(value)
        if mood is not None:
            self.moods[number] = mood

    def _tag(self, number: int, value: dict[str, Any]) -> None:
        name = _line(value.get("name"))
        if name:
            self.tags[number] = name

    def _asset(self, number: int, value: dict[str, Any]) -> None:
        if value.get("type", _PHOTO) != _PHOTO:
            self._sounds.add(number)
            self.sounds = len(self._sounds)
            return
        self._photos[number] = (_file_name(value.get("android_metadata")), _line(value.get("checksum")))

    def _scale(self, number: int, value: dict[str, Any]) -> None:
        self._scales[number] = _line(value.get("name"))
        words = value.get("text_scale")
        for word in words.get("values") or () if isinstance(words, dict) else ():
            if isinstance(word, dict) and isinstance(word.get("id"), int):
                self._values[word["id"]] = _line(word.get("value"))

    def _reading(self, file: str) -> Callable[[], bytes]:
        def read() -> bytes:
            with self._source.open(file) as stream:
                return stream.read()

        return read


def _file_name(metadata: object) -> str:
    """The name that a photo had on the telephone: JSON inside JSON."""
    if not isinstance(metadata, str) or len(metadata) > _LONGEST:
        return ""
    try:
        told = json.loads(metadata)
    except (ValueError, RecursionError):
        return ""
    return _line(told.get("Name")).replace("\\", "/").rpartition("/")[2] if isinstance(told, dict) else ""


def _line(value: object) -> str:
    return " ".join(value.replace("\x00", "").split()) if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def _is_figure(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 10**9
