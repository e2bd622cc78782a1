"""Daylio's backup: a ZIP archive with `backup.daylio`, which is JSON in base64 with line ends, and the photos.

Of the many lists in it these are read: `dayEntries` (`month` from 0; `mood` is the `id` of one of `customMoods`, whose
`mood_group_id` goes from 1, best, to 5; `tags`, `assets` and `scaleValues` by their `id`s; `hour` and `minute` may be
−1, and `timeZoneOffset` wrong), `milestones` (`month` from 1) and what they point to. Photos lie in
`assets/photos/<year>/<month>/<checksum>`, some with a `/` in front. What else a person made, such as goals, is handed
on as it is; settings, badges and the PIN are not.
"""

from collections.abc import Iterator
from typing import Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, FoundForeign, Place, Problem
from extrovertly_desktop.exchange.bringing.json_items import items
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.sources import Source, head
from extrovertly_desktop.exchange.bringing.tables import distinct, entry_and_check_in, in_words, titled
from extrovertly_desktop.exchange.daylio.base64_stream import opened_json
from extrovertly_desktop.exchange.daylio.legends import Legends
from extrovertly_desktop.exchange.daylio.moments import milestone_moment, note_moment
from extrovertly_desktop.exchange.daylio.notes import as_markdown

_FILE = "backup.daylio"
_ENDING = ".daylio"
_READ = frozenset(("dayEntries", "milestones", "customMoods", "tags", "assets", "scales", "version", "metadata"))
_HANDED_ON = ("goals", "goalEntries", "goalSuccessWeeks", "writingTemplates", "tag_groups")
_NO_DAY = "The day of this note could not be read, so the note is left out."
_NO_TIME = "The time of this note could not be read; it stands at midday."
_NOTHING = "This note has neither a mood nor a text, so it is left out."
_NO_MOOD = "The mood of this note is not among those in the backup; the note is kept without it."
_NO_TAG = "An activity of this note is not among those in the backup; the rest of the note is kept."
_NO_PHOTO = "A photo of this note is not in the backup; the rest of the note is kept."
_SOUNDS = "Voice recordings cannot be kept here. They are left out: {count} in all."
_LEFT_OUT = "Daylio's own settings, reminders and badges are left out."
_NOT_A_NOTE = "What stands here is no note, so it is left out."
_FAVOURITE = "favourite"
_MILESTONE = "milestone"
_TO_COME = "This milestone has no day or lies ahead; it is kept aside and not as an entry."
_NO_BACKUP = "“{name}” is not a backup that Daylio made. Please make the backup again."


def backup_file(source: Source) -> str | None:
    """Return the name of the backup's main file, or None if the source is no backup."""
    files = source.files()
    for file in files:
        if file.name.rpartition("/")[2] == _FILE or (len(files) == 1 and file.name.casefold().endswith(_ENDING)):
            # Plain JSON begins with a brace; in base64 that is an e, and a byte order mark a 7.
            start = head(source, file.name, 8).lstrip()
            return file.name if start[:1] in (b"{", b"e", b"7") else None
    return None


def read_backup(source: Source, name: str) -> Iterator[Found | Problem]:
    """Yield what is in a backup; goes through it twice, since what notes point to may stand behind them.

    Raises:
        UserError: if it is damaged or no backup.
    """
    legends = Legends(source)
    others: set[str] = set()
    with opened_json(source, name) as stream:
        for part, value in items(stream, name):
            legends.take(part, value)
            others.add(part)
    if not others & {"dayEntries", "customMoods", "tags"}:
        raise UserError(_NO_BACKUP.format(name=source.name))
    backup = _Backup(name, legends)
    with opened_json(source, name) as stream:
        for part, value in items(stream, name):
            yield from backup.part(part, value)
    if legends.sounds:
        yield Problem(Place(name), _SOUNDS.format(count=legends.sounds))
    if others.difference(_READ, _HANDED_ON):
        yield Problem(Place(name), _LEFT_OUT)


class _Backup:
    """One backup while it is read."""

    def __init__(self, name: str, legends: Legends) -> None:
        self._name, self._legends, self._keys = name, legends, Keys()
        self._count: dict[str, int] = {}

    def part(self, part: str, value: Any) -> Iterator[Found | Problem]:  # noqa: ANN401 - out of a JSON file
        """Yield what one value of the document becomes."""
        self._count[part] = self._count.get(part, 0) + 1
        place = Place(self._name, self._count[part])
        if not isinstance(value, dict):
            if part in ("dayEntries", "milestones", *_HANDED_ON):
                yield Problem(place, _NOT_A_NOTE, lost=1)
        elif part == "dayEntries":
            yield from self._note(value, place)
        elif part == "milestones":
            yield from self._milestone(value, place)
        elif part in _HANDED_ON:
            yield FoundForeign(f"daylio_{part}", value, place)

    def _note(self, note: dict[str, Any], place: Place) -> Iterator[Found | Problem]:
        when, has_time = note_moment(note)
        if when is None:
            yield Problem(place, _NO_DAY, lost=1)
            return
        legends = self._legends
        mood = legends.moods.get(_number(note.get("mood")))
        text = titled(as_markdown(_text(note.get("note_title"))), as_markdown(_text(note.get("note"))))
        tags = [legends.tags.get(_number(tag)) for tag in _list(note.get("tags"))]
        photos, missing = legends.photos(_list(note.get("assets")))
        context = in_words(legends.scale(value) for value in _list(note.get("scaleValues")))
        if mood is None and not (text or photos or context):
            yield Problem(place, _NOTHING, lost=1)
            return
        doubts = {_NO_TIME: not has_time, _NO_MOOD: mood is None, _NO_TAG: None in tags, _NO_PHOTO: missing}
        yield from (Problem(place, what) for what, is_so in doubts.items() if is_so)
        words = distinct([*(tag for tag in tags if tag), *([_FAVOURITE] if note.get("isFavorite") is True else [])])
        key = self._key("note", note, when.local.isoformat("T", "minutes"))
        yield from entry_and_check_in(
            key, when, place, mood=mood, text=text, words=words, context=context, photos=photos
        )

    def _milestone(self, milestone: dict[str, Any], place: Place) -> Iterator[Found | Problem]:
        when = milestone_moment(milestone)
        text = titled(_text(milestone.get("name")), as_markdown(_text(milestone.get("note"))))
        is_ahead = when is not None and self._legends.made_at is not None and when.local > self._legends.made_at
        if when is None or is_ahead or not text:
            yield Problem(place, _TO_COME)
            yield FoundForeign("daylio_milestones", milestone, place)
            return
        photos, missing = self._legends.photos([milestone.get("assetId")])
        if missing and milestone.get("hasCustomPhoto") is True:
            yield Problem(place, _NO_PHOTO)
        key = self._key("milestone", milestone, when.local.date().isoformat())
        yield from entry_and_check_in(key, when, place, mood=None, text=text, words=(_MILESTONE,), photos=photos)

    def _key(self, kind: str, item: dict[str, Any], moment: str) -> str:
        """The item's own number, and its moment: after Daylio was set up anew its numbers begin again."""
        number = _number(item.get("id"))
        if number is not None:
            return self._keys.named(f"{kind}-{number}-{moment}")
        return self._keys.of(kind, moment, _text(item.get("note")))


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _text(value: object) -> str:
    return value.replace("\x00", "") if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
