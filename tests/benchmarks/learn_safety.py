"""Learn anew how near a text lies to what people in danger write.

    python -m tests.benchmarks.learn_safety

writes `resources/content/safety/nearness.npz` from the lines of the gate's tests, the fresh ones, the looked-at half of
the blind ones, and a part of what people say about the coach's topics. Each line is judged by what was learned from the
others (ten parts in turn): the threshold for the kind line is where five of a hundred ordinary lines would get it,
hard ones all; `sure` is where hardly an ordinary line lies above, `far` where hardly one that asks for help lies below.
"""

import random
import sys
import tomllib
from pathlib import Path

import numpy as np

from extrovertly_desktop.coach.safety.nearness import Nearness, save_nearness
from extrovertly_desktop.coach.understanding.loading import load_short_forms, load_topics, load_vocabulary
from extrovertly_desktop.coach.understanding.minilm import MiniLm
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.safety.fresh import CRISIS, blind_lines, fresh_lines

LINES = Path(__file__).resolve().parents[1] / "coach" / "safety" / "lines"
SHARPNESS, RIDGE = 1.0, 0.1
FROM_TOPICS, WEIGHT_OF_TOPICS = 2000, 0.5
MOST_OF_ORDINARY, MOST_ABOVE, MOST_BELOW = 0.05, 0.003, 0.006
PARTS, AT_ONCE = 10, 32


def written(name: str) -> list[str]:
    """Return the lines of the files that begin with a name."""
    groups = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(LINES.glob(f"{name}_*.toml")))
    return [line for group in groups for lines in group.values() for line in lines]


def main() -> int:
    """Learn, save, and print how well it went."""
    content = resources_dir() / "content"
    looked_at = [*fresh_lines(), *(line for line in blind_lines() if not line.is_held_out)]
    asking = written("crisis") + [line.text for line in looked_at if line.kind in CRISIS]
    ordinary = written("everyday") + [line.text for line in looked_at if line.kind not in CRISIS]
    chance = random.Random(0)
    topical = chance.sample([text for text, _ in load_topics(content).labelled()], FROM_TOPICS)
    model = MiniLm.load(load_vocabulary(content))
    forms = load_short_forms(content)
    texts = [forms.write_out(text) for text in (*asking, *ordinary, *topical)]
    points = np.vstack([model.embed(texts[start : start + AT_ONCE]) for start in range(0, len(texts), AT_ONCE)])
    wanted = np.array([1.0] * len(asking) + [0.0] * (len(ordinary) + len(topical)))
    weight = np.array([1.0] * (len(asking) + len(ordinary)) + [WEIGHT_OF_TOPICS] * len(topical))
    parts = np.random.default_rng(0).integers(0, PARTS, len(texts))
    scores = np.zeros(len(texts))
    for part in range(PARTS):
        others = parts != part
        scores[~others] = kernel(points[~others], points[others]) @ solved(
            points[others], wanted[others], weight[others]
        )
    calm = scores[len(asking) : len(asking) + len(ordinary)]
    threshold = float(np.quantile(calm, 1 - MOST_OF_ORDINARY))
    sure = float(np.quantile(scores[len(asking) :], 1 - MOST_ABOVE))
    far = float(np.quantile(scores[: len(asking)], MOST_BELOW))
    found = (scores > threshold).astype(float)
    said = len(asking), len(asking) + len(ordinary)
    print(f"threshold {threshold:.3f}, sure {sure:.3f}, far {far:.3f}; judged by the others:")
    print(
        f"{found[: said[0]].mean():.1%} of lines that ask for help, {found[said[0] : said[1]].mean():.1%} of ordinary"
    )
    print(f"ones, {found[said[1] :].mean():.1%} of those on topics")
    weights = solved(points, wanted, weight).astype(np.float32)
    learned = Nearness(model.name, points, weights, SHARPNESS, threshold, sure, far)
    save_nearness(learned, content / "safety" / "nearness.npz")
    return 0


def kernel(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return the kernel between two sets of points."""
    values: np.ndarray = np.exp(2.0 * SHARPNESS * (one @ other.T - 1.0))
    return values


def solved(points: np.ndarray, wanted: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the weights of kernel ridge regression, a line's own ridge being the smaller the more it counts."""
    answer: np.ndarray = np.linalg.solve(kernel(points, points) + np.diag(RIDGE / weight), wanted)
    return answer


if __name__ == "__main__":
    sys.exit(main())
