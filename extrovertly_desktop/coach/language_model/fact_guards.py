"""What may not change when a line is reworded: numbers, days, names, and whatever is quoted."""

import re

from extrovertly_desktop.coach.language_model.case import Case
from extrovertly_desktop.coach.language_model.words import capitals_of, words_in, words_of

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_NUMBER_WORDS = words_in(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million half quarter third thirds dozen dozens double triple twice thrice percent per"
)
"""“One” is left out: it is a pronoun as well."""
_TIMES = words_in(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december today tonight tomorrow yesterday morning midday noon afternoon evening midnight night "
    "weekend week weeks month months year years hour hours minute minutes"
)
"""“May” is left out: it is a verb as well, and as a month it has a figure beside it and a capital."""


def loses_quotation(case: Case) -> bool:
    """A title, or words of the person's own, said otherwise would be put into their mouth."""
    place = 0
    for piece in case.pieces:
        found = case.reply.find(piece, place)
        if found < 0 or case.reply.count(piece) != case.line.count(piece):
            return True
        place = found + len(piece)
    return False


def changes_figures(case: Case) -> bool:
    """Small models swap and invent figures; in their old order, “expected 70, was 40” stays true."""
    return _FIGURE.findall(case.reply) != _FIGURE.findall(case.line)


def changes_number_words(case: Case) -> bool:
    """A number in letters is a number all the same."""
    return _only(case.reply, _NUMBER_WORDS) != _only(case.line, _NUMBER_WORDS)


def changes_times(case: Case) -> bool:
    """A plan that is said to be on another day is another plan."""
    return sorted(_only(case.reply, _TIMES)) != sorted(_only(case.line, _TIMES))


def changes_names(case: Case) -> bool:
    """Names stay, and none comes along: whoever is not in the line has not been spoken of."""
    return not set(capitals_of(case.line)) <= set(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", case.reply)) or any(
        word not in case.line for word in capitals_of(case.reply)
    )


def _only(text: str, wanted: frozenset[str]) -> list[str]:
    """Return the words of a text that are wanted, in their order; “twenty-five” counts as two."""
    return [word for word in words_of(text) if word in wanted]
