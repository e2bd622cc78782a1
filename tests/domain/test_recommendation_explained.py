"""The one sentence under a pick."""

import pytest

from extrovertly_desktop.domain.recommendation import ContextKind, Reason, ReasonKind
from extrovertly_desktop.domain.recommendation_explained import reason_sentence

TITLES = {"phone_online": "Phone and online"}
RETEST_TOLD = "Your last time was {} ago and it had become easier; once more, with anxiety near 38, keeps it so."
WORDINGS = 6
"""Enough turns to meet each wording of every kind."""


def told(kind: ReasonKind, turn: int = 0, **fields) -> str:
    return reason_sentence(Reason(kind, 38.4, 52, category="phone_online", **fields), TITLES, turn)


@pytest.mark.parametrize(
    ("sentence", "kind", "fields"),
    [
        (
            "You expected more than came the last two times in “Phone and online”; here anxiety near 38 is likely.",
            ReasonKind.OVER_EXPECTED,
            {"attempts": 2, "effect": -20},
        ),
        (
            "Steps in “Phone and online” bring you about 12 less anxiety than your others; here about 38 is likely.",
            ReasonKind.CATEGORY,
            {"effect": -11.6},
        ),
        (
            "You said you are rather at ease with “Phone and online”; about 38 is likely, and 52 for most.",
            ReasonKind.RATED,
            {"effect": -12},
        ),
        (
            "You have not tried a step in a café yet; anxiety near 38 is likely.",
            ReasonKind.UNVISITED,
            {"context_kind": ContextKind.PLACE, "context_value": "cafe", "attempts": 0},
        ),
        (
            "You have tried a step with “aunt Vera” only once; anxiety near 38 is likely.",
            ReasonKind.UNVISITED,
            {"context_kind": ContextKind.PEOPLE, "context_value": "aunt Vera", "attempts": 1},
        ),
        (
            "In the evening, steps bring you about 4 more anxiety than otherwise; here about 38 is likely.",
            ReasonKind.CONTEXT,
            {"context_kind": ContextKind.TIME, "context_value": "evening", "effect": 4.2},
        ),
        (
            "Last time anxiety peaked at 30; this brings about 9 less anxiety than your other steps suggest, near 38.",
            ReasonKind.STEP,
            {"effect": -9.0, "last_suds": 30.0},
        ),
        (
            "You have done this twice, which takes about 6 off; anxiety near 38 is likely now.",
            ReasonKind.REPETITION,
            {"effect": -6.0, "attempts": 2},
        ),
        (RETEST_TOLD.format("16 days"), ReasonKind.RETEST, {"days_since": 16}),
        (RETEST_TOLD.format("about five weeks"), ReasonKind.RETEST, {"days_since": 36}),
        (RETEST_TOLD.format("about three years"), ReasonKind.RETEST, {"days_since": 969}),
    ],
)
def test_sentences_speak_in_the_model_s_own_terms(sentence: str, kind: ReasonKind, fields: dict) -> None:
    assert told(kind, **fields) == sentence


@pytest.mark.parametrize("kind", ReasonKind)
def test_every_wording_is_one_sentence_even_with_little_to_say(kind: ReasonKind) -> None:
    for turn in range(WORDINGS):
        sentence = told(kind, turn)
        assert sentence[0].isupper()
        assert sentence.count(".") == 1
        assert "38" in sentence
        assert "None" not in sentence


def test_what_is_told_often_is_not_told_alike_three_times() -> None:
    for kind, most in ((ReasonKind.OVER_EXPECTED, 3), (ReasonKind.OWN_LEVEL, 3), (ReasonKind.TYPICAL, 2)):
        assert len({told(kind, turn, attempts=3, effect=-13.0) for turn in range(WORDINGS)}) == most
