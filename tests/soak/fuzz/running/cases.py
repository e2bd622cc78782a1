"""What was found once and is kept for ever: tests/data/fuzz/FORMAT/DIGEST, and DIGEST.gz where it is large."""

import gzip
import hashlib
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "data" / "fuzz"
_PACKED_FROM = 4096


def kept(name: str, folder: Path = FOLDER, *, large: bool = True) -> dict[str, bytes]:
    """Return the cases of one format by their names.

    Args:
        name: of the format.
        folder: where those of all formats are.
        large: whether packed ones are wanted, too: they are megabytes, and about time and memory.
    """
    found: dict[str, bytes] = {}
    for path in sorted((folder / name).glob("*")):
        if path.suffix != ".gz":
            found[path.name] = path.read_bytes()
        elif large:
            found[path.name] = gzip.decompress(path.read_bytes())
    return found


def keep(name: str, data: bytes, folder: Path = FOLDER) -> Path:
    """Keep a case, and return where."""
    digest = hashlib.sha256(data).hexdigest()[:16]
    packed = len(data) >= _PACKED_FROM
    path = folder / name / (f"{digest}.gz" if packed else digest)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, mtime=0) if packed else data)
    return path
