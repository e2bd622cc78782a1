"""A language model in this process, from a file in GGUF form: used only where llama-cpp-python is installed."""

import importlib
import importlib.util
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from extrovertly_desktop.coach.language_model.values import Ask, NoWordsError

_PACKAGE = "llama_cpp"
_MAGIC = b"GGUF"
_CONTEXT_TOKENS = 1024
"""Room for the rules, a line and its answer."""


def is_runtime_there() -> bool:
    """Whether the package that runs such files is installed."""
    return importlib.util.find_spec(_PACKAGE) is not None


def is_model_file(path: Path) -> bool:
    """Whether a file can be read and begins as one in GGUF form does."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


class FileSpeaker:
    """A `Speaker` in this process. The file is loaded when it is first asked, which is not counted as its time.

    Args:
        path: the file.
        load: makes the runtime's model of a path.
        now: seconds that only ever go forward.
    """

    def __init__(
        self, path: Path, load: "Callable[[Path], Any] | None" = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._path = path
        self._load = load or _load
        self._now = now
        self._model: Any = None
        self._one_at_a_time = Lock()

    def speak(self, ask: Ask, seconds: float) -> str:
        """Return the raw answer.

        Raises:
            NoWordsError: `unreachable` when it cannot be loaded, `timeout`, or `broken_off`.
        """
        with self._one_at_a_time:
            if self._model is None:
                try:
                    self._model = self._load(self._path)
                except Exception as error:
                    raise NoWordsError("unreachable") from error
            try:
                return self._spoken(ask, self._now() + seconds)
            except NoWordsError:
                raise
            except Exception as error:
                raise NoWordsError("broken_off") from error

    def _spoken(self, ask: Ask, until: float) -> str:
        said = ""
        # Piece by piece, since that is where a model in this process can be stopped.
        for piece in self._model.create_chat_completion(
            messages=ask.messages(),
            max_tokens=ask.most_tokens,
            response_format={"type": "json_object", "schema": dict(ask.schema)},
            stream=True,
        ):
            if self._now() > until:
                raise NoWordsError("timeout")
            said += piece["choices"][0]["delta"].get("content") or ""
        return said


def _load(path: Path) -> Any:  # noqa: ANN401 - the package may not be there to be named
    runtime = importlib.import_module(_PACKAGE)
    return runtime.Llama(model_path=str(path), n_ctx=_CONTEXT_TOKENS, verbose=False)
