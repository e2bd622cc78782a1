"""The gate over lines that ask for help and lines that only sound so, and over all that we wrote ourselves."""

import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from extrovertly_desktop.coach.packs import PackError
from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_answers, load_helplines, load_patterns
from extrovertly_desktop.coach.safety.phrases import Phrase, PhraseError
from extrovertly_desktop.coach.safety.tiers import Tier, Topic
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.safety.fresh import Fresh, figures, fresh_lines

LINES = Path(__file__).parent / "lines"
FOLDER = resources_dir() / "content" / "safety"


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(load_patterns(FOLDER))


def read(kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted(LINES.glob(f"{kind}_*.toml")):
        for name, lines in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found.setdefault(name, []).extend(lines)
    return found


def test_words_that_ask_for_help_are_heard_and_the_explicit_ones_without_exception(gate: Gate) -> None:
    asking = read("crisis")
    assert sum(map(len, asking.values())) >= 300
    missed = {
        tier: [line for line in lines if gate.assess(line).tier < Tier[tier.upper()]] for tier, lines in asking.items()
    }
    assert [line for line in asking["immediate"] if not gate.assess(line).tier.is_full] == []
    assert len(missed["immediate"]) / len(asking["immediate"]) <= 0.04, missed["immediate"]
    assert sum(map(len, missed.values())) / sum(map(len, asking.values())) <= 0.08, missed
    unanswered = [line for lines in missed.values() for line in lines if gate.assess(line).tier is Tier.NONE]
    assert len(unanswered) / sum(map(len, asking.values())) <= 0.05, unanswered


def test_figures_of_speech_and_ordinary_talk_stay_so(gate: Gate) -> None:
    lines = [line for group in read("everyday").values() for line in group]
    assert len(lines) >= 300
    alarms = [line for line in lines if gate.assess(line).tier > Tier.NONE]
    full = [line for line in alarms if gate.assess(line).tier.is_full]
    assert len(alarms) / len(lines) <= 0.03, alarms
    assert len(full) / len(lines) <= 0.005, full


def test_a_fresh_reader_s_lines_are_heard(gate: Gate) -> None:
    """They were held out once; what lines that nobody has looked at may expect is counted in `test_nearness.py`."""
    found = figures(fresh_lines(), lambda text: gate.assess(text).tier)
    assert found.crisis + found.ordinary >= 300
    assert found.full >= 0.95
    assert found.any_answer >= 0.98
    assert found.immediate_full == 1
    assert found.false_cards == 0
    assert found.check_ins <= 0.03


def test_all_lines_together(gate: Gate) -> None:
    written = [Fresh(line, "passive") for group in read("crisis").values() for line in group]
    written += [Fresh(line, "benign") for group in read("everyday").values() for line in group]
    found = figures([*fresh_lines(), *written], lambda text: gate.assess(text).tier)
    assert found.crisis >= 500
    assert found.any_answer >= 0.95
    assert found.false_cards <= 0.01
    assert found.check_ins <= 0.03


def our_own_words() -> Iterator[str]:
    def strings(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for each in value.values():
                yield from strings(each)
        elif isinstance(value, list):
            for each in value:
                yield from strings(each)

    for folder in (resources_dir() / "content", resources_dir() / "demo"):
        for path in sorted(folder.rglob("*.toml")):
            if path.parent != FOLDER:
                yield from strings(tomllib.loads(path.read_text(encoding="utf-8")))


def test_nothing_that_we_wrote_ourselves_alarms(gate: Gate) -> None:
    assert [text for text in our_own_words() if gate.assess(text).tier > Tier.NONE] == []


@pytest.mark.parametrize(
    ("line", "tier"),
    [
        ("I don't think I'm suicidal.", Tier.NONE),
        ("I'm not suicidal, but I want to die.", Tier.PASSIVE),
        ("I can't stop thinking about killing myself", Tier.PASSIVE),
        ("When I was sixteen I tried to kill myself.", Tier.AMBIGUOUS),
        ("When I was sixteen I tried to kill myself. Now I want to die.", Tier.PASSIVE),
        ('The song goes "I want to die" and it\'s catchy.', Tier.NONE),
        ('I wrote "I want to die" on my hand.', Tier.PASSIVE),
        ("i w4nt to d1e", Tier.PASSIVE),
        ("k m s", Tier.PASSIVE),
        ("I want to un\u200balive myself", Tier.PASSIVE),
        ("We laughed a lot.\n\nI'm going to kill myself tonight.\n\nThe soup was good.", Tier.IMMEDIATE),
    ],
)
def test_what_stands_around_the_words_changes_their_weight(gate: Gate, line: str, tier: Tier) -> None:
    assert gate.assess(line).tier is tier


def test_the_sentence_is_pointed_at_and_its_topic_named(gate: Gate) -> None:
    text = "The soup was good. My husband hits me. Then rain."
    found = gate.assess(text)
    assert (found.tier, found.topic) == (Tier.OTHER_HARM, Topic.ABUSE)
    assert [text[start:end].strip() for start, end in found.spans] == ["My husband hits me."]


def test_no_text_however_long_or_odd_holds_it_up(gate: Gate) -> None:
    pieces = (
        "i want to want to not ",
        "a" * 5000,
        "my my my arm cut cut ",
        "i " * 3000,
        '"“,;:*@! ',
        "kill kill to to ",
    )
    for piece in pieces:
        nonsense = (piece * 2000)[:30_000]
        began = time.process_time()
        gate.assess(nonsense)
        # Anything that explodes takes minutes for this; no figure of speed is promised by so wide a bound.
        assert time.process_time() - began < 10


def test_a_phrase_that_breaks_the_language_and_a_pack_that_breaks_its_rules_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PhraseError, match="no class"):
        Phrase("i {nowhere} go", {})
    with pytest.raises(PhraseError, match="no word"):
        Phrase("^ ~3 $", {})
    (tmp_path / "answers.toml").write_text("version = 1\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"answers\.toml"):
        load_answers(tmp_path)


def test_every_country_has_a_number_a_crisis_line_and_a_source_and_claims_no_check_that_nobody_made() -> None:
    pack = load_helplines(FOLDER)
    assert len(pack.countries) >= 25
    for country in pack.countries:
        assert country.lines_for(Topic.SUICIDE)[0].topics[0] is Topic.SUICIDE, country.code
        assert country.verified_at == "" or len(country.verified_at) == 10
        assert all(line.source for line in country.lines)
    ireland = pack.country("IE")
    assert ireland is not None
    assert ireland.lines_for(Topic.ABUSE)[0].topics == (Topic.ABUSE,)
