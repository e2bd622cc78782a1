"""Lets simulated people live with the recommender for some weeks and measures how it served them."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from extrovertly_desktop.content.packs import CatalogueMission
from extrovertly_desktop.domain.recommendation import Slot
from extrovertly_desktop.recommender.choice import STRETCH, choose
from extrovertly_desktop.recommender.model import fit
from extrovertly_desktop.recommender.priors import Priors
from extrovertly_desktop.recommender.steps import Attempt, Step
from tests.recommender.simulated import Nature, Person, catalogue_steps

LEARNED_AFTER = 20
"""Attempts after which the model is held to its figures."""
_FIRST_DAY = 739_000
_TAKES_UP = {Slot.WITHIN_REACH: 0.45, Slot.STRETCH: 0.35, Slot.VARIED: 0.35}
_OWN_IDEA = 0.15
_DAY_OFF = 0.15


@dataclass(slots=True)
class Course:
    """What happened to one person, in SUDS.

    Attributes:
        reported: for each peak reported after the first twenty attempts: the figure, the model's and the catalogue's.
        true: the same against the true peak.
        covered: whether the reported peak lay in the 80 % interval.
        whole: after the twentieth attempt, for every step of the catalogue: the true mean over its contexts, the
            model's figure and the catalogue's.
        stretches: the true value of each stretch pick; `reach`: of each pick within reach.
        triples, values: distinct place × people × time visited, and distinct single values.
        attempts: how many attempts there were; retests: how many picks were re-tests.
        categories: for each day how many categories its three picks come from.
    """

    reported: list[tuple[float, float, float]] = field(default_factory=list)
    true: list[tuple[float, float, float]] = field(default_factory=list)
    covered: list[bool] = field(default_factory=list)
    whole: list[tuple[float, float, float]] = field(default_factory=list)
    stretches: list[float] = field(default_factory=list)
    reach: list[float] = field(default_factory=list)
    triples: int = 0
    values: int = 0
    attempts: int = 0
    retests: int = 0
    categories: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Life:
    """One person over some days: every morning three picks, some taken up, and now and then a step of their own."""

    missions: tuple[CatalogueMission, ...]
    nature: Nature
    seed: int
    priors: Priors = field(default_factory=Priors)

    def live(self, days: int) -> Course:
        """Live for some days and return what happened."""
        steps = catalogue_steps(self.missions)
        person = Person(self.nature, self.seed)
        chance = person.chance
        by_key = {step.key: step for step in steps}
        course = Course()
        attempts: list[Attempt] = []
        offered: dict[str, int] = {}
        for day in range(_FIRST_DAY, _FIRST_DAY + days):
            estimates = fit(steps, attempts, today=day, priors=self.priors)
            if not course.whole and len(attempts) >= LEARNED_AFTER:
                course.whole = [
                    (_mean_over_contexts(person, step, day), estimates.expect(step.key).mean, step.typical_suds)
                    for step in steps
                ]
            unlocked = [step for step, mission in zip(steps, self.missions, strict=True) if is_open(mission, person)]
            picks = choose(estimates, unlocked, attempts, today=day, seed=self.seed, recently_offered=offered)
            self._weigh(course, person, picks, by_key, day)
            at_home = chance.random() < _DAY_OFF
            plans = [
                (by_key[pick.step], person.context_of(pick, by_key[pick.step]))
                for pick in picks
                if not at_home and chance.random() < _TAKES_UP[pick.slot]
            ]
            offered.update({pick.step: day for pick in picks})
            if not at_home and chance.random() < _OWN_IDEA:
                own = chance.choice(unlocked)
                plans.append((own, person.any_context(own)))
            for step, context in plans:
                attempt, truth = person.attempt(step, context, day)
                if attempt.suds is not None and len(attempts) >= LEARNED_AFTER:
                    expected = estimates.expect(step.key, attempt.place, attempt.people, attempt.time)
                    course.reported.append((attempt.suds, expected.mean, step.typical_suds))
                    course.true.append((truth, expected.mean, step.typical_suds))
                    course.covered.append(expected.low <= attempt.suds <= expected.high)
                attempts.append(attempt)
                offered.pop(step.key, None)
        there = [attempt for attempt in attempts if attempt.attended]
        course.attempts = len(attempts)
        course.triples = len({(a.place, a.people, a.time) for a in there})
        course.values = sum(
            len({value for value in group if value is not None})
            for group in ([a.place for a in there], [a.people for a in there], [a.time for a in there])
        )
        return course

    def _weigh(self, course: Course, person: Person, picks: Sequence, by_key: dict[str, Step], day: int) -> None:
        course.categories.append(len({by_key[pick.step].category for pick in picks}))
        for pick in picks:
            truth = person.true_peak(by_key[pick.step], pick.place, pick.people, pick.time, day)
            if pick.slot is Slot.STRETCH:
                course.stretches.append(truth)
            elif pick.slot is Slot.WITHIN_REACH:
                course.reach.append(truth)
            course.retests += pick.reason.kind == "retest"


def is_open(mission: CatalogueMission, person: Person) -> bool:
    """Whether a person has done what a mission asks for before it is offered."""
    wanted = mission.requirements
    if wanted is None:
        return True
    done = person.at_step.total() >= (wanted.missions_completed or 0)
    return done and all(person.in_category[name] >= times for name, times in wanted.category_missions.items())


def _mean_over_contexts(person: Person, step: Step, day: int) -> float:
    state = person.chance.getstate()
    mean = statistics.fmean(person.true_peak(step, *person.any_context(step), day) for _ in range(12))
    person.chance.setstate(state)
    return mean


def errors(rows: Sequence[tuple[float, float, float]]) -> tuple[float, float, float, float]:
    """Return mean absolute and root mean square error, of the model and of the catalogue."""
    model = [met - expected for met, expected, _ in rows]
    catalogue = [met - typical for met, _, typical in rows]
    return (
        statistics.fmean(map(abs, model)),
        statistics.fmean(map(abs, catalogue)),
        statistics.fmean(e * e for e in model) ** 0.5,
        statistics.fmean(e * e for e in catalogue) ** 0.5,
    )


def share(values: Sequence[float], band: tuple[float, float] = STRETCH) -> float:
    """Return which part of values lies in a band."""
    return sum(band[0] <= value <= band[1] for value in values) / len(values)
