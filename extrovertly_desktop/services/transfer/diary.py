"""From a piece of diary or a mood of another program to a row of ours."""

from collections.abc import Iterable
from datetime import date, timedelta

from extrovertly_desktop.domain.clock import from_ms, local_day, to_ms
from extrovertly_desktop.domain.journal import count_words
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.exchange.bringing.found import FoundCheckIn, FoundEntry, Place, When
from extrovertly_desktop.services.context import Moment, ServiceContext, preferences_of
from extrovertly_desktop.services.transfer.fitting import plain_text
from extrovertly_desktop.services.transfer.moods import MoodMap
from extrovertly_desktop.services.transfer.tally import Ready, Tally

ENTRIES, CHECK_INS = "journal_entries", "mood_tracking"
_EARLIEST_YEAR = 1900
_MOST = 10
_TO_COME = "This is dated in the future, so it was left out."
_LONG_AGO = "This is dated before 1900, so it was left out."
_NO_DATE = "The date of this cannot be used, so it was left out."
_EMPTY = "There is no text, photo or mood in this, so it was left out."
_OUT_OF_RANGE = "How strong it was lies outside 1 to 10, so that was left empty."


class Diary:
    """Makes rows of the owner's from what a reader found.

    Args:
        context: for the time, the zone and identifiers.
        owner: whose rows they become.
        moods: which of our moods a word stands for.
        private: whether entries are private where the source does not tell.
        tally: told what cannot be kept.
    """

    def __init__(self, context: ServiceContext, owner: User, moods: MoodMap, tally: Tally, *, private: bool) -> None:
        self._context, self._owner, self._moods, self._tally, self._private = context, owner, moods, tally, private
        self._zone = context.clock.zone()
        self._start_hour = preferences_of(owner).day_start_hour
        self._latest = local_day(context.clock.now_ms(), self._zone, self._start_hour) + timedelta(days=1)

    def table_of(self, found: FoundEntry | FoundCheckIn) -> str:
        """Return where something goes: an entry without text and photos is no more than its mood."""
        if isinstance(found, FoundEntry) and (found.text.strip() or found.photos or found.mood is None):
            return ENTRIES
        return CHECK_INS

    def ready(self, found: FoundEntry | FoundCheckIn) -> Ready | None:
        """Return the row, or None where it cannot be kept, which is told."""
        moment = self._moment(found.when, found.place)
        if moment is None:
            return None
        if isinstance(found, FoundCheckIn):
            return self._check_in(found, moment)
        if self.table_of(found) == CHECK_INS and found.mood is not None:
            only = FoundCheckIn(found.key, found.when, found.mood, found.place, triggers=found.tags)
            return self._check_in(only, moment)
        text = plain_text(found.text)
        if not text.strip() and not found.photos:
            self._tally.problem(found.place, _EMPTY, lost=1)
            return None
        values = {
            "id": self._context.new_id(),
            "created_at": moment.at_ms,
            "user_id": self._owner.id,
            "content": text,
            "mood": self._moods.slug_of(found.mood),
            "tags": _words(found.tags),
            "is_private": int(self._private if found.is_private is None else found.is_private),
            "word_count": count_words(text),
            "local_date": moment.local_date,
        }
        return Ready(ENTRIES, values, found.key, found.place, photos=found.photos)

    def _check_in(self, found: FoundCheckIn, moment: Moment) -> Ready:
        intensity, confidence = found.intensity, found.confidence
        for figure in (intensity, confidence):
            if figure is not None and not 1 <= figure <= _MOST:
                self._tally.problem(found.place, _OUT_OF_RANGE)
        values = {
            "id": self._context.new_id(),
            "created_at": moment.at_ms,
            "user_id": self._owner.id,
            "mood": self._moods.slug_of(found.mood),
            "intensity": intensity if intensity is not None and 1 <= intensity <= _MOST else None,
            "confidence_level": confidence if confidence is not None and 1 <= confidence <= _MOST else None,
            "context": plain_text(found.context).strip() or None,
            "triggers": _words(found.triggers),
            "local_date": moment.local_date,
        }
        return Ready(CHECK_INS, values, found.key, found.place)

    def _moment(self, when: When, place: Place) -> Moment | None:
        try:
            day = when.local.date()
            if when.local.hour < self._start_hour:
                day -= timedelta(days=1)
            at_ms = to_ms(when.local.replace(tzinfo=self._zone)) if when.at_ms is None else when.at_ms
            from_ms(at_ms, self._zone)
        except (OverflowError, ValueError):
            self._tally.problem(place, _NO_DATE, lost=1)
            return None
        return None if self._is_out_of_time(day, place) else Moment(at_ms, day.isoformat())

    def _is_out_of_time(self, day: date, place: Place) -> bool:
        if day > self._latest:
            self._tally.problem(place, _TO_COME, lost=1)
        elif day.year < _EARLIEST_YEAR:
            self._tally.problem(place, _LONG_AGO, lost=1)
        else:
            return False
        return True


def _words(words: Iterable[str]) -> list[str] | None:
    """Return tags as a draft keeps them: trimmed, blanks dropped, each once whatever its case; None for none."""
    seen: dict[str, str] = {}
    for word in words:
        plain = " ".join(plain_text(word).split())
        if plain:
            seen.setdefault(plain.casefold(), plain)
    return list(seen.values()) or None
