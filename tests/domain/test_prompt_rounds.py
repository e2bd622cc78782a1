"""Which prompt comes next, over many days of skipping, choosing themes, and changing the list."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.prompt_rounds import PromptsSeen, next_prompt, prompt_of_the_day
from extrovertly_desktop.domain.writing_kit import WritingPrompt

DAY = date(2026, 3, 2)
SIZES = {"calm": 4, "people": 3, "alone": 1}
PROMPTS = [WritingPrompt(f"{theme}-{n}", theme, f"About {n}") for theme, size in SIZES.items() for n in range(size)]

WALK = st.lists(st.tuples(st.sampled_from(["", *SIZES]), st.integers(0, 2)), min_size=1, max_size=60)


@settings(max_examples=200)
@given(WALK)
def test_no_prompt_comes_again_before_its_theme_is_exhausted(walk: list[tuple[str, int]]) -> None:
    seen, day = PromptsSeen(), DAY
    shown: dict[str, list[str]] = {theme: [] for theme in SIZES}
    for theme, days in walk:
        day += timedelta(days=days)
        prompt, seen = next_prompt(PROMPTS, seen, theme, day)
        assert theme in {"", prompt.theme}
        assert prompt_of_the_day(PROMPTS, seen, theme, day) == prompt
        shown[prompt.theme].append(prompt.slug)
        assert PromptsSeen.read(seen.model_dump(mode="json")) == seen
    for theme, size in SIZES.items():
        for start in range(0, len(shown[theme]), size):
            assert max(Counter(shown[theme][start : start + size]).values()) == 1


@given(WALK)
def test_without_a_theme_all_prompts_come_before_any_comes_again(walk: list[tuple[str, int]]) -> None:
    seen, day, shown = PromptsSeen(), DAY, []
    for _, days in walk:
        day += timedelta(days=days)
        prompt, seen = next_prompt(PROMPTS, seen, "", day)
        shown.append(prompt.slug)
    for start in range(0, len(shown), len(PROMPTS)):
        assert max(Counter(shown[start : start + len(PROMPTS)]).values()) == 1


def test_the_same_one_is_not_offered_twice_running_where_there_is_another() -> None:
    seen, before = PromptsSeen(), None
    for _ in range(40):
        prompt, seen = next_prompt(PROMPTS, seen, "people", DAY)
        assert prompt != before
        before = prompt


def test_another_day_has_another_choice_to_make() -> None:
    prompt, seen = next_prompt(PROMPTS, PromptsSeen(), "", DAY)
    assert prompt_of_the_day(PROMPTS, seen, "", DAY) == prompt
    assert prompt_of_the_day(PROMPTS, seen, "people", DAY) is None
    assert prompt_of_the_day(PROMPTS, seen, "", DAY + timedelta(days=1)) is None
    assert seen.model_copy(update={"put_away": True}).on(DAY + timedelta(days=1)).put_away is False


def test_a_new_prompt_joins_the_round_and_a_deleted_one_leaves_it() -> None:
    seen = PromptsSeen()
    for _ in range(SIZES["people"]):
        _, seen = next_prompt(PROMPTS, seen, "people", DAY)
    added = WritingPrompt("new", "people", "About something new")
    prompt, seen = next_prompt([*PROMPTS, added], seen, "people", DAY)
    assert prompt == added
    prompt, seen = next_prompt(PROMPTS, seen, "people", DAY)
    assert prompt_of_the_day(PROMPTS, seen, "people", DAY) == prompt
    assert "new" not in seen.rounds["people"]


def test_what_is_kept_is_bounded() -> None:
    seen = PromptsSeen()
    for _ in range(500):
        _, seen = next_prompt(PROMPTS, seen, "", DAY)
    assert len(seen.model_dump_json()) < 3000


def test_what_cannot_be_read_says_nothing() -> None:
    for raw in (None, 3, [], {"day": "yesterday"}, {"rounds": {"calm": 4}}):
        assert PromptsSeen.read(raw) == PromptsSeen()
    assert PromptsSeen.read({"later": [1]}).model_dump(mode="json")["later"] == [1]
