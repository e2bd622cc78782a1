"""The one sentence under a pick."""

import pytest

from extrovertly_desktop.domain.recommendation import ContextKind, Reason, ReasonKind
from extrovertly_desktop.domain.recommendation_explained import reason_sentence

TITLES = {"phone_online": "Phone and online"}
RETEST_TOLD = (
    "It is 16 days since you last did this, and it had become easier; meeting it again now keeps it so, near 38."
)


def told(kind: ReasonKind, **fields) -> str:
    return reason_sentence(Reason(kind, 38.4, 52, category="phone_online", **fields), TITLES)


@pytest.mark.parametrize(
    ("sentence", "kind", "fields"),
    [
        (
            "You expected more than came the last two times in “Phone and online”; this should stand near 38 for you.",
            ReasonKind.OVER_EXPECTED,
            {"attempts": 2, "effect": -20},
        ),
        (
            "Steps in “Phone and online” stand about 12 lower for you than your others; this one near 38.",
            ReasonKind.CATEGORY,
            {"effect": -11.6},
        ),
        (
            "You have not tried a step in a café yet; it should stand near 38 for you.",
            ReasonKind.UNVISITED,
            {"context_kind": ContextKind.PLACE, "context_value": "cafe", "attempts": 0},
        ),
        (
            "You have tried a step with “aunt Vera” only once; it should stand near 38 for you.",
            ReasonKind.UNVISITED,
            {"context_kind": ContextKind.PEOPLE, "context_value": "aunt Vera", "attempts": 1},
        ),
        (
            "In the evening, steps stand about 4 higher for you than otherwise; this one near 38.",
            ReasonKind.CONTEXT,
            {"context_kind": ContextKind.TIME, "context_value": "evening", "effect": 4.2},
        ),
        (
            "Last time you met 30 here; this one stands about 9 lower than your other steps would suggest, near 38.",
            ReasonKind.STEP,
            {"effect": -9.0, "last_suds": 30.0},
        ),
        (
            "You have done this twice, which takes about 6 off; it should stand near 38 now.",
            ReasonKind.REPETITION,
            {"effect": -6.0, "attempts": 2},
        ),
        (
            RETEST_TOLD,
            ReasonKind.RETEST,
            {"days_since": 16},
        ),
    ],
)
def test_sentences_speak_in_the_model_s_own_terms(sentence: str, kind: ReasonKind, fields: dict) -> None:
    assert told(kind, **fields) == sentence


@pytest.mark.parametrize("kind", ReasonKind)
def test_every_kind_is_one_sentence_even_with_little_to_say(kind: ReasonKind) -> None:
    sentence = told(kind)
    assert sentence[0].isupper()
    assert sentence.count(".") == 1
    assert "38" in sentence
    assert "None" not in sentence
