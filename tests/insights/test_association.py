"""What is told week by week: silent without reason, the same from the same days, and taken back when it fades."""

import json
from dataclasses import replace
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.insights.account import Account, Claim, Standing, Told
from extrovertly_desktop.insights.association import history, look, measurements
from extrovertly_desktop.insights.evidence import Method
from extrovertly_desktop.insights.rules import Rules
from extrovertly_desktop.insights.series import WEEK, DailySeries, Kind
from extrovertly_desktop.insights.student import reach
from tests.insights.simulated import ACTIVE, FIRST_DAY, Nature, live

STRONG = Nature(days=280, tags=3, effect=0.8)


@pytest.fixture(scope="module")
def told() -> list[tuple[tuple[Claim, ...], Account]]:
    return list(history(live(STRONG, 1)))


def first(told: list[tuple[tuple[Claim, ...], Account]]) -> Claim:
    return next(claim for claims, _ in told for claim in claims)


def test_a_strong_association_is_told_once_as_new_and_then_holds(told: list) -> None:
    standings = [claim.standing for claims, _ in told for claim in claims if claim.key == ACTIVE]
    assert standings[0] is Standing.NEW
    assert set(standings[1:]) == {Standing.HOLDS}
    assert {claim.key for claims, _ in told for claim in claims} == {ACTIVE}
    claim = first(told)
    assert claim.kind is Kind.TAG
    assert claim.evidence.method is Method.ASSOCIATION
    assert claim.evidence.low <= STRONG.effect <= claim.evidence.high
    assert claim.evidence.what_would_change is not None
    assert claim.log_e >= -log(Rules().share(0))


def test_days_are_counted_with_and_without(told: list) -> None:
    claim, series = first(told), live(STRONG, 1)
    days = next(f.days for f in series.factors if f.key == ACTIVE)[: WEEK * (claim.week + 1)]
    assert (claim.evidence.n_with, claim.evidence.n_without) == (days.count(True), days.count(False))
    assert claim.evidence.n == len(days)


def test_what_is_told_is_nearer_to_zero_than_what_was_measured(told: list) -> None:
    claim = first(told)
    measured = measurements(live(STRONG, 1).until(claim.week))[ACTIVE]
    assert 0 < claim.evidence.estimate < measured.estimate
    account = next(account for claims, account in told if claims)
    kept = account.of(ACTIVE)
    assert kept is not None
    assert (kept.naive, kept.information) == (measured.estimate, measured.error**-2)


def test_later_estimates_pool_the_corrected_one_with_the_days_since(told: list) -> None:
    kept, (claims, _) = told[-2][1].of(ACTIVE), told[-1]
    measured = measurements(live(STRONG, 1))[ACTIVE]
    assert kept is not None
    whole, then = measured.error**-2, kept.information
    since = (measured.estimate * whole - kept.naive * then) / (whole - then)
    weight = kept.spread**-2
    expected = (kept.centre * weight + since * (whole - then)) / (weight + whole - then)
    error = (weight + whole - then) ** -0.5
    evidence = claims[0].evidence
    assert evidence.estimate == pytest.approx(expected)
    assert evidence.high - evidence.low == pytest.approx(2 * reach(measured.dof) * error)


def test_weekly_looks_are_the_history_and_may_be_stopped_and_kept(told: list) -> None:
    series, account = live(STRONG, 1), Account()
    for week, expected in enumerate(told):
        if week > 20:
            break
        claims, account = look(series, week, account)
        assert (claims, account) == expected
    assert account.looks == 21
    kept = Account.from_json(json.loads(json.dumps(account.to_json())))
    assert kept == account
    assert list(history(series, kept)) == told[21:]
    for week in (20, series.weeks):
        with pytest.raises(ValueError, match="looked at once"):
            look(series, week, account)


def test_the_order_of_factors_does_not_matter(told: list) -> None:
    series = live(STRONG, 1)
    turned = replace(series, factors=series.factors[::-1])
    assert look(turned, series.weeks - 1, Account()) == look(series, series.weeks - 1, Account())


def test_a_claim_that_fades_is_withdrawn_and_may_be_seen_again() -> None:
    kinds = ((1.5, 70), (-1.0, 105), (2.5, 210))
    early, late, again = (live(Nature(days=days, tags=1, effect=effect), 1) for effect, days in kinds)
    series = DailySeries.of(
        FIRST_DAY,
        early.outcome + late.outcome + again.outcome,
        {(ACTIVE, Kind.TAG): early.factors[0].days + late.factors[0].days + again.factors[0].days},
    )
    standings = [claim.standing for claims, _ in history(series) for claim in claims]
    assert standings.count(Standing.NEW) == 1
    assert standings.count(Standing.WITHDRAWN) == 1
    assert standings.count(Standing.SEEN_AGAIN) == 1
    turns = [standings.index(turn) for turn in (Standing.NEW, Standing.WITHDRAWN, Standing.SEEN_AGAIN)]
    assert turns == sorted(turns)


def test_days_that_were_taken_back_leave_a_wider_interval(told: list) -> None:
    series, (claims, account) = live(STRONG, 1), told[29]
    taken = tuple(None if day < 110 else value for day, value in enumerate(series.outcome))
    after, _ = look(replace(series, outcome=taken), 30, account)
    (before,), (claim,) = claims, after
    assert claim.standing in {Standing.HOLDS, Standing.WITHDRAWN}
    assert claim.evidence.n < before.evidence.n
    assert claim.evidence.high - claim.evidence.low > before.evidence.high - before.evidence.low
    gone, _ = look(replace(series, factors=()), 30, account)
    assert gone == ()


def test_factors_keep_their_place_when_others_come() -> None:
    account = Account().enrolled(("tag:b", "tag:a")).enrolled(("tag:a", "tag:c", "tag:b"))
    assert account.ranked == ("tag:b", "tag:a", "tag:c")
    assert account.rank("tag:c") == 2
    one = Told("tag:b", 3, stands=True, naive=1.0, information=4.0, centre=0.9, spread=0.5)
    account = account.noted(one).noted(replace(one, stands=False))
    assert account.told == (replace(one, stands=False),)


outcomes = st.lists(st.none() | st.sampled_from([1.0, 2.0, 4.0]), max_size=130)


@settings(max_examples=30, deadline=None)
@given(outcome=outcomes, walk=st.sampled_from(["always", "never", "unknown", "odd"]))
def test_any_life_can_be_looked_at(outcome: list[float | None], walk: str) -> None:
    held = [{"always": True, "never": False, "unknown": None, "odd": day % 2 == 1}[walk] for day in range(len(outcome))]
    series = DailySeries.of(FIRST_DAY, outcome, {("tag:walk", Kind.TAG): held}).with_weekdays()
    looks = list(history(series))
    assert len(looks) == len(outcome) // WEEK
    for claims, _ in looks:
        for claim in claims:
            assert claim.evidence.low <= claim.evidence.estimate <= claim.evidence.high
            assert claim.key.startswith("weekday") or walk == "odd"


@pytest.mark.parametrize("value", [0.0, 0.1, 1e6])
def test_a_life_without_change_says_nothing(value: float) -> None:
    odd = {("tag:odd", Kind.TAG): [day % 2 == 0 for day in range(210)]}
    assert not any(claims for claims, _ in history(DailySeries.of(FIRST_DAY, [value] * 210, odd)))
