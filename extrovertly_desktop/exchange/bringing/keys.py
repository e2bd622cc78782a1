"""Names for things whose source gives them none: the same at every reading, and never the same for two of them."""

import hashlib

_BYTES = 12
_PARTED = b"\x1f"


class Keys:
    """Makes keys out of what a thing is: its moment and its words; one is made for each reading of a source.

    Two things that are alike in every part are told apart by a number, so that the second is not taken for the first.
    """

    def __init__(self) -> None:
        # Twelve bytes each rather than text: a diary may have hundreds of thousands of rows.
        self._seen: set[bytes] = set()
        self._again: dict[bytes, int] = {}

    def of(self, *parts: str) -> str:
        """Return the key of a thing with these parts; the order in which parts are given matters."""
        digest = hashlib.blake2b(digest_size=_BYTES)
        for part in parts:
            digest.update(part.encode("utf-8", "surrogatepass"))
            digest.update(_PARTED)
        return self._once(digest.digest(), digest.hexdigest())

    def named(self, identifier: str) -> str:
        """Return the key of a thing that its source calls by an identifier: that, unless it was there before."""
        told = hashlib.blake2b(_PARTED + identifier.encode("utf-8", "surrogatepass"), digest_size=_BYTES)
        return self._once(told.digest(), identifier)

    def _once(self, short: bytes, key: str) -> str:
        if short not in self._seen:
            self._seen.add(short)
            return key
        self._again[short] = self._again.get(short, 1) + 1
        return f"{key}-{self._again[short]}"
