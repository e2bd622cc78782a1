"""The one place that knows where the files of `resources/` are."""

import sys
from pathlib import Path


def resources_dir() -> Path:
    """Return the folder of resources: inside an installed wheel, in a frozen bundle, or beside the package.

    Raises:
        FileNotFoundError: if the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    candidates = [package / "resources"]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        candidates.append(Path(bundle) / "resources")
    candidates.append(package.parent / "resources")
    for candidate in candidates:
        if (candidate / "content").is_dir():
            return candidate
    raise FileNotFoundError(f"The application's resources folder is missing; looked in {candidates}.")
