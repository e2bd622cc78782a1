"""How near a text lies, in meaning, to what people write who are in danger: a second opinion beside patterns.

Patterns find what is said plainly; oblique lines they miss, and a figure of speech that they do not know they take at
its word. Alone, nearness brings the one kind line and never a card: a card needs both. Here a text's point (see
`coach/understanding/minilm`) is compared with those of lines that ask for help and of ordinary ones, by kernel ridge
regression (Hastie et al., "The Elements of Statistical Learning", 5.8). What was learned lies beside the patterns as
points and weights, without a word of any line; `python -m tests.benchmarks.learn_safety` makes it anew.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from extrovertly_desktop.coach.safety.tiers import CALM, Assessment, Tier, Topic

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """What was learned.

    Attributes:
        model: the name of the model that made the points.
        points: of the lines, one a row, each of length one.
        weights: one a line.
        sharpness: of the kernel exp(sharpness · 2 (cosine - 1)).
        threshold: from which score on a text counts as near.
        sure: from which score on what may be a figure of speech is taken as meant.
        far: below which score what the patterns found counts for less.
    """

    model: str
    points: "np.ndarray"
    weights: "np.ndarray"
    sharpness: float
    threshold: float
    sure: float
    far: float

    def score(self, point: "np.ndarray") -> float:
        """Return how near a text's point lies: about 1 for lines that ask for help, about 0 for ordinary ones."""
        import numpy as np  # noqa: PLC0415 - only for whoever talks

        kernel = np.exp(2.0 * self.sharpness * (self.points @ point - 1.0))
        return float(kernel @ self.weights)

    def weigh(self, finding: Assessment, text: str, point: "Callable[[str], np.ndarray]") -> Assessment:
        """Return what is left of a finding, or is added to none, once the meaning has been heard too.

        Nothing is taken from words of a plan, of means or of something done, nor from abuse and eating: they stand on
        what was said. What was found is judged by its own sentences too, so that no chat around drowns it out.

        Args:
            finding: what the patterns made of the text.
            text: the text.
            point: gives a text's point.
        """
        if finding.tier in {Tier.IMMEDIATE, Tier.OTHER_HARM}:
            return finding
        apart = [text[start:end] for start, end in finding.spans]
        score = max(self.score(point(each)) for each in dict.fromkeys((text, *apart)))
        if finding.tier is Tier.NONE:
            return Assessment(Tier.AMBIGUOUS, Topic.DISTRESS) if score > self.threshold else finding
        if finding.tier is Tier.PASSIVE:
            return replace(finding, tier=Tier.AMBIGUOUS, topic=Topic.DISTRESS) if score < self.far else finding
        if score < self.far:
            return CALM
        is_meant = score > self.sure and finding.topic is Topic.DISTRESS
        return replace(finding, tier=Tier.PASSIVE, topic=Topic.SUICIDE) if is_meant else finding


def save_nearness(learned: Nearness, path: Path) -> None:
    """Write what was learned: points as bytes with a scale a row."""
    import numpy as np  # noqa: PLC0415

    scales = np.abs(learned.points).max(axis=1, keepdims=True) / 127.0
    np.savez_compressed(
        path,
        model=np.frombuffer(learned.model.encode(), dtype=np.uint8),
        points=np.rint(learned.points / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        weights=learned.weights.astype(np.float32),
        kernel=np.asarray([learned.sharpness, learned.threshold, learned.sure, learned.far], dtype=np.float64),
    )


def load_nearness(path: Path, model: str) -> Nearness | None:
    """Read what was learned with a model; None if it is missing, damaged, or was learned with another.

    The patterns listen without it too, so that nothing of the coach hangs on it.
    """
    import numpy as np  # noqa: PLC0415

    try:
        # Opened here: numpy leaves a file open that it cannot read.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            found = {name: stored[name] for name in stored.files}
        learned = Nearness(
            model=found["model"].tobytes().decode(),
            points=found["points"].astype(np.float32) * found["scales"],
            weights=found["weights"],
            sharpness=float(found["kernel"][0]),
            threshold=float(found["kernel"][1]),
            sure=float(found["kernel"][2]),
            far=float(found["kernel"][3]),
        )
    except (OSError, KeyError, IndexError, ValueError, EOFError, zipfile.BadZipFile):
        return None
    return learned if learned.model == model else None
