"""Prints how the recommender serves simulated people: `python3 packaging/dev.py simulate recommender`."""

import argparse
import concurrent.futures
import os
import random
import statistics
import time
from dataclasses import replace
from functools import partial

from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.content.packs import CatalogueMission
from extrovertly_desktop.recommender.choice import choose
from extrovertly_desktop.recommender.model import fit
from extrovertly_desktop.recommender.steps import Attempt, Step
from extrovertly_desktop.resource_files import resources_dir
from tests.recommender.simulated import TYPICAL, Nature, catalogue_steps
from tests.recommender.simulation import LEARNED_AFTER, Course, Life, errors, share

CROWDS = {
    "typical people": TYPICAL,
    "no predictions written": replace(TYPICAL, predicts=0.0),
    "effects twice as large": replace(TYPICAL, person=20.0, category=14.0, step=14.0, place=8.0, people=10.0, time=5.0),
    "a trend and slow waves": replace(TYPICAL, trend=-0.25, wave=5.0),
}
"""The first is held to the figures; the others are stress: people the model's beliefs do not fit."""
STEPS, ATTEMPTS, ROUNDS = 200, 5_000, 15


def main() -> None:
    """Simulate every crowd and print a block of figures for each, then the time it takes."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py simulate recommender", description=__doc__)
    parser.add_argument("--people", type=int, default=40, help="simulated people in each crowd (40)")
    parser.add_argument("--days", type=int, default=60, help="days that each lives (60)")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another crowd (1)")
    wanted = parser.parse_args()
    missions = load_catalogue(resources_dir() / "content").missions
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        for name, nature in CROWDS.items():
            live = partial(_live, missions, nature, wanted.days)
            seeds = [wanted.seed * 100_000 + number for number in range(wanted.people)]
            print(f"\n{name}: {wanted.people} people, {wanted.days} days, seed {wanted.seed}")
            _tell(list(pool.map(live, seeds, chunksize=2)))
    _tell_time(missions)


def _live(missions: tuple[CatalogueMission, ...], nature: Nature, days: int, seed: int) -> Course:
    return Life(missions, nature, seed).live(days)


def _tell(courses: list[Course]) -> None:
    kinds = {
        f"next peak, against the reported one, after {LEARNED_AFTER} attempts": [
            r for c in courses for r in c.reported
        ],
        f"next peak, against the true one, after {LEARNED_AFTER} attempts": [r for c in courses for r in c.true],
        f"the whole ladder, against the truth, at attempt {LEARNED_AFTER}": [r for c in courses for r in c.whole],
    }
    for name, rows in kinds.items():
        if rows:
            mae, typical_mae, rmse, typical_rmse = errors(rows)
            print(
                f"  {name}: MAE {mae:.1f}, catalogue {typical_mae:.1f} ({100 * (mae / typical_mae - 1):+.0f} %); "
                f"RMSE {rmse:.1f}, {typical_rmse:.1f} ({100 * (rmse / typical_rmse - 1):+.0f} %)"
            )
    covered = [inside for course in courses for inside in course.covered]
    if covered:
        print(f"  80 % intervals that held the reported peak: {100 * sum(covered) / len(covered):.1f} %")
    print(f"  stretch picks truly in 40–70: {100 * share([v for c in courses for v in c.stretches]):.0f} %", end="; ")
    print(f"picks within reach truly at most 40: {100 * share([v for c in courses for v in c.reach], (0, 40)):.0f} %")
    triples, values = sorted(c.triples for c in courses), sorted(c.values for c in courses)
    print(
        f"  distinct place × people × time visited: least {triples[0]}, median {statistics.median(triples):.0f}; "
        f"distinct places, people and times: least {values[0]}, median {statistics.median(values):.0f}"
    )
    print(
        f"  per person: {statistics.fmean(c.attempts for c in courses):.0f} attempts, "
        f"{statistics.fmean(c.retests for c in courses):.1f} re-tests offered, "
        f"{statistics.fmean(n for c in courses for n in c.categories):.2f} categories in a day's three"
    )


def _tell_time(missions: tuple[CatalogueMission, ...]) -> None:
    chance = random.Random(1)
    steps = list(catalogue_steps(missions))
    steps += [
        Step(
            f"own-{number}",
            f"own-{number % 3}",
            chance.uniform(15, 85),
            ("home", "work", "cafe"),
            ("friend", "group"),
            ("any",),
        )
        for number in range(STEPS - len(steps))
    ]
    attempts = [_made_up(chance, chance.choice(steps), number // 4) for number in range(ATTEMPTS)]
    taken, worked = [], []
    for seed in range(ROUNDS):
        began, busy = time.perf_counter(), time.process_time()
        estimates = fit(steps, attempts, today=ATTEMPTS // 4 + 1)
        choose(estimates, steps, attempts, today=ATTEMPTS // 4 + 1, seed=seed)
        taken.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    print(
        f"\nlearning and choosing with {ATTEMPTS} attempts and {len(steps)} steps: "
        f"median {statistics.median(taken):.1f} ms, worst {max(taken):.1f} ms of {ROUNDS}; "
        f"processor time {statistics.median(worked):.1f} ms"
    )


def _made_up(chance: random.Random, step: Step, day: int) -> Attempt:
    place, people = chance.choice(step.places), chance.choice(step.people)
    peak = min(max(step.typical_suds + chance.gauss(0, 12), 0), 100)
    return Attempt(step.key, day, peak, min(peak + 8, 100), place, people, chance.choice(("morning", "evening")))


if __name__ == "__main__":
    main()
