"""How well the coach understands, and how long it takes.

Prints the figures on `validation.toml`, which the thresholds were fitted on, and on `blind.toml`, which nothing was
fitted on, each by meaning and by keywords alone; then the milliseconds a message takes, and how long the first answer
takes in a new process. Aims on the blind lines: top-1 .70, top-3 .85, precision .90, beyond accepted at most .05; p95
50 ms, first answer 1.5 s. `EXTROVERTLY_BENCH_MISSED=1` lists what was missed as well.
"""

import os
import statistics
import subprocess
import sys
import time

import pytest

from extrovertly_desktop.coach.understanding.keywords import KeywordIndex
from extrovertly_desktop.coach.understanding.loading import load_policy, load_router, load_short_forms, load_topics
from extrovertly_desktop.coach.understanding.router import Meaning, MeaningUnavailableError, Router
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.understanding.measuring import Figures, figures_of, read_lines, understood

CONTENT = resources_dir() / "content"
SETS = ("validation.toml", "blind.toml")
COLD = """
import time
began = time.perf_counter()
from extrovertly_desktop.coach.understanding.loading import load_router
from extrovertly_desktop.resource_files import resources_dir
load_router(resources_dir() / "content").understand("I never know what to say when somebody new sits down beside me")
print((time.perf_counter() - began) * 1000)
"""


def test_how_well(capsys: pytest.CaptureFixture[str]) -> None:
    by_meaning = load_router(CONTENT)
    assert by_meaning.warm(), by_meaning.trouble
    with capsys.disabled():
        print(f"\n{'':28}{'lines':>7}{'top-1':>7}{'top-3':>7}{'accept':>8}{'right':>7}{'chips':>7}{'right':>7}", end="")
        print(f"{'beyond':>8}{'accept':>8}")
        for name in SETS:
            lines = read_lines(name)
            found = understood(by_meaning, lines)
            _show(f"{name} by meaning", figures_of(found))
            _show(f"{name} by keywords", figures_of(understood(_by_keywords(), lines)))
            if os.environ.get("EXTROVERTLY_BENCH_MISSED"):
                for line, one in found:
                    if one.topics[0].slug not in line.topics:
                        guesses = ", ".join(f"{topic.slug} {topic.score:.2f}" for topic in one.topics)
                        wanted = "/".join(sorted(line.topics)) or "-"
                        print(f"    {wanted:24} {one.decision:7} {line.text[:70]:70} {guesses}")


def test_how_long(capsys: pytest.CaptureFixture[str]) -> None:
    router = load_router(CONTENT)
    router.warm()
    spent = []
    for line in read_lines("validation.toml"):
        began = time.perf_counter()
        router.understand(line.text)
        spent.append((time.perf_counter() - began) * 1000)
    cold = [_cold() for _ in range(3)]
    with capsys.disabled():
        median, p95 = statistics.median(spent), statistics.quantiles(spent, n=20)[-1]
        print(f"\na message {median:.1f} ms, p95 {p95:.1f}; first answer of a process {statistics.median(cold):.0f} ms")


def _by_keywords() -> Router:
    def load_meaning() -> Meaning:
        raise MeaningUnavailableError("left out on purpose")

    topics = load_topics(CONTENT)
    keywords = KeywordIndex(topics.labelled())
    return Router(topics, load_policy(CONTENT), load_short_forms(CONTENT), keywords, load_meaning)


def _show(name: str, figures: Figures) -> None:
    print(
        f"{name:28}{figures.lines:7}{figures.top_1:7.3f}{figures.top_3:7.3f}{figures.accepted:8.3f}"
        f"{figures.precision:7.3f}{figures.chips:7.3f}{figures.chips_right:7.3f}{figures.beyond:8}{figures.beyond_accepted:8.3f}"
    )


def _cold() -> float:
    run = [sys.executable, "-c", COLD]
    return float(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
