"""What stands in the cells of any table beside days: figures, yes and no, lists."""

import math
import re

_YES_WORDS = "yes y true t x ✓ ✔ ja wahr oui vrai sí si verdadero sim sì vero да evet tak ano はい 是 예 نعم"
_NO_WORDS = "no n false f nein falsch non faux falso não nao нет hayır nie nee nej ne いいえ 否 아니요 لا"
_YES, _NO = frozenset(_YES_WORDS.split(" ")), frozenset(_NO_WORDS.split(" "))
_FIGURE = re.compile(r"[+\-−]?\d{1,12}(?:[.,]\d{1,12})?(?:\s*(?:%|/\s*\d{1,3}))?")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def figure(text: str) -> float | None:
    """Return a figure such as `7`, `7,5`, `70 %` or `7/10` (the 7), or None if it is none."""
    told = text.strip()
    if not _FIGURE.fullmatch(told):
        return None
    match = _NUMBER.match(told.replace("−", "-").replace(",", "."))
    value = float(match[0]) if match else math.nan
    return value if math.isfinite(value) else None


def flag(text: str) -> bool | None:
    """Return yes or no in one of many languages, or in figures, or None if it is neither."""
    told = text.strip().casefold()
    if told in _YES or told == "1":
        return True
    return False if told in _NO or told == "0" else None


def is_yes_or_no(text: str) -> bool:
    """Whether a cell says yes or no in letters; a bare 0 or 1 may be any figure."""
    return text.strip().casefold() in _YES | _NO


def on_scale(value: float, low: float | None, high: float | None, to_low: float, to_high: float) -> float | None:
    """Return a figure of one scale on another, or None if it lies outside its own."""
    if low is None or high is None or high <= low:
        low, high = to_low, to_high
    if not low <= value <= high:
        return None
    return to_low + (value - low) / (high - low) * (to_high - to_low)
