"""Learn the topics of the coach anew, after their examples, the short forms or the word features have changed.

    python -m tests.benchmarks.learn_topics

writes `resources/content/coach/topics/learned.npz`, and says how often each example would be understood had it not been
learned from (leave-one-out in closed form: Hastie et al., "The Elements of Statistical Learning", 7.10). What
thresholds do is for `python -m tests.benchmarks.understanding_thresholds` to say.
"""

import math
import sys
import time
from collections import Counter

import numpy as np

from extrovertly_desktop.coach.understanding.features import ShortForms, word_features
from extrovertly_desktop.coach.understanding.learned import BEYOND, Learned, save_learned
from extrovertly_desktop.coach.understanding.loading import (
    LEARNED_FILE,
    load_short_forms,
    load_topics,
    load_vocabulary,
)
from extrovertly_desktop.coach.understanding.minilm import Embedder, MiniLm
from extrovertly_desktop.coach.understanding.topics import Topics
from extrovertly_desktop.resource_files import resources_dir

SHARE = 0.15
SHARPNESS = 2.0
RIDGE = 0.2
FEWEST = 3
"""Texts that a word feature must occur in to be counted."""


def main() -> int:
    """Learn, save, and print how well it went."""
    content = resources_dir() / "content"
    topics, forms = load_topics(content), load_short_forms(content)
    embedder = MiniLm.load(load_vocabulary(content))
    began = time.perf_counter()
    learned, left_out = learn(topics, forms, embedder)
    save_learned(learned, content / LEARNED_FILE)
    truth = [slug or BEYOND for _, slug in topics.labelled()]
    print(f"{len(truth)} examples of {len(topics)} topics, {len(learned.features)} word features")
    ones, threes = (_share(left_out, truth, learned, among) for among in (1, 3))
    print(f"left out one by one: top-1 {ones:.3f}, top-3 {threes:.3f}")
    print(f"{time.perf_counter() - began:.0f} s; {(content / LEARNED_FILE).stat().st_size / 1e6:.1f} MB")
    return 0


def learn(topics: Topics, forms: ShortForms, embedder: Embedder) -> tuple[Learned, np.ndarray]:
    """Return what is learned from the examples, and the scores each of them gets when it is left out."""
    texts = [forms.write_out(text) for text, _ in topics.labelled()]
    slugs = (*(topic.slug for topic in topics), BEYOND)
    column = {slug: number for number, slug in enumerate(slugs)}
    # One by one, as the texts of a person come: in a batch the int8 layers scale all of it alike.
    points = np.concatenate([embedder.embed([text]) for text in texts])
    features, counted = _counted(texts)
    aims = np.full((len(texts), len(slugs)), -1.0 / len(slugs), dtype=np.float32)
    for row, (_, slug) in enumerate(topics.labelled()):
        aims[row, column[slug or BEYOND]] += 1.0
    kernel = (1 - SHARE) * np.exp(SHARPNESS * (points @ points.T - 1)) + SHARE * (counted @ counted.T)
    kernel[np.diag_indices_from(kernel)] += RIDGE
    inverse = np.linalg.inv(kernel.astype(np.float32))
    weights = inverse @ aims
    learned = Learned(
        topics_digest=topics.digest(),
        model=embedder.name,
        slugs=slugs,
        points=points,
        weights=weights,
        features=features,
        word_weights=counted.T @ weights,
        share=SHARE,
        sharpness=SHARPNESS,
    )
    return learned, aims - weights / np.diag(inverse)[:, None]


def _counted(texts: list[str]) -> tuple[dict[str, tuple[int, float]], np.ndarray]:
    found = [word_features(text) for text in texts]
    seen = Counter(feature for text in found for feature in text)
    kept = sorted(feature for feature, texts_with in seen.items() if texts_with >= FEWEST)
    features = {feature: (row, math.log(len(texts) / seen[feature])) for row, feature in enumerate(kept)}
    counted = np.zeros((len(texts), len(features)), dtype=np.float32)
    for row, text in enumerate(found):
        for feature in text:
            if feature in features:
                place, weight = features[feature]
                counted[row, place] = weight
    lengths = np.linalg.norm(counted, axis=1, keepdims=True)
    return features, counted / np.maximum(lengths, 1e-9)


def _share(scores: np.ndarray, truth: list[str], learned: Learned, among: int) -> float:
    topics = [number for number, slug in enumerate(learned.slugs) if slug != BEYOND]
    order = np.argsort(-scores[:, topics], axis=1)[:, :among]
    rows = [row for row, slug in enumerate(truth) if slug != BEYOND]
    return sum(truth[row] in {learned.slugs[topics[place]] for place in order[row]} for row in rows) / len(rows)


if __name__ == "__main__":
    sys.exit(main())
