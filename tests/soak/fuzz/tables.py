"""What the fuzz targets of tables share: bytes go to the reader as a file, and only a sentence may come out of it."""

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Reader
from extrovertly_desktop.exchange.bringing.sources import MemorySource


def read_all(reader: Reader, files: dict[str, bytes]) -> int:
    """Read files with one reader, whether it takes them for its own or not; return how many things came out.

    Raises:
        AssertionError: if two things share a key.
    """
    source = MemorySource(files)
    reader.recognises(source)
    keys: set[str] = set()
    count = 0
    try:
        for found in reader.read(source):
            count += 1
            key = getattr(found, "key", None)
            if key is not None:
                assert key not in keys
                keys.add(key)
    except UserError:
        return count
    return count
