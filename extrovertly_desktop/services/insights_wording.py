"""The sentences in which figures are told: plain, in the person's own points, and never of causes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extrovertly_desktop.domain.insights import OURS, Figures, InsightType
from extrovertly_desktop.insights.account import Claim, Standing
from extrovertly_desktop.insights.calibration import Calibration
from extrovertly_desktop.insights.evidence import SOURCES, Evidence, Method
from extrovertly_desktop.insights.series import Kind
from extrovertly_desktop.services.insights_series import CONFIDENCE, MOOD

_LEVEL = 0.95
_VERY_MANY, _VERY_MANY_IN_WORDS = 5, "five"
"""From so many times the days there are, a figure would only look exact."""
_NAMES = {MOOD: "mood", CONFIDENCE: "confidence"}
_WEEKDAY = "weekday:"
_WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_PER_CENT = "percentage points of likelihood"
_SUDS = "points of anxiety, from 0 to 100"

CALIBRATIONS = tuple(f"{what}:{side}" for what in ("likelihood", "peak") for side in ("over", "under"))
"""All that comparisons of fear and fact can be about."""
_HONEST = (
    "and allowing for the way one day resembles the next. It is only told after a test that stays honest however "
    "often one looks and however many things are looked at."
)
_METHOD_OF_WEEKDAYS = f"These days were set beside all others, with slow changes over the months held fixed, {_HONEST}"
_METHODS = {
    Method.ASSOCIATION: (
        "Days with it were set beside days without it, with the weekday and slow changes over the months held fixed, "
        f"{_HONEST}"
    ),
    Method.CHANGE: (
        "The mean of the last four weeks less the mean of the eight before them, with an interval that allows for the "
        "way one day resembles the next. It is only told when it is so clear that, with a look every week, a whole "
        "year in which nothing changes would bring such a message with a chance of one in twenty."
    ),
    Method.OVER_PREDICTION: (
        "The mean of the likelihoods you gave less the share of worries that came true; one that came true in part "
        "counts half, with Wilson's interval of that share. It is only told when even an interval at 99 % leaves zero "
        "out."
    ),
    Method.EXPECTED_PEAK: (
        "The mean of the anxiety you expected less the highest you met, attempt by attempt, with Student's "
        "interval. It is only told when even an interval at 99 % leaves zero out."
    ),
    Method.PROPORTION: "A share with Wilson's interval.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to say about a week; `about` tells what it is about, so that it is not said again too soon."""

    type: InsightType
    title: str
    description: str
    about: str
    figures: Figures | None = None
    more: tuple[tuple[str, Any], ...] = ()

    @property
    def data(self) -> dict[str, Any]:
        """What is kept with it."""
        figures = {} if self.figures is None else self.figures.as_json()
        return {"by": OURS, "about": self.about, **figures, **dict(self.more)}


def association(claims: Sequence[tuple[str, Claim]], words: Mapping[str, str]) -> Said:
    """Return what goes together, or is not seen any more: all claims of a week, the most telling first.

    Args:
        claims: at least one, each with its outcome.
        words: how the person spells the word of a factor, by its key.
    """
    told = [_association(outcome, claim, words.get(claim.key, "")) for outcome, claim in claims]
    first = told[0]
    also = [
        {"about": said.about, "title": said.title, **said.figures.as_json()}
        for said in told[1:]
        if said.figures is not None
    ]
    sentences = [said.description for said in told]
    if any(claim.standing is not Standing.WITHDRAWN for _, claim in claims):
        sentences.append("They go together; what leads to what, days alone cannot say.")
    more = (("also", also),) if also else ()
    return replace(first, description=" ".join(sentences), more=more)


def about(outcome: str, key: str) -> str:
    """Return by what an association is known, so that it is not told twice."""
    return f"{outcome}~{key}"


def _association(outcome: str, claim: Claim, word: str) -> Said:
    evidence, name = claim.evidence, _NAMES[outcome]
    days, subject, others = _subject(claim.kind, claim.key, word, evidence)
    known_by = about(outcome, claim.key)
    figures = _figures(evidence, _LEVEL)
    if claim.kind is Kind.WEEKDAY:
        figures = replace(figures, method=_METHOD_OF_WEEKDAYS)
    if claim.standing is Standing.WITHDRAWN:
        title = f"{subject} and your {name}: not clear any more"
        description = (
            f"Earlier, {days} and your {name} were seen to go together. With the newest days it is not sure any more: "
            f"the difference lies {_between(evidence)} points. That happens, and nothing is lost by it."
        )
        return Said(InsightType.ASSOCIATION, title, description, known_by, figures)
    more = "higher" if evidence.estimate > 0 else "lower"
    again = "It is seen again: on" if claim.standing is Standing.SEEN_AGAIN else "On"
    title = f"{subject} and a {more} {name} go together"
    description = (
        f"{again} {days}, your {name} was about {_points(evidence.estimate)} {more} than on {others} "
        f"({_between(evidence, absolute=True)})."
    )
    return Said(InsightType.ASSOCIATION, title, description, known_by, figures)


def _subject(kind: Kind, key: str, word: str, evidence: Evidence) -> tuple[str, str, str]:
    """Return the days with a factor, the factor at the head of a title, and the other days, each in words."""
    n, rest = _count(evidence.n_with), f"the {_count(evidence.n_without)} others"
    if kind is Kind.MISSION:
        return f"the {n} days with a mission", "Days with a mission", rest
    if kind is Kind.EVENT:
        return f"the {n} days on which you went to an event", "Days with an event", rest
    if kind is Kind.WEEKDAY:
        name = _WEEKDAYS[int(key.removeprefix(_WEEKDAY))]
        return f"the {n} {name} with a note", name, f"the {_count(evidence.n_without)} other days"
    return f"the {n} days you noted “{word}”", f"“{word}”", rest


def trend(outcome: str, evidence: Evidence) -> Said:
    """Return how the last weeks differ from those before."""
    name = _NAMES[outcome]
    more = "higher" if evidence.estimate > 0 else "lower"
    description = (
        f"Over the last four weeks your {name} was about {_points(evidence.estimate)} {more} than over the eight "
        f"before ({_between(evidence, absolute=True)}; {_count(evidence.n_with)} days beside "
        f"{_count(evidence.n_without)})."
    )
    if evidence.estimate < 0:
        description += " Stretches like this come and go, and there is nothing to make up for."
    title = f"Your {name} has been {more} of late"
    return Said(InsightType.TREND, title, description, f"{outcome}:{more}", _figures(evidence, _LEVEL))


def over_prediction(found: Calibration) -> Said:
    """Return how stated likelihoods stood to what came true."""
    gap, came = found.over_prediction, found.came_true
    stated = 100 * (gap.estimate + came.estimate)
    figures = _figures(_times(gap, 100, _PER_CENT), _LEVEL)
    constant = ("if you had always stated the overall share", found.constant_brier)
    figures = replace(figures, more=(("Brier score (0 is best, 1 worst)", found.brier), constant))
    description = (
        f"In {_count(gap.n)} attempts you gave your worry a likelihood of {stated:.0f} % on average. "
        f"Counting a half for what came true in part, {100 * came.estimate:.0f} % of them did."
    )
    if gap.estimate > 0:
        title = "Less came true than you feared"
        description += (
            f" So worries ran ahead of what happened by about {figures.estimate or 0:.0f} points of a hundred "
            f"({_between(_times(gap, 100, _PER_CENT), decimals=0)})."
        )
    else:
        title = "What you worried about came true more often than you thought"
        description += " That is worth knowing, and a smaller step next time is a good answer to it."
    return Said(InsightType.CALIBRATION, title, description, f"likelihood:{_side(gap)}", figures)


def expected_peak(evidence: Evidence) -> Said:
    """Return how expected anxiety stood to the highest that was met."""
    n, points = _count(evidence.n), f"{abs(evidence.estimate):.0f}"
    between = _between(evidence, absolute=True, decimals=0)
    if evidence.estimate > 0:
        title = "It was easier than you expected"
        description = (
            f"Over {n} attempts anxiety peaked about {points} points lower than you had expected ({between}), "
            "on the scale from 0 to 100."
        )
    else:
        title = "It asked more of you than you expected"
        description = (
            f"Over {n} attempts anxiety peaked about {points} points higher than you had expected ({between}), on the "
            "scale from 0 to 100. You went all the same, and that is what counts as practice."
        )
    figures = replace(_figures(evidence, _LEVEL), unit=_SUDS)
    return Said(InsightType.CALIBRATION, title, description, f"peak:{_side(evidence)}", figures)


def _side(evidence: Evidence) -> str:
    return "over" if evidence.estimate > 0 else "under"


def _times(evidence: Evidence, factor: float, unit: str) -> Evidence:
    return replace(
        evidence,
        estimate=evidence.estimate * factor,
        low=evidence.low * factor,
        high=evidence.high * factor,
        unit=unit,
    )


def _figures(evidence: Evidence, level: float) -> Figures:
    source = SOURCES[evidence.method]
    return Figures(
        n=evidence.n,
        n_with=evidence.n_with or None,
        n_without=evidence.n_without or None,
        estimate=round(evidence.estimate, 4),
        low=round(evidence.low, 4),
        high=round(evidence.high, 4),
        level=level,
        unit=evidence.unit,
        method=_METHODS[evidence.method],
        source="; ".join(f"{item.authors}, {item.title}{f', doi {item.doi}' if item.doi else ''}" for item in source),
        what_would_change=_change(evidence),
    )


def _change(evidence: Evidence) -> str:
    things = "attempts" if evidence.method in {Method.OVER_PREDICTION, Method.EXPECTED_PEAK} else "days"
    change = evidence.what_would_change
    if change is None:
        return f"More {things}: the interval grows narrower with each, wherever they point."
    many = f"About {_count(change.days)} further {things}"
    if change.days > _VERY_MANY * evidence.n:
        many = f"More than {_VERY_MANY_IN_WORDS} times as many {things} again"
    return f"{many} without any difference would bring the interval to zero, and then it would not be told any more."


def _points(estimate: float) -> str:
    size = f"{abs(estimate):.1f}"
    return "1 point" if size == "1.0" else f"{size} points"


def _between(evidence: Evidence, *, absolute: bool = False, decimals: int = 1) -> str:
    """Return the interval in words; as sizes where the sentence says already in which direction they lie."""
    low, high = evidence.low, evidence.high
    if absolute and evidence.estimate < 0:
        low, high = -high, -low
    return f"between {_signed(low, decimals)} and {_signed(high, decimals)}"


def _signed(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return text.replace("-", "−") if float(text) else f"{0:.{decimals}f}"


def _count(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
