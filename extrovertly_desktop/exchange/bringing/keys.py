"""What a thing is called that has no name in its source: the same at every reading, and never twice in one."""

import hashlib


class Keys:
    """Gives out keys during one reading.

    A thing with an identifier is called by it. Others are called by a digest of what they are. Of things that would be
    called the same the second gets `#2` behind, and so on, so that two that are wholly alike stay two.
    """

    def __init__(self) -> None:
        self._seen: dict[bytes, int] = {}

    def named(self, identifier: str) -> str:
        """Return the key of a thing that its source calls by an identifier."""
        return self._once(identifier)

    def of(self, *parts: object) -> str:
        """Return the key of a thing without one, from its moment, its text and whatever else tells it from others."""
        told = "\x1f".join(str(part) for part in parts)
        return self._once(hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32])

    def _once(self, key: str) -> str:
        digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=12).digest()
        count = self._seen[digest] = self._seen.get(digest, 0) + 1
        return key if count == 1 else f"{key}#{count}"
