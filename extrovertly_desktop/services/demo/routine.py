"""What the invented person does on one day, as deeds that are done through the services at their minute."""

import math
import random
from collections.abc import Callable
from datetime import timedelta

from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.services.demo.chance import pick, whole
from extrovertly_desktop.services.demo.climber import Climber, Intention
from extrovertly_desktop.services.demo.course import Day, DayKind
from extrovertly_desktop.services.demo.diarist import DayStory, Diarist
from extrovertly_desktop.services.demo.town import Deed, Town
from extrovertly_desktop.services.vaults import OpenVault

_HERE = {DayKind.ORDINARY: 0.94, DayKind.AWAY: 0.4, DayKind.ILL: 0.6, DayKind.SILENT: 0.0}
_PLANS = {DayKind.ORDINARY: 0.46, DayKind.AWAY: 0.08, DayKind.ILL: 0.0, DayKind.SILENT: 0.0}
_CHECK_IN_MINUTES = ((7 * 60 + 5, 9 * 60), (12 * 60, 14 * 60 + 30), (18 * 60 + 30, 22 * 60 + 40))
_MOST_PLANS = 3
_PROMPT_TRIES = 12


class Routine:
    """The invented person's days.

    Attributes:
        check_ins, entries, attempts: how many have been written so far; attempts at missions only.
    """

    def __init__(self, vault: OpenVault, diarist: Diarist, climber: Climber, town: Town, rng: random.Random) -> None:
        self._vault = vault
        self._diarist = diarist
        self._climber = climber
        self._town = town
        self._rng = rng
        self._moods = list(vault.moods.vocabulary())
        self._intentions: list[Intention] = []
        self.check_ins = self.entries = self.attempts = 0

    def day(self, day: Day, *, is_ending: bool) -> list[Deed]:
        """Return the deeds of a day in no particular order.

        Args:
            day: the day.
            is_ending: whether the vault ends soon, so that plans are made and stay open.
        """
        rng = self._rng
        story = DayStory()
        chance = _HERE[day.kind] * (0.88 if day.spell < -0.3 else 1) * (0.93 if day.is_weekend else 1)
        here = is_ending or rng.random() < chance
        deeds = self._town.deeds(day, story, is_ending=is_ending) if here else []
        if not here:
            return deeds
        deeds += self._conclusions(day, story)
        if self._wants_a_plan(day, is_ending=is_ending):
            deeds.append(self._planning(day, is_ending=is_ending))
        deeds += self._check_ins_of(day, story, is_ending=is_ending)
        if rng.random() < (0.62 if story.attempts or deeds else 0.42) * (0.8 if day.spell < -0.3 else 1):
            deeds.append((rng.randint(20 * 60 + 20, 23 * 60 + 20), lambda: self._write(day, story)))
        if rng.random() < 0.04:
            deeds.append((rng.randint(12 * 60, 13 * 60), lambda: self._write(day, DayStory())))
        return deeds

    def _check_ins_of(self, day: Day, story: DayStory, *, is_ending: bool) -> list[Deed]:
        count = self._rng.choices((1, 2, 3), weights=(5, 4, 2))[0]
        parts = set(self._rng.sample(range(3), count))
        if is_ending:
            parts.add(0)
        return [
            (self._rng.randint(*_CHECK_IN_MINUTES[part]), self._check_in(day, story, part)) for part in sorted(parts)
        ]

    def _check_in(self, day: Day, story: DayStory, part: int) -> Callable[[], None]:
        def deed() -> None:
            rng = self._rng
            valence = day.valence + story.lift * (part > 0) + rng.gauss(0, 0.13)
            energy = day.energy + (-0.15, 0.1, -0.2)[part] + rng.gauss(0, 0.2)
            confidence = day.confidence + 1.5 * story.lift + rng.gauss(0, 0.5)
            draft = CheckInDraft.of(
                mood=self._mood(valence, energy),
                intensity=whole(2.2 + 6.5 * math.hypot(valence, 0.6 * energy) + rng.gauss(0, 1), 1, 10),
                confidence_level=whole(confidence, 1, 10) if rng.random() < 0.87 else None,
                context=self._diarist.context(day.date, valence) if rng.random() < 0.3 else None,
                triggers=self._diarist.triggers(valence) if rng.random() < 0.4 else (),
            )
            self._vault.check_ins.check_in(draft)
            self.check_ins += 1

        return deed

    def _write(self, day: Day, story: DayStory) -> None:
        rng = self._rng
        valence = day.valence + story.lift + rng.gauss(0, 0.1)
        prompt = None
        if rng.random() < 0.3:
            prompts = self._vault.prompts
            offered = (prompts.skip() if tried else prompts.of_the_day() for tried in range(_PROMPT_TRIES))
            prompt = next((item for item in offered if self._diarist.answers(item.slug, valence)), None)
        written = self._diarist.entry(day, story, valence, prompt.slug if prompt else None)
        draft = JournalDraft.of(
            content=written.content,
            mood=self._mood(valence, day.energy - 0.1),
            reflection_prompt=prompt.text if prompt else None,
            tags=written.tags,
            is_private=rng.random() < 0.7,
        )
        self._vault.journal.write(draft)
        self.entries += 1

    def _wants_a_plan(self, day: Day, *, is_ending: bool) -> bool:
        if len(self._intentions) >= _MOST_PLANS:
            return False
        return is_ending or self._rng.random() < _PLANS[day.kind] * (0.45 if day.spell < -0.3 else 1)

    def _planning(self, day: Day, *, is_ending: bool) -> Deed:
        early = is_ending or self._rng.random() < 0.35
        minute = self._rng.randint(6 * 60 + 50, 7 * 60) if early else self._rng.randint(17 * 60, 19 * 60 + 30)
        wait = 5 if is_ending else self._rng.choices((1, 2, 3), weights=(6, 3, 1))[0]

        def deed() -> None:
            taken = {intention.mission.id for intention in self._intentions}
            mission = self._climber.choose(day, taken)
            if mission is None:
                return
            draft, forecast = self._climber.predict(mission, day)
            exposure = self._vault.missions.plan(mission.id, draft).value
            due = day.date + timedelta(days=wait)
            self._intentions.append(Intention(exposure.id, mission, due, forecast))

        return minute, deed

    def _conclusions(self, day: Day, story: DayStory) -> list[Deed]:
        if day.kind is DayKind.ILL:
            return []
        due = [
            intention
            for intention in self._intentions
            if intention.due <= day.date and not (day.is_weekend and intention.mission.category == "workplace")
        ]
        return [(self._rng.randint(10 * 60, 20 * 60), self._conclude(intention, day, story)) for intention in due]

    def _conclude(self, intention: Intention, day: Day, story: DayStory) -> Callable[[], None]:
        def deed() -> None:
            draft, told = self._climber.conclude(intention, day)
            self._vault.missions.complete(intention.exposure_id, draft)
            self._intentions.remove(intention)
            story.attempts.append((intention.mission.category, told))
            story.lift += {"no": 0.16, "partly": 0.06, "left_early": 0.0}.get(told, -0.1)
            self.attempts += told != "did_not_go"

        return deed

    def _mood(self, valence: float, energy: float) -> str:
        nearness = {
            mood.slug: math.exp(-((mood.valence - valence) ** 2 + 0.5 * (mood.energy - energy) ** 2) / 0.07)
            for mood in self._moods
        }
        return pick(self._rng, nearness)
