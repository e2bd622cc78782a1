"""Reading a pack of the coach: one TOML file of one shape."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

_PackT = TypeVar("_PackT", bound=BaseModel)


class PackError(Exception):
    """A pack that cannot be used: which file, and what is wrong with it. A fault of the installation."""


def load_pack(path: Path, pack_type: type[_PackT]) -> _PackT:
    """Read one file.

    Raises:
        PackError: if it is missing, unreadable or breaks the rules of its shape.
    """
    try:
        return pack_type.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{path.name}: {error}") from error
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ", ".join(str(step) for step in fault["loc"])
        raise PackError(f"{path.name}: {place}: {fault['msg']}") from error
