"""Prints how the coach's flows serve simulated people: `python3 packaging/dev.py simulate coach`."""

import argparse
import random
import re
import statistics
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extrovertly_desktop.coach.flows.common import FlowPack
from extrovertly_desktop.coach.flows.engine import FlowEngine
from extrovertly_desktop.coach.flows.lint import Counted, count_lines
from extrovertly_desktop.coach.flows.loading import load_flows
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.flows.simulated import MOST_TURNS, Journey, Person, facts_of, travel

_FOLDER = resources_dir() / "content" / "coach"
_QUOTED = re.compile("“[^”]*”")


def main() -> int:
    """Let people go through every flow and print the figures; 1 if somebody did not come to the end."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py simulate coach", description=__doc__)
    parser.add_argument("--runs", type=int, default=400, help="runs through each flow (400)")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another crowd (1)")
    parser.add_argument("--nonsense", type=float, default=0.06, help="share of answers that are nonsense (0.06)")
    parser.add_argument("--skips", type=float, default=0.08, help="share of questions that are skipped (0.08)")
    wanted = parser.parse_args()
    began = time.perf_counter()
    pack = load_flows(_FOLDER / "flows")
    print(f"{len(pack.flows)} flows read and checked in {1000 * (time.perf_counter() - began):.0f} ms\n")
    engine = FlowEngine(pack)
    began = time.perf_counter()
    journeys = {
        slug: [
            _journey(engine, slug, wanted.seed * 100_000 + number, wanted.nonsense, wanted.skips)
            for number in range(wanted.runs)
        ]
        for slug in pack.flows
    }
    took = time.perf_counter() - began
    _tell(journeys)
    every = [journey for some in journeys.values() for journey in some]
    turns = sum(len(journey.turns) for journey in every)
    print(f"\none turn takes {1e6 * took / turns:.0f} µs, made-up answers, saving and reading the state included")
    _tell_lines(pack)
    return 0 if all(journey.is_finished for journey in every) else 1


def _journey(engine: FlowEngine, slug: str, seed: int, nonsense: float, skips: float) -> Journey:
    chance = random.Random(f"{slug}/{seed}")
    person = Person(chance, nonsense=nonsense, skips=skips)
    return travel(engine, slug, facts_of(chance), person, times_before=chance.randrange(4))


def _tell(journeys: dict[str, list[Journey]]) -> None:
    print(
        f"{'flow':24}{'runs':>6}{'finished':>10}{'turns: median':>15}{'most':>6}"
        f"{'words a turn':>14}{'unquoted':>9}  deeds"
    )
    for slug, some in journeys.items():
        _tell_row(slug, some)
    _tell_row("all", [journey for some in journeys.values() for journey in some])
    print(f"(a run counts as finished if it came to an end within {MOST_TURNS} turns)")


def _tell_row(name: str, some: list[Journey]) -> None:
    lengths = [len(journey.turns) for journey in some]
    texts = [turn.text for journey in some for turn in journey.turns]
    words = statistics.fmean(len(text.split()) for text in texts)
    own = statistics.fmean(len(_QUOTED.sub("“”", text).split()) for text in texts)
    deeds = Counter(str(deed.kind) for journey in some for deed in journey.deeds)
    share = 100 * sum(journey.is_finished for journey in some) / len(some)
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(deeds.items()))
    print(
        f"{name:24}{len(some):6}{share:9.1f}%{statistics.median(lengths):15.0f}{max(lengths):6}"
        f"{words:14.1f}{own:9.1f}  {told or 'none'}"
    )


def _tell_lines(pack: FlowPack) -> None:
    flows = sum(map(count_lines, pack.flows.values()), Counted())
    consents = sum(
        len(line.wordings)
        for flow in pack.flows.values()
        for node in flow.nodes
        if node.consent is not None
        for line in node.lines
        if line.kind == "question"
    )
    parts = {"flows": flows}
    for room in ("topics", "scenes"):
        if (_FOLDER / room).is_dir():
            parts[room] = sum(_counted(_FOLDER / room), Counted())
    parts["all"] = sum(parts.values(), Counted())
    print(f"\n{'written wordings':18}{'reflections':>13}{'questions':>11}{'a question':>12}{'open':>8}")
    for name, counted in parts.items():
        ratio = f"{counted.reflections_per_question:.2f}" if counted.questions else "–"
        share = f"{100 * counted.share_open:.0f} %" if counted.questions else "–"
        print(f"{name:18}{counted.reflections:13}{counted.questions:11}{ratio:>12}{share:>8}")
    print(
        f"(of the flows' questions {consents} ask for leave, to write or to advise; "
        f"of the others {100 * flows.open_questions / (flows.questions - consents):.0f} % are open)"
    )


def _counted(folder: Path) -> Iterator[Counted]:
    for path in sorted(folder.rglob("*.toml")):
        yield from _within(tomllib.loads(path.read_text(encoding="utf-8")), "")


def _within(value: object, name: str) -> Iterator[Counted]:
    """Count the sentences that stand under a name that says what they are; a sentence that asks is open by its form."""
    if isinstance(value, dict):
        kind = value.get("kind", name) if "wordings" in value else name
        for each, inner in value.items():
            yield from _within(inner, str(kind) if each == "wordings" else each)
    elif isinstance(value, list):
        if name.startswith("reflection"):
            yield Counted(reflections=sum(isinstance(each, str) for each in value))
        elif name.startswith("question"):
            texts = [each for each in value if isinstance(each, str)]
            is_open = [text.split(" ")[0].casefold() in _OPENERS for text in texts]
            yield Counted(questions=len(texts), open_questions=sum(is_open))
        for each in value:
            if isinstance(each, (dict, list)):
                yield from _within(each, name)


_OPENERS = {"what", "how", "which", "who", "where", "when", "why"}


if __name__ == "__main__":
    sys.exit(main())
