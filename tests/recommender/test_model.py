"""What the model makes of evidence."""

import math

import numpy as np
import pytest

from extrovertly_desktop.domain.ladder import MarkKind
from extrovertly_desktop.recommender.model import fit
from extrovertly_desktop.recommender.priors import Priors
from extrovertly_desktop.recommender.steps import Attempt, Mark, Step

TODAY = 1_000
STEPS = (
    Step("call", "phone", 40, ("phone",), ("staff", "stranger"), ("morning",)),
    Step("ring-back", "phone", 55, ("phone",), ("friend",), ("evening",)),
    Step("ask", "shops", 30, ("shop", "cafe"), ("staff",), ("any",)),
    Step("speak", "groups", 70, ("work", "anywhere"), ("group",), ("any",)),
)


def tried(step: str, suds: float | None, *, day: int = TODAY - 1, **more) -> Attempt:
    return Attempt(step, day, suds, **more)


def means(attempts=(), marks=(), **more) -> dict[str, float]:
    estimates = fit(STEPS, attempts, marks, today=TODAY, **more)
    return {step.key: estimates.expect(step.key).mean for step in STEPS}


def test_without_evidence_the_catalogue_speaks() -> None:
    assert means() == pytest.approx({"call": 40, "ring-back": 55, "ask": 30, "speak": 70})


def test_the_closed_form_is_the_direct_solution() -> None:
    """The same posterior from one dense system over every effect, written out by hand."""
    priors = Priors()
    attempts = [
        tried("call", 60, day=900, predicted=70, place="phone", people="staff", time="morning"),
        tried("call", 50, day=990, place="phone", people="mother-in-law"),
        tried("ask", None, day=995),
        tried("ask", 20, day=999, place="shop", people="staff", time="evening"),
    ]
    names = ["person", "slope", "habituation", "practice", "excess", "phone", "shops", "groups"]
    names += ["call", "ring-back", "ask", "speak", "@phone", "@shop", "@cafe", "@work"]
    names += ["+staff", "+stranger", "+friend", "+group", "+mother-in-law", "~morning", "~evening"]
    spread = {"@": priors.place, "+": priors.people, "~": priors.time}
    sds = [priors.person, priors.slope, priors.habituation, priors.practice, priors.excess]
    sds += [priors.category] * 3 + [priors.step] * 4 + [spread[name[0]] for name in names[12:]]
    prior_mean = np.zeros(len(names))
    prior_mean[2:5] = (priors.habituation_mean, priors.practice_mean, priors.excess_mean)

    def row(**values: float) -> np.ndarray:
        return np.array([values.get(name, 0.0) for name in names])

    first = {"person": 1, "slope": -0.4, "phone": 1, "call": 1, "@phone": 1, "+staff": 1, "~morning": 1}
    once = math.log(2)
    second = {"person": 1, "slope": -0.4, "phone": 1, "call": 1, "@phone": 1, "+mother-in-law": 1}
    third = {"person": 1, "slope": -0.8, "shops": 1, "ask": 1, "@shop": 1, "+staff": 1, "~evening": 1}
    rows = np.array(
        [
            row(**first),
            row(**second, habituation=once, practice=once),
            row(**third, habituation=once, practice=once),
            row(**first, excess=1),
        ]
    )
    residual = np.array([60 - 40, 50 - 40, 20 - 30, 70 - 40]) - rows @ prior_mean
    noise = [priors.noise**2, priors.noise**2 + priors.time**2, priors.noise**2, priors.noise_of_prediction**2]
    fading = 0.5 ** (np.array([100, 10, 1, 100]) / priors.half_life)
    weight = priors.noise**2 * fading / noise
    precision = np.diag((priors.noise / np.array(sds)) ** 2) + (rows.T * weight) @ rows
    delta = np.linalg.solve(precision, (rows.T * weight) @ residual)
    shape = (priors.strength + np.minimum(weight, 1).sum()) / 2
    left = weight @ residual**2 - delta @ precision @ delta
    variance = (priors.strength * priors.noise**2 / 2 + left / 2) / shape

    here = {"person": 1, "slope": -0.4, "phone": 1, "call": 1, "@phone": 1, "+staff": 1, "~morning": 1}
    wanted = row(**here, habituation=math.log(3), practice=math.log(3))
    got = fit(STEPS, attempts, today=TODAY).expect("call", "phone", "staff", "morning")
    assert got.mean == pytest.approx(40 + wanted @ (prior_mean + delta))
    assert got.sd == pytest.approx(math.sqrt(variance * (wanted @ np.linalg.inv(precision) @ wanted)))
    assert sum(got.parts.values()) == pytest.approx(got.mean)
    student = 1.2962  # the 90th percentile of Student's t between 20 and 120 degrees of freedom: 1.325 to 1.289
    reach = (got.high - got.mean) / math.sqrt(variance + got.sd**2)
    assert student - 0.01 < reach < student + 0.03


def test_what_came_moves_the_step_most_its_kind_less_and_others_least() -> None:
    before, after = means(), means([tried("call", 75, day=TODAY - day) for day in (6, 4, 2)])
    moved = {key: after[key] - before[key] for key in before}
    assert moved["call"] > moved["ring-back"] > moved["ask"] > 0
    assert moved["call"] > 15


def test_repeating_brings_a_step_down() -> None:
    as_expected = [tried("call", None, day=TODAY - day) for day in (9, 6, 3)]
    assert means(as_expected)["call"] < means()["call"] - 4
    not_gone = [tried("call", None, attended=False)] * 3
    assert means(not_gone) == pytest.approx(means())


def test_a_context_is_learned_and_words_of_ones_own_count() -> None:
    attempts = [
        tried("ask", 25 + 30 * (day % 2), day=TODAY - day, people=("staff", "aunt")[day % 2]) for day in range(8)
    ]
    estimates = fit(STEPS, attempts, today=TODAY)
    assert estimates.expect("ask", people="aunt").mean > estimates.expect("ask", people="staff").mean + 10
    assert estimates.expect("speak", people="aunt").parts["people"] > 5


def test_predictions_teach_less_than_outcomes_and_their_excess_is_learned() -> None:
    predicted = means([tried("call", None, predicted=80)])["call"]
    met = means([tried("call", 80)])["call"]
    repeated = means([tried("call", None)])["call"]
    assert repeated < predicted < met
    knows_better = [tried("speak", 60, day=TODAY - day, predicted=95) for day in range(2, 12)]
    distrusted = means([*knows_better, tried("ask", None, predicted=60)])["ask"] - means(knows_better)["ask"]
    assert distrusted < means([tried("ask", None, predicted=60)])["ask"] - means()["ask"]


def test_a_rung_stands_near_where_it_was_put_even_against_the_record() -> None:
    low = [tried("call", 30, day=TODAY - day) for day in range(20, 40)][::-1]
    placed = Mark("call", TODAY - 1, 65, MarkKind.PLACED)
    assert abs(means([], [placed])["call"] - 65) < 3
    assert means(low, [placed])["call"] > 50
    earlier = Mark("call", TODAY - 9, 10, MarkKind.PLACED)
    assert means([], [earlier, placed])["call"] == pytest.approx(means([], [placed])["call"])
    since = [tried("call", 30)] * 6
    assert means([*low, *since], [placed])["call"] < means(low, [placed])["call"]


def test_too_much_and_too_easy_move_it_by_less_than_placing_does() -> None:
    def said(kind: MarkKind, suds: float) -> float:
        return means([], [Mark("call", TODAY, suds, kind)])["call"]

    assert 40 < said(MarkKind.TOO_MUCH, 40) < said(MarkKind.PLACED, 55)
    assert 40 > said(MarkKind.TOO_EASY, 40) > said(MarkKind.PLACED, 25)


def test_evidence_narrows_and_age_widens() -> None:
    fresh = fit(STEPS, [tried("call", 40)] * 8, today=TODAY).expect("call")
    old = fit(STEPS, [tried("call", 40, day=TODAY - 600)] * 8, today=TODAY).expect("call")
    none = fit(STEPS, [], today=TODAY).expect("call")
    assert fresh.sd < old.sd < none.sd
    assert fresh.high - fresh.low < none.high - none.low


def test_comfort_told_at_the_start_moves_its_category_alone() -> None:
    told = means(comfort={"phone": 1.0, "groups": -0.5, "not a category": 1.0})
    assert told["call"] < 30
    assert told["speak"] > 70
    assert told["ask"] == pytest.approx(30)


def test_steps_that_are_gone_and_figures_at_the_edge_do_no_harm() -> None:
    attempts = [tried("gone", 90), *[tried("ask", 0, predicted=100)] * 9]
    estimates = fit(STEPS, attempts, [Mark("gone", TODAY, 5, MarkKind.PLACED)], today=TODAY)
    expectation = estimates.expect("ask")
    assert 0 <= expectation.low <= expectation.mean <= expectation.high <= 100
    with pytest.raises(KeyError):
        estimates.expect("gone")
    assert fit((), [], today=TODAY).expect_all() == []


def test_a_fear_alone_moves_other_steps_far_less_than_a_finding() -> None:
    elsewhere = next(step.key for step in STEPS if step.category != STEPS[0].category)
    none = fit(STEPS, [], today=TODAY).expect(elsewhere).mean
    high = STEPS[0].typical_suds + 32
    feared = fit(STEPS, [Attempt(STEPS[0].key, TODAY - 1, None, predicted=high)], today=TODAY).expect(elsewhere).mean
    found = fit(STEPS, [Attempt(STEPS[0].key, TODAY - 1, high)], today=TODAY).expect(elsewhere).mean
    assert none < feared < none + (found - none) / 2
    assert feared - none < 7
