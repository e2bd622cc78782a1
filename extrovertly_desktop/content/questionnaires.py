"""Reading the questionnaires of the well-being check."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from extrovertly_desktop.content.errors import ContentError
from extrovertly_desktop.domain.well_being import Questionnaires

_FILE = "well_being.toml"


def load_questionnaires(folder: Path) -> Questionnaires:
    """Read and check `well_being.toml` of a content folder.

    Raises:
        ContentError: if it is missing, unreadable or breaks its rules.
    """
    try:
        return Questionnaires.model_validate(tomllib.loads((folder / _FILE).read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(_FILE, "", f"it cannot be read ({type(error).__name__})") from error
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise ContentError(_FILE, ", ".join(str(step) for step in fault["loc"]), fault["msg"]) from error
