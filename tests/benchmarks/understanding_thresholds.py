"""What each threshold would do on the lines that thresholds are fitted on.

    python -m tests.benchmarks.understanding_thresholds

For `resources/content/coach/topics/policy.toml`: choose the least `accept` whose precision is well above .90 and which
accepts hardly any line beyond the topics, and an `offer` that leaves most lines with a topic a choice.
"""

import sys
from dataclasses import replace

from extrovertly_desktop.coach.understanding.keywords import KeywordIndex
from extrovertly_desktop.coach.understanding.loading import (
    load_meaning,
    load_policy,
    load_short_forms,
    load_topics,
)
from extrovertly_desktop.coach.understanding.policy import Thresholds
from extrovertly_desktop.coach.understanding.router import Meaning, MeaningUnavailableError, Router
from extrovertly_desktop.coach.understanding.values import Way
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.understanding.measuring import figures_of, read_lines, understood

_SHARPNESS = {"meaning": (10.0, 12.0, 15.0, 18.0), "keywords": (2.0, 3.0)}
_ACCEPT = (0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
_OFFER = (0.15, 0.2, 0.3, 0.4, 0.5)


def main() -> int:
    """Print one row for each pair of thresholds worth a look."""
    content = resources_dir() / "content"
    topics, policy, forms = load_topics(content), load_policy(content), load_short_forms(content)
    keywords, lines = KeywordIndex(topics.labelled()), read_lines("validation.toml")
    meaning = load_meaning(content, topics)

    def no_meaning() -> Meaning:
        raise MeaningUnavailableError("left out on purpose")

    for way, sharpnesses in _SHARPNESS.items():
        for sharpness in sharpnesses:
            tried = policy.model_copy(update={way: Thresholds(sharpness=sharpness, accept=1.0, offer=1.0)})
            load = (lambda: meaning) if way == "meaning" else no_meaning
            found = understood(Router(topics, tried, forms, keywords, load), lines)
            for accept, offer in [(accept, 0.2) for accept in _ACCEPT] + [(1.0, offer) for offer in _OFFER]:
                thresholds = Thresholds(sharpness=sharpness, accept=accept, offer=offer)
                decided = [
                    (line, one if one.way is Way.EXACT else replace(one, decision=thresholds.decide(one.topics)))
                    for line, one in found
                ]
                print(way, thresholds, figures_of(decided), sep="  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
