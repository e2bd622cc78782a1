"""What a text says beside its topic: who, where, when, and how afraid, by small patterns over plain English.

Each slot takes the first thing that is said of it. Nothing is guessed: what a text does not say stays None.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_WHO: Mapping[str, str] = MappingProxyType(
    {
        "boss": r"boss|manager|supervisor|team ?lead|ceo|director",
        "teacher": r"teacher|professor|prof|lecturer|tutor|instructor|coach|trainer|head(?:master|mistress)",
        "official": r"doctor|gp|dentist|nurse|police|officer|official|clerk|landlord|landlady|therapist",
        "colleague": r"colleagues?|co-?workers?|workmates?|team ?mates?|(?:my|the|our|whole) team|work people",
        "classmate": r"class ?mates?|fellow students?|course ?mates?|students",
        "family": r"famil(?:y|ies)|relatives?|mum|mom|mother|dad|father|parents?|brothers?|sisters?|cousins?|aunts?|"
        r"uncles?|gran(?:ny|dma|dpa|dad)?|grandparents?|in-laws|(?:mother|father|sister|brother)-in-law",
        "partner": r"girlfriend|boyfriend|wife|husband|partner|spouse|fianc[eé]e?",
        "date": r"crush|(?:my|a|the) date|tinder match|somebody i like|someone i like",
        "neighbour": r"neighbou?rs?|flat ?mates?|house ?mates?|room ?mates?",
        "friend": r"(?:best |old |close )?friends?|mates?|buddy|buddies|pals?",
        "shop staff": r"cashiers?|waiters?|waitress(?:es)?|baristas?|shop assistants?|barber|hairdressers?|"
        r"receptionists?",
        "customer": r"customers?|clients?",
        "group": r"groups?|crowds?|audience|everyone|everybody",
        "stranger": r"strangers?|people i (?:don'?t|do not) know|new people|someone new|somebody new",
    }
)
_WHERE: Mapping[str, str] = MappingProxyType(
    {
        "work": r"(?:at|to|in|from) (?:my |the |our )?(?:work|job|office|workplace)|"
        r"(?:in|at|during) (?:the |a |our |my )?(?:\w+ )?meetings?|stand-?up|break ?room|(?:staff|meeting) room",
        "school": r"(?:at|to|in|from) (?:my |the )?(?:school|class|college|uni|university|seminar|lectures?)|campus|"
        r"classroom|dorm",
        "phone": r"(?:on|over|by|through) the phone|phone calls?|(?:make|making|answer|answering) (?:a |the )?calls?",
        "video call": r"zoom|video calls?|teams calls?|on camera|webcam",
        "online": r"online|instagram|facebook|discord|whatsapp|group chat|tiktok|twitter|reddit",
        "party": r"part(?:y|ies)|house-?warming|birthday|barbecue|bbq",
        "wedding": r"weddings?",
        "shop": r"shops?|supermarkets?|stores?|check-?out|(?:at the )?counter|bakery|mall",
        "café": r"caf[eé]s?|coffee (?:shop|place)|starbucks",
        "restaurant": r"restaurants?|canteen|cafeteria|diner|food court",
        "bar": r"(?:in|at|to) (?:a|the) (?:bar|pub|club)|night ?club",
        "gym": r"gyms?|yoga class|fitness (?:class|studio)|swimming pool|changing room",
        "club": r"choir|book club|(?:dance|language|pottery|evening|cooking|art) (?:class|course)|meet-?ups?|"
        r"sports club",
        "transport": r"(?:on|in) (?:the |a )?(?:bus|train|tram|tube|subway|metro|lift|elevator|plane)|bus stop",
        "street": r"(?:in|on|down|across) the street|on the pavement|in town|in the park|while walking",
        "doctor's": r"(?:at|to) the (?:doctor'?s?|dentist'?s?|hospital|clinic)|waiting room",
        "conference": r"conferences?|networking (?:event|evening|thing)|trade fair",
        "home": r"(?:at|from) home|(?:at|to) (?:my|our) (?:place|house|flat)|"
        r"in (?:my|our) (?:house|flat|building|stairwell)",
    }
)
_DAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_PART = "(?:morning|afternoon|evening|night)"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|some|many|a few|\d+|\w+teen|twenty|thirty|forty)"
_SPAN = "(?:minute|hour|day|week|month|year)s?"
_WHEN = (
    "right now|just now|at the moment",
    rf"in {_COUNT} {_SPAN}(?: time)?",
    rf"(?:today|tonight|tomorrow|yesterday)(?: {_PART})?",
    rf"this (?:{_PART}|week|weekend|month)|last (?:night|week|weekend|month|{_DAY})|next (?:week|weekend|month|{_DAY})",
    rf"(?:on |this )?{_DAY}(?: {_PART})?",
    r"at (?:\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|o'?clock)|noon|midnight)",
    rf"(?:every|each) (?:day|week|morning|evening|time|{_DAY})",
    rf"{_COUNT} {_SPAN} ago|(?:years|a while|a moment) ago",
    "(?:back )?in (?:school|high school|primary school)",
)
_OUT_OF = r"\b(?P<n>\d{1,3})\s*(?:%|percent|/\s*(?P<of>100|10)\b|out of (?P<of2>100|10|ten|a hundred)\b)"
_AFTER_WORD = (
    r"\b(?:suds?|anxiety|fear|afraid|scared|nervous|anxious|panic|stress)\b\W+(?:\w+\W+){0,3}?(?P<plain>\d{1,3})\b"
    r"(?!\s*(?:minutes?|hours?|days?|weeks?|months?|years?|times?|people|of us|am|pm|[:.]\d))"
)
_NUMBER = re.compile(f"{_OUT_OF}|{_AFTER_WORD}")
_FEAR = "(?:afraid|scared|nervous|anxious|worried|frightened|tense|fear|anxiety|panicky|stressed)"
_MUCH = "(?:extremely|really|so|super|incredibly|very|too|awfully|properly)"
_LITTLE = "(?:a bit|a little|slightly|mildly|somewhat|kind of|kinda|a tad)"
_HOW_AFRAID: tuple[tuple[int, str], ...] = (
    (0, rf"\b(?:not|never|wasn't|isn't|no longer) (?:at all )?{_FEAR}(?! to\b)|\bno (?:fear|anxiety)\b|\bquite calm\b"),
    (95, r"\bterrif(?:ied|ying)|\bpetrified|\bscared (?:to death|stiff)|\bpanicking|\bpanic attack|\bhorrified"),
    (80, rf"\b{_MUCH} {_FEAR}|\bdread(?:ing)?\b|\bfreaking out"),
    (25, rf"\b{_LITTLE} {_FEAR}|\buneasy\b"),
    (50, rf"\b{_FEAR}\b"),
)
"""SUDS that words amount to, by the personal anchors of the scale at their usual places; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What a text says beside its topic; None is what it does not say.

    Attributes:
        who: the sort of person, such as `boss` or `friend`.
        where: the sort of place, such as `work` or `phone`.
        when: in the words of the text, in small letters.
        how_afraid: SUDS, 0–100: the figure that was given (n/10 counts tenfold), or what the words amount to.
    """

    who: str | None = None
    where: str | None = None
    when: str | None = None
    how_afraid: int | None = None


def read_slots(text: str) -> Slots:
    """Return what a text says of who, where, when and how afraid."""
    plain = " ".join(text.casefold().replace("’", "'").split())
    return Slots(
        who=_first(_WHO_PATTERNS, plain),
        where=_first(_WHERE_PATTERNS, plain),
        when=_when(plain),
        how_afraid=_how_afraid(plain),
    )


def _compiled(names: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b(?:{pattern})\b")) for name, pattern in names.items())


_WHO_PATTERNS = _compiled(_WHO)
_WHERE_PATTERNS = _compiled(_WHERE)
_WHEN_PATTERN = re.compile(r"\b(?:" + "|".join(_WHEN) + r")\b")
_FEAR_PATTERNS = tuple((suds, re.compile(pattern)) for suds, pattern in _HOW_AFRAID)


def _first(patterns: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> str | None:
    best: tuple[int, int, str] | None = None
    for place, (name, pattern) in enumerate(patterns):
        found = pattern.search(text)
        if found and (best is None or (found.start(), place) < best[:2]):
            best = (found.start(), place, name)
    return best[2] if best else None


def _when(text: str) -> str | None:
    found = _WHEN_PATTERN.search(text)
    return found.group() if found else None


def _how_afraid(text: str) -> int | None:
    for found in _NUMBER.finditer(text):
        number = int(found["n"] or found["plain"])
        if (found["of"] or found["of2"]) in ("10", "ten"):
            number *= 10
        if number <= 100:
            return number
    for suds, pattern in _FEAR_PATTERNS:
        if pattern.search(text):
            return suds
    return None
