"""How near a text lies, in meaning, to what people write who are in danger: for the one kind line, never for a card.

Patterns find what is said plainly; oblique lines they miss. Here a text's point (see `coach/understanding/minilm`) is
compared with those of lines that ask for help and of ordinary ones, by kernel ridge regression (Hastie et al., "The
Elements of Statistical Learning", 5.8). What was learned lies beside the patterns as points and weights, without a word
of any line; `python -m tests.benchmarks.learn_safety` makes it anew.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

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
    """

    model: str
    points: "np.ndarray"
    weights: "np.ndarray"
    sharpness: float
    threshold: float

    def score(self, point: "np.ndarray") -> float:
        """Return how near a text's point lies: about 1 for lines that ask for help, about 0 for ordinary ones."""
        import numpy as np  # noqa: PLC0415 - only for whoever talks

        kernel = np.exp(2.0 * self.sharpness * (self.points @ point - 1.0))
        return float(kernel @ self.weights)

    def is_near(self, point: "np.ndarray") -> bool:
        """Whether the one kind line is due."""
        return self.score(point) > self.threshold


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
        kernel=np.asarray([learned.sharpness, learned.threshold], dtype=np.float64),
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
        )
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile):
        return None
    return learned if learned.model == model else None
