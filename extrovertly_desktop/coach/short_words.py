"""Messages that say too little to be about anything: a bare yes, a call for help, signs, another language."""

import unicodedata

from extrovertly_desktop.coach.talk import TalkPack

_FOREIGN_WORDS = 2
"""Of the little words of another language that have to be there."""
_FOREIGN_SHARE = 0.25
_LATIN = "LATIN"


class ShortWords:
    """Finds the line for a message that understanding is of no use for.

    Args:
        talk: holds the messages and the words.
    """

    def __init__(self, talk: TalkPack) -> None:
        self._lines = {words: line for line, ways in talk.short.items() for words in ways}
        self._foreign = talk.foreign.common

    def line_for_whole(self, text: str) -> str | None:
        """Return the line for a whole message that is known as it stands, such as “help” or “yes”."""
        return self._lines.get(" ".join(_words(text)))

    def line_for_strange(self, text: str) -> str | None:
        """Return the line for what was not understood and is not English, or has no words; None for other things."""
        words = _words(text)
        if not any(any(character.isalpha() for character in word) for word in words):
            return "wordless"
        letters = [character for character in text if character.isalpha()]
        strange = sum(1 for letter in letters if not unicodedata.name(letter, _LATIN).startswith(_LATIN))
        known = sum(1 for word in words if word in self._foreign)
        is_foreign = known >= max(_FOREIGN_WORDS, _FOREIGN_SHARE * len(words))
        return "foreign" if 2 * strange > len(letters) or is_foreign else None


def _words(text: str) -> list[str]:
    straight = text.casefold().replace("’", "'")
    kept = (character if character.isalnum() or character == "'" else " " for character in straight)
    return "".join(kept).split()
