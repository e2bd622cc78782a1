"""What was learned from the examples: how much each of them, and each part of a word, speaks for each topic.

Kernel ridge regression (Saunders, Gammerman and Vovk 1998; Hastie et al., "The Elements of Statistical Learning", 5.8):
a text scores for a topic the sum over all examples of kernel(text, example) times the example's weight. The kernel is

    (1 - share) * exp(sharpness * (cosine of the points - 1)) + share * cosine of the weighted word features

and its second part, being linear, is kept as one weight for each feature.
"""

from __future__ import annotations

import math
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extrovertly_desktop.coach.understanding.features import word_features

if TYPE_CHECKING:
    import numpy as np

BEYOND = "beyond"
"""Stands for none of the topics among the scored."""


class LearnedUnusableError(Exception):
    """What was learned is missing, damaged, or belongs to other examples."""


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """The weights, ready to score.

    Attributes:
        topics_digest, model: what they were learned from; `Topics.digest` and `Embedder.name`.
        slugs: what is scored, `BEYOND` among them; the columns of both weights.
        points: of the examples, one a row.
        weights: of the examples, shape (examples, slugs).
        features: the row of each word feature, and its weight among the words of a text.
        word_weights: shape (features, slugs).
        share, sharpness: of the kernel.
    """

    topics_digest: str
    model: str
    slugs: tuple[str, ...]
    points: np.ndarray
    weights: np.ndarray
    features: dict[str, tuple[int, float]]
    word_weights: np.ndarray
    share: float
    sharpness: float

    def scores(self, point: np.ndarray, text: str) -> np.ndarray:
        """Return how much speaks for each slug.

        Args:
            point: of the text, of length one.
            text: with its short forms written out.
        """
        import numpy as np  # noqa: PLC0415

        kernel = np.exp(self.sharpness * (self.points @ point - 1.0))
        found: np.ndarray = (1.0 - self.share) * (kernel @ self.weights)
        rows, values = self._word_rows(text)
        if rows:
            found = found + self.share * (np.asarray(values, dtype=np.float32) @ self.word_weights[rows])
        return found

    def _word_rows(self, text: str) -> tuple[list[int], list[float]]:
        known = [self.features[feature] for feature in word_features(text) if feature in self.features]
        length = math.sqrt(sum(weight * weight for _, weight in known))
        return [row for row, _ in known], [weight / length for _, weight in known]


def save_learned(learned: Learned, path: Path) -> None:
    """Write what was learned: points as bytes with a scale a row, weights as half floats."""
    import numpy as np  # noqa: PLC0415

    scales = np.abs(learned.points).max(axis=1, keepdims=True) / 127.0
    by_row = sorted(learned.features.items(), key=lambda entry: entry[1][0])
    np.savez_compressed(
        path,
        topics_digest=_as_bytes(learned.topics_digest),
        model=_as_bytes(learned.model),
        slugs=_as_bytes("\n".join(learned.slugs)),
        points=np.rint(learned.points / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        weights=learned.weights.astype(np.float16),
        features=_as_bytes("\n".join(feature for feature, _ in by_row)),
        feature_weights=np.asarray([weight for _, (_, weight) in by_row], dtype=np.float32),
        word_weights=learned.word_weights.astype(np.float16),
        kernel=np.asarray([learned.share, learned.sharpness], dtype=np.float64),
    )


def load_learned(path: Path, topics_digest: str) -> Learned:
    """Read what was learned.

    Raises:
        LearnedUnusableError: if it cannot be read, or was not learned from the topics of this digest.
    """
    import numpy as np  # noqa: PLC0415

    try:
        with np.load(path, allow_pickle=False) as stored:
            found = {name: stored[name] for name in stored.files}
        features = _as_text(found["features"]).split("\n")
        learned = Learned(
            topics_digest=_as_text(found["topics_digest"]),
            model=_as_text(found["model"]),
            slugs=tuple(_as_text(found["slugs"]).split("\n")),
            points=found["points"].astype(np.float32) * found["scales"],
            weights=found["weights"].astype(np.float32),
            features={
                feature: (row, float(weight))
                for row, (feature, weight) in enumerate(zip(features, found["feature_weights"], strict=True))
            },
            word_weights=found["word_weights"].astype(np.float32),
            share=float(found["kernel"][0]),
            sharpness=float(found["kernel"][1]),
        )
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise LearnedUnusableError(f"{path.name}: {error}") from error
    if learned.topics_digest != topics_digest:
        raise LearnedUnusableError(f"{path.name} was learned from other examples; learn it anew")
    return learned


def _as_bytes(text: str) -> np.ndarray:
    import numpy as np  # noqa: PLC0415

    return np.frombuffer(text.encode(), dtype=np.uint8)


def _as_text(content: np.ndarray) -> str:
    return bytes(content).decode()
