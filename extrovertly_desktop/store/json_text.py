"""JSON as it stands in the vault: readable, compact, and refused when it could not be read back elsewhere."""

import json
from typing import Any


def to_json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return compact JSON text (RFC 8259) with characters as they are.

    Raises:
        ValueError: for NaN and infinities, which JSON does not have.
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=False)


def from_json(text: str) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value of a JSON text."""
    return json.loads(text)
