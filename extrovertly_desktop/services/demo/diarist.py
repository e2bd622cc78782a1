"""Writes as the invented person would: entries that fit the day's mood and what happened, notes, triggers."""

import calendar
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from extrovertly_desktop.services.demo.chance import Bags, pick
from extrovertly_desktop.services.demo.course import Day, DayKind
from extrovertly_desktop.services.demo.words import Band, DemoWords

_WEEKDAYS = tuple(calendar.day_name)
_SEASONS = ("winter", "spring", "summer", "autumn")
_OF_WORK = (
    "work",
    "desk",
    "meeting",
    "stand-up",
    "email",
    "review",
    "index",
    "map room",
    "Lunch",
    "lunch",
    "{colleague}",
)
_WORKDAY = {"work": 6.0, "friends": 2.0, "family": 1.0, "home": 2.0, "body": 2.0, "errands": 2.0}
_WEEKEND = {"leisure": 5.0, "friends": 4.0, "family": 3.0, "home": 3.0, "body": 1.5, "errands": 2.0}


@dataclass(slots=True)
class DayStory:
    """What happened on a day and can be written about in the evening.

    Attributes:
        attempts: category and the verdict or attendance that `reflect` understands, one for each mission.
        lift: by how much the day turned out more pleasant than it began.
    """

    attempts: list[tuple[str, str]] = field(default_factory=list)
    lift: float = 0.0


@dataclass(frozen=True, slots=True)
class Written:
    """Text and tags of an entry."""

    content: str
    tags: tuple[str, ...]


class Diarist:
    """The invented person's pen."""

    def __init__(self, words: DemoWords, rng: random.Random) -> None:
        self._words = words
        self._rng = rng
        self._bags = Bags(rng)

    def entry(self, day: Day, story: DayStory, valence: float, answered: str | None = None) -> Written:
        """Return an entry about a day.

        Args:
            day: the day.
            story: what happened on it.
            valence: how pleasant it is by now, −1 to 1.
            answered: the slug of the prompt that the entry begins by answering.
        """
        band = Band.of(valence)
        slots = self._slots(day.date)
        fits = _fitting(day.date)
        topics = self._topics(day, band)
        paragraphs = [self._first(band, answered, fits)]
        if story.attempts:
            paragraphs.append([self.reflect(*attempt) for attempt in story.attempts])
        paragraphs[0 if self._rng.random() < 0.5 else -1] += self._moment(topics[0], band, fits)
        if len(topics) > 1:
            paragraphs.append([piece for topic in topics[1:] for piece in self._moment(topic, band, fits)])
        if self._rng.random() < 0.6:
            closer = self._bags.draw(f"closers {band}", self._words.diary.closers.of(band), fits)
            paragraphs.append([closer or ""])
        joined = "\n\n".join(" ".join(piece for piece in part if piece) for part in paragraphs if any(part))
        return Written(_filled(joined, slots), self._tags(topics, story))

    def answers(self, prompt_slug: str, valence: float) -> bool:
        """Return whether there is an answer to a prompt that fits the mood."""
        banded = self._words.diary.answers.get(prompt_slug)
        return banded is not None and bool(banded.of(Band.of(valence)))

    def reflect(self, category: str, verdict: str) -> str:
        """Return a sentence or two about an attempt whose verdict or attendance is given."""
        pool = self._words.missions.after.get(verdict) or self._words.missions.reflections[category]
        name = f"after {verdict}" if verdict in self._words.missions.after else f"reflections {category}"
        return self._bags.draw(name, pool) or ""

    def worry(self, category: str) -> str | None:
        """Return a fear that belongs to a category of missions."""
        return self._bags.draw(f"worries {category}", self._words.missions.worries[category])

    def evidence(self, verdict: str) -> str | None:
        """Return how the person knows whether a fear came true."""
        return self._bags.draw(f"evidence {verdict}", self._words.missions.evidence[verdict])

    def learned(self, verdict: str) -> str | None:
        """Return what the person learned from an attempt."""
        return self._bags.draw(f"learned {verdict}", self._words.missions.learned[verdict])

    def note(self) -> str | None:
        """Return a remark about an attempt."""
        return self._bags.draw("notes", self._words.missions.notes["any"])

    def context(self, day: date, valence: float) -> str | None:
        """Return a short note for a check-in."""
        band = Band.of(valence)
        found = self._bags.draw(f"contexts {band}", self._words.days.contexts.of(band), _fitting(day))
        return None if found is None else _filled(found, self._slots(day))

    def triggers(self, valence: float) -> list[str]:
        """Return what may have brought a mood about, one or two words."""
        pool = self._words.days.triggers.of(Band.of(valence))
        return self._rng.sample(pool, self._rng.choice((1, 1, 2)))

    def feedback(self, valence: float) -> str | None:
        """Return what the person says about an event they attended."""
        band = Band.of(valence)
        return self._bags.draw(f"feedback {band}", self._words.days.feedback.of(band))

    def _first(self, band: Band, answered: str | None, fits: Callable[[str], bool]) -> list[str]:
        if answered is not None:
            pool = self._words.diary.answers[answered].of(band)
            return [self._bags.draw(f"answers {answered} {band}", pool) or ""]
        if self._rng.random() < 0.25:
            return [""]
        return [self._bags.draw(f"openers {band}", self._words.diary.openers.of(band), fits) or ""]

    def _moment(self, topic: str, band: Band, fits: Callable[[str], bool]) -> list[str]:
        # Now and then something goes against the grain of the day.
        nearby = {Band.LOW: Band.MIDDLE, Band.MIDDLE: self._rng.choice(tuple(Band)), Band.HIGH: Band.MIDDLE}
        told = nearby[band] if self._rng.random() < 0.2 else band
        found = self._bags.draw(f"moments {topic} {told}", self._words.diary.moments[topic].of(told), fits)
        return [] if found is None else [found]

    def _topics(self, day: Day, band: Band) -> list[str]:
        wanted = self._rng.choices((1, 2, 3), weights=(4, 4, 1) if band is Band.LOW else (2, 4, 3))[0]
        if day.kind in {DayKind.AWAY, DayKind.ILL}:
            return [str(day.kind)]
        weights = dict(_WEEKEND if day.is_weekend else _WORKDAY)
        topics = []
        for _place in range(wanted):
            topics.append(pick(self._rng, weights))
            del weights[topics[-1]]
        return topics

    def _tags(self, topics: list[str], story: DayStory) -> tuple[str, ...]:
        tags = [self._words.diary.tags[topic] for topic in topics if self._rng.random() < 0.65]
        if story.attempts and self._rng.random() < 0.8:
            tags.append("mission")
        return tuple(tags)

    def _slots(self, day: date) -> dict[str, str]:
        sky = self._words.diary.sky[_SEASONS[day.month % 12 // 3]]
        chosen = {name: self._rng.choice(pool) for name, pool in self._words.diary.slots.items()}
        return {**chosen, "sky": self._rng.choice(sky)}


def _fitting(day: date) -> Callable[[str], bool]:
    """Return what refuses sentences that name another day of the week, or speak of work at the weekend."""
    refused = [name for number, name in enumerate(_WEEKDAYS) if number != day.weekday()]
    if day.weekday() >= 5:
        refused += _OF_WORK
    return lambda sentence: not any(name in sentence for name in refused)


def _filled(text: str, slots: dict[str, str]) -> str:
    """Put names and places into a text, and a capital at the head of each paragraph."""
    paragraphs = text.format_map(slots).split("\n\n")
    return "\n\n".join(part[:1].upper() + part[1:] for part in paragraphs)
