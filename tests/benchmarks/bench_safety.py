"""How long the gate takes: lines it has not met, and entries of two hundred new words, beside plain word splitting.

python -m tests.benchmarks.bench_safety
"""

import random
import re
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_patterns
from extrovertly_desktop.coach.understanding.loading import load_topics
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.safety.fresh import fresh_lines

LINES = Path(__file__).resolve().parents[1] / "coach" / "safety" / "lines"
WORDS, TEXTS, TIMES = 200, 300, 3
"""Each text is timed so often and its best taken: what else the machine does is not the gate's."""
_WORD = re.compile(r"[\w']+")


def written(name: str) -> list[str]:
    """Return the lines of the gate's tests whose files begin so."""
    groups = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(LINES.glob(f"{name}_*.toml")))
    return [line for group in groups for lines in group.values() for line in lines]


def entries(lines: Sequence[str], chance: random.Random) -> list[str]:
    """Return texts of about two hundred words each, put together of lines."""
    found = []
    for _ in range(TEXTS):
        text = ""
        while text.count(" ") < WORDS:
            line = chance.choice(lines)
            text += line + (" " if line[-1] in ".!?" else ". ")
        found.append(text)
    return found


def milliseconds(deed: Callable[[str], object], texts: Sequence[str]) -> str:
    """Return the median and the 95th of a hundred, in milliseconds of this process."""
    taken = [min(_once(deed, text) for _ in range(TIMES)) for text in texts]
    taken.sort()
    return f"median {taken[len(taken) // 2]:.2f}  p95 {taken[len(taken) * 95 // 100]:.2f}"


def _once(deed: Callable[[str], object], text: str) -> float:
    began = time.process_time_ns()
    deed(text)
    return (time.process_time_ns() - began) / 1e6


def main() -> int:
    """Print one row for each sort of text."""
    content, chance = resources_dir() / "content", random.Random(1)
    gate = Gate(load_patterns(content / "safety"))
    topical = [text for text, _ in load_topics(content).labelled()]
    hard = written("everyday")
    sorts = {
        "a message about a topic": chance.sample(topical, 1000),
        "a line that asks for help": [*written("crisis"), *(line.text for line in fresh_lines())],
        "200 new words of ordinary talk": entries(topical, chance),
        "200 new words, figures of speech all": entries(hard, chance),
    }
    for texts in sorts.values():
        for text in texts:
            gate.assess(text)  # every phrase is made into an expression when it is first needed
    for name, texts in sorts.items():
        fresh = Gate(load_patterns(content / "safety"))
        fresh._idioms, fresh._folds, fresh._rules = gate._idioms, gate._folds, gate._rules
        print(f"{name:38} {milliseconds(fresh._read, texts)}   only split: {milliseconds(_WORD.findall, texts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
