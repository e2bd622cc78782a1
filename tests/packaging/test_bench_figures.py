"""What the measuring command tells of what it measured."""

import json

from benchtools.figures import Figure, floors, table

SAMPLES = (10.0, 12.0, 11.0, 30.0)


def made(**more: object) -> Figure:
    fields = {"samples": SAMPLES, "floor": (5.0, 4.0, 6.0), "floor_name": "a bare window", **more}
    return Figure("start", "start", 1000, "ms", **fields)


def test_aims_are_of_the_median_the_worst_twentieth_or_the_floor() -> None:
    assert made().is_met is None
    assert made(most=11.5).is_met is True
    assert made(most=11.5, at_p95=True).is_met is False
    assert made(most_times=2.3).is_met is True
    assert made(most_times=2.2).is_met is False
    assert made(most=1.0, most_times=2.3).is_met is False


def test_work_stands_beside_its_floor() -> None:
    figure = made(busy=(8.0, 9.0, 10.0), floor_busy=(3.0, 3.0, 4.0))
    assert figure.times == 11.5 / 5
    assert figure.times_busy == 3.0
    assert made().times_busy is None


def test_the_table_says_what_is_missed() -> None:
    told = table([made(most=11.5, at_p95=True), made(most_times=2.3)])
    missed, met = told.splitlines()[2:]
    assert ("p95 ≤ 11.5" in missed, "NO" in missed) == (True, True)
    assert ("≤ 2.3 ×" in met, "yes" in met, "1,000" in met) == (True, True, True)
    assert len({len(line) for line in told.splitlines()}) == 1
    assert floors([made(), made()]) == "- a bare window"


def test_every_sample_is_in_the_document() -> None:
    told = json.loads(json.dumps(made(most=11.5).as_json()))
    assert told["samples"] == list(SAMPLES)
    assert (told["median"], told["met"]) == (11.5, True)
