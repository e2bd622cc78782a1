"""The small language in which the patterns are written, made into regular expressions that cannot explode.

A phrase is a row of elements with spaces between them:

    ( a b / c )     any phrase of these
    word            that word                       word*       any word that begins so
    one|other       one of several words            {name}      any phrase of that class of the pack
    element?        it may be missing               ~3          up to three words, none of them a negation
    ^  $            beginning and end of the sentence

Every repetition is bounded, and a phrase is looked for only in sentences that hold one of its rarest words, so that
the time grows with the length of the text and with nothing else.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

NEGATIONS = ("not", "no", "never", "without", "neither", "nor")
_KEY_LENGTH = 3
_COMMON = frozenset(
    """
    a about again all am an and any are at be because but by can could did do does down ever every for from
    get go going had has have he her him his how i if in is it keep know life like made make me more much my
    never no not of off on one or out over own she should so some that the their them then there they this
    thought through time to today too up want was we were what when where who will with would you feel been
    thing things think thinking without anything everything everyone people , alone here anyone nobody myself
    day
    """.split()  # noqa: SIM905 - reads better than a hundred quoted words
)
"""Words that stand in too many sentences to find a phrase by."""
_COMMONEST = frozenset("a and be can do for i in is it me my not of that the this to was what with you".split())  # noqa: SIM905
_OF_COMMONEST, _OF_COMMON, _OF_OTHERS = 20.0, 4.0, 0.3
"""In how many of a hundred sentences such a word stands, about."""
_GAP = "(?:(?!(?:" + "|".join(NEGATIONS) + r") )\S+ ){0,%d}"
_ELEMENT = re.compile(r"\([^()]*\)\??|\S+")
_COMMA = "(?:, )?"
_END = "(?:[,.] )?$"
_DEEPEST = 4
_FOLDED_MORE = "+ "


class PhraseError(ValueError):
    """A phrase that does not follow the language; the message says which."""


class Phrase:
    """One phrase of the pack, compiled when a sentence first needs it."""

    def __init__(self, text: str, classes: Mapping[str, Sequence[str]]) -> None:
        """Take a phrase in; a class that is `folded` to one word is met as that word.

        Raises:
            PhraseError: if it names an unknown class, or has no word to look for.
        """
        self.text = text
        self._classes = classes
        self._needs = self._find_needs()
        self.words, self.stems = self._needs[0].words, self._needs[0].stems
        self._others = [(need.words, need.stems) for need in self._needs[1:]]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression for text of words that are each followed by one space, with one space before the first."""
        return re.compile("(?<= )" + _source(self.text, self._classes, 0))

    def may_stand_among(self, words: AbstractSet[str], keys: AbstractSet[str]) -> bool:
        """Return whether a sentence with one of its rarest words has one for each other element that cannot be missing.

        Far cheaper than to look.

        Args:
            words: the words of the sentence.
            keys: their beginnings, as of `key_of`.
        """
        for whole, stems in self._others:  # noqa: SIM110 - asked some hundred times a text, and a loop is twice as fast
            if whole.isdisjoint(words) and stems.isdisjoint(keys):
                return False
        return True

    def _find_needs(self) -> tuple["_Need", ...]:
        """Return for every element that cannot be missing the words of which a sentence must hold one, rarest first."""
        choices = [_rarest_words(element, self._classes, 0) for element in _elements(self.text)]
        needs = [_Need.of(words) for words in choices if words]
        if not needs:
            raise PhraseError(f"“{self.text}” has no word to look for")
        return tuple(sorted(needs, key=lambda need: need.rank))


@dataclass(frozen=True, slots=True)
class _Need:
    """Words of which a sentence must hold one: whole ones, and the beginnings of those of which only that is known."""

    words: frozenset[str]
    stems: frozenset[str]
    rank: tuple[float, int]

    @classmethod
    def of(cls, words: Sequence[str]) -> "_Need":
        whole = frozenset(word for word in words if not word.endswith("*"))
        stems = frozenset(key_of(word.rstrip("*")) for word in words if word.endswith("*"))
        return cls(whole, stems, _commonness(words))


def folded(name: str) -> tuple[str, ...]:
    """Return the phrases of a class whose finds have been folded by `fold`."""
    return (f"<{name}>",)


def fold(name: str, line: str, phrase: Phrase) -> str:
    """Put one word in place of each find, with a mark for every further word, so that words can still be counted."""
    return phrase.regex.sub(lambda match: f"<{name}> " + _FOLDED_MORE * (match.group().count(" ") - 1), line)


def key_of(word: str) -> str:
    """Return the beginning of a word by which phrases are found."""
    return word[:_KEY_LENGTH]


def _source(text: str, classes: Mapping[str, Sequence[str]], depth: int) -> str:
    return "".join(_element(element, classes, depth) for element in _elements(text))


def _elements(text: str) -> list[str]:
    return _ELEMENT.findall(text)


def _element(element: str, classes: Mapping[str, Sequence[str]], depth: int) -> str:
    if element == "^":
        return "(?<=^ )"
    if element == "$":
        return _END
    if element.startswith("~"):
        return _GAP % int(element[1:] or 2)
    optional = element.endswith("?")
    bare = element.removesuffix("?")
    if bare.startswith(("{", "(")):
        inner = "|".join(_source(item, classes, depth + 1) for item in _class(bare, classes, depth))
        source = f"(?:{inner})"
    else:
        choices = bare.split("|")
        words = [
            re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) for word in choices if word != "$"
        ]
        more = r"(?:\+ )*" if bare.startswith("<") else ""
        source = f"(?:{'|'.join(words)}) {more}{_COMMA}"
        if "$" in choices:
            source = f"(?:{source}|{_END})"
    return f"(?:{source})?" if optional else source


def _class(element: str, classes: Mapping[str, Sequence[str]], depth: int) -> Sequence[str]:
    if element.startswith("("):
        return [item.strip() for item in element.strip("()").split("/")]
    name = element.strip("{}")
    if name not in classes:
        raise PhraseError(f"there is no class “{name}”")
    if depth >= _DEEPEST:
        raise PhraseError(f"the class “{name}” stands too deep inside others")
    return classes[name]


def _rarest_words(element: str, classes: Mapping[str, Sequence[str]], depth: int) -> list[str]:
    """Return one word of each way to meet an element; nothing if it can be met without any."""
    if element in {"^", "$"} or element.startswith("~") or element.endswith("?"):
        return []
    if not element.startswith(("{", "(")):
        words = element.split("|")
        return [] if "$" in words else words
    found: list[str] = []
    for item in _class(element, classes, depth):
        choices = [_rarest_words(part, classes, depth + 1) for part in _elements(item)]
        needed = [words for words in choices if words]
        if not needed:
            return []
        found.extend(min(needed, key=_commonness))
    return found


def _commonness(words: Iterable[str]) -> tuple[float, int]:
    """Return how seldom it helps to look for these: in how many of a hundred sentences one stands, then how many."""
    known = list(words)
    share = sum(
        _OF_COMMONEST if word in _COMMONEST else _OF_COMMON if word.rstrip("*") in _COMMON else _OF_OTHERS
        for word in known
    )
    return share, len(known)
