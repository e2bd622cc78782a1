"""What can be said about an error without saying what a person wrote: types, places in the code, versions."""

import platform
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from extrovertly_desktop import __version__

_PACKAGE = "extrovertly_desktop"
_COMPANIONS = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "pydantic", "pyqtgraph", "numpy")
_MOST_FRAMES = 40
_DEEPEST = 4


def describe(error: BaseException) -> str:
    """Return an error as text: its chain of types and frames, without values.

    Messages are left out, since a library's message can repeat what a person wrote (SQL parameters, a validator's
    input, `KeyError`, `int("…")`); only errors that are defined in this application keep theirs, and those never
    repeat input.
    """
    return "\n".join(_chain(error, 0))


def report(error: BaseException) -> str:
    """Return an error with everything a maintainer needs: what `describe` says, then versions."""
    return f"{describe(error)}\n\n{versions()}"


def versions() -> str:
    """Return the versions of the application, of what it is built on, and of the system."""
    # Read from disk only when something has gone wrong: with it comes all that reads e-mail.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    parts = [f"Extrovertly {__version__}", f"Python {platform.python_version()}", platform.platform()]
    for name in _COMPANIONS:
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # a frozen bundle carries no metadata
            continue
    return "\n".join(parts)


def without_home(text: str) -> str:
    """Return a text in which the person's own folder, which often bears their name, is written as ~."""
    try:
        home = str(Path.home())
    except RuntimeError:  # a machine that knows of none
        return text
    return text.replace(home, "~") if len(home) > 1 else text


def _chain(error: BaseException, depth: int) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and depth < _DEEPEST:
        yield from _chain(before, depth + 1)
        yield "from which came:"
    yield from _frames(error.__traceback__)
    yield _headline(error)
    if isinstance(error, BaseExceptionGroup) and depth < _DEEPEST:
        for inner in error.exceptions:
            yield "holding:"
            yield from _chain(inner, depth + 1)


def _headline(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    code = getattr(error, "sqlite_errorname", None) or getattr(getattr(error, "orig", None), "sqlite_errorname", None)
    if kind.__module__.partition(".")[0] == _PACKAGE:
        return f"{name}: {without_home(str(error))}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} (errno {error.errno})"
    return f"{name} ({code})" if isinstance(code, str) else name


def _frames(trace: TracebackType | None) -> Iterator[str]:
    lines = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {_short(code.co_filename)}:{trace.tb_lineno} in {code.co_qualname}")
        trace = trace.tb_next
    if len(lines) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        lines[half:-half] = [f"  … {len(lines) - _MOST_FRAMES} more …"]
    yield from lines


def _short(filename: str) -> str:
    """Return a path from the package or library on, so that it tells nothing about the machine."""
    path = Path(filename)
    parts = path.parts
    for anchor in ("site-packages", "dist-packages"):
        if anchor in parts:
            return "/".join(parts[parts.index(anchor) + 1 :])
    if _PACKAGE in parts:
        # The last one: a checkout's folder may bear the same name.
        return "/".join(parts[len(parts) - 1 - parts[::-1].index(_PACKAGE) :])
    return path.name


def last_place(error: BaseException) -> tuple[str, str, int]:
    """Return type, file and line of where an error was raised: equal for repeats of one mistake."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ("", 0) if trace is None else (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
    return type(error).__qualname__, *place
