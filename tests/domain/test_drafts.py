"""What a person typed becomes a checked value, or one sentence about the first thing that is wrong."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.drafts import Draft
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.events import AttendanceDraft, EventDraft
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.people import ProfileDraft, UserDraft

DRAFTS: list[type[Draft]] = [
    JournalDraft, CheckInDraft, PredictionDraft, OutcomeDraft, EventDraft, AttendanceDraft, UserDraft, ProfileDraft,
]  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "fields", "field", "sentence"),
    [
        (JournalDraft, {"content": "  \n ", "mood": "proud"}, "content", "Your entry is empty."),
        (JournalDraft, {"mood": "proud"}, "content", "Your entry is missing."),
        (JournalDraft, {"content": "x" * 200_001, "mood": "proud"}, "content", "Your entry is too long"),
        (JournalDraft, {"content": "a\x00b", "mood": "proud"}, "content", "not text"),
        (JournalDraft, {"content": "half a pair \ud83d", "mood": "proud"}, "content", "not text"),
        (JournalDraft, {"content": "a", "mood": " "}, "mood", "Mood is empty."),
        (CheckInDraft, {"mood": "proud", "intensity": 11}, "intensity", "Intensity must be 10 or less."),
        (CheckInDraft, {"mood": "proud", "intensity": 0}, "intensity", "Intensity must be 1 or more."),
        (CheckInDraft, {"mood": "proud", "intensity": "much"}, "intensity", "Intensity must be a number."),
        (CheckInDraft, {"mood": "proud", "confidence_level": 10.01}, "confidence_level", "10"),
        (CheckInDraft, {"mood": "proud", "confidence_level": float("nan")}, "confidence_level", "Confidence must be"),
        (PredictionDraft, {"likelihood": 101}, "likelihood", "How likely must be 100 or less."),
        (PredictionDraft, {"expected_suds": -1}, "expected_suds", "Expected anxiety must be 0 or more."),
        (OutcomeDraft, {"attendance": "ran away"}, "attendance", "must be one of: done, left_early or did_not_go"),
        (OutcomeDraft, {"difficulty_rating": 6}, "difficulty_rating", "5 or less"),
        (OutcomeDraft, {"peak_sud": 6}, "peak_sud", "not something that can be filled in"),
        (UserDraft, {"first_name": ""}, "first_name", "Name is empty. Please write something first."),
        (UserDraft, {"first_name": "Ada", "email": "nowhere"}, "email", "does not look like an e-mail address"),
    ],
)
def test_bad_input_gets_a_sentence(draft: type[Draft], fields: dict[str, Any], field: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        draft.of(**fields)
    assert sentence in str(caught.value)
    assert caught.value.field == field
    assert str(caught.value).endswith(".")


WRITTEN = "qzqzq-what-i-wrote-qzqzq"
anything = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(), st.just(WRITTEN), st.dates(),
    st.lists(st.just(WRITTEN) | st.integers(), max_size=3), st.just({WRITTEN: WRITTEN}),
)  # fmt: skip


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_whatever_is_typed_is_taken_or_refused_in_a_sentence_that_does_not_repeat_it(data: st.DataObject) -> None:
    draft = data.draw(st.sampled_from(DRAFTS))
    fields = {name: data.draw(anything, label=name) for name in draft.model_fields if data.draw(st.booleans())}
    try:
        made = draft.of(**fields)
    except UserError as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 - either way is right
        assert WRITTEN not in str(refusal)  # noqa: PT017
        assert refusal.__cause__ is None  # noqa: PT017 - pydantic's own message repeats what was typed
    else:
        assert draft.of(**made.model_dump()) == made, "a checked draft passes its own check"


def test_lists_of_words_are_cleaned() -> None:
    made = JournalDraft.of(content="a", mood="proud", tags=[" Work ", "work", "", "two  words", "\x00"])
    assert made.tags == ("Work", "two words")


@pytest.mark.parametrize("field", [{"came_true": "no"}, {"peak_suds": 10}, {"surprise": 0}])
def test_who_did_not_go_tested_no_worry(field: dict[str, object]) -> None:
    with pytest.raises(UserError, match="put to the test"):
        OutcomeDraft.of(attendance="did_not_go", **field)
    assert OutcomeDraft.of(attendance="did_not_go", learned="I missed the bus").came_true is None
