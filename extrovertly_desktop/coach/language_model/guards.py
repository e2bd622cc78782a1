"""What a reworded line may not do. Each guard is one small function, true where the reply breaks it.

None of them trusts the rules that the model was given. Several overlap on purpose: what one misses, the next may catch.
The strongest is `brings_words_along`: other words, but only such as the coach's own packs use.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from extrovertly_desktop.coach.flows.lint import FORBIDDEN
from extrovertly_desktop.coach.language_model import fact_guards
from extrovertly_desktop.coach.language_model import word_lists as lists
from extrovertly_desktop.coach.language_model.case import Case
from extrovertly_desktop.coach.language_model.words import stem, stems_of, words_of

Guard = Callable[[Case], bool]
LONGEST, SHORTEST = 1.5, 0.4
"""Length of a reply as a multiple of the line's."""
_ROOM = 12
"""Characters that a very short line may grow by in any event."""
_LEAST_ENGLISH = 0.2
_MAY_BE_ADDED = 1
_MARKS = frozenset(" .,;:'’‘“”\"()–—-…")


def bends_characters(case: Case) -> bool:
    """No control characters, bidirectional marks, line breaks or invisible signs: what is shown is what is there."""
    return any(unicodedata.category(sign)[0] in "CZ" and sign != " " for sign in case.reply)


def uses_strange_signs(case: Case) -> bool:
    """Markup, code, addresses and look-alike letters need signs that plain English sentences do without."""
    known = set(case.line)
    return any(
        sign not in known and sign not in _MARKS and not (sign.isascii() and sign.isalnum()) for sign in case.own_reply
    )


def asks(case: Case) -> bool:
    """A question without its chips cannot be answered rightly; and nobody shouts here."""
    return any(case.own_reply.count(sign) > case.own_line.count(sign) for sign in "?!")


def is_too_long(case: Case) -> bool:
    """Short turns are what good counsellors make; a long one has something added."""
    return len(case.reply) > max(len(case.line) * LONGEST, len(case.line) + _ROOM) or _sentences(case.reply) > (
        _sentences(case.line) + 1
    )


def is_too_short(case: Case) -> bool:
    """What is much shorter has left something out."""
    return len(case.reply) < len(case.line) * SHORTEST


def points_elsewhere(case: Case) -> bool:
    """No link, mail address or number to call: helplines come from a list that was read by people."""
    return _new(lists.LINK, case)


def spells_out(case: Case) -> bool:
    """Letters set apart hide a word from the other guards."""
    return lists.SPACED.search(case.own_reply) is not None and lists.SPACED.search(case.own_line) is None


def joins_words(case: Case) -> bool:
    """So do hyphens within a word."""
    joined = set(re.findall(r"\w+(?:[-–—]\w+)+", case.own_reply)) - set(re.findall(r"\w+(?:[-–—]\w+)+", case.own_line))
    return any(
        any(len(part) < len("ok") or stems_of(part)[0] not in case.vocabulary for part in re.split("[-–—]", word))
        for word in joined
    )


def speaks_of_its_task(case: Case) -> bool:
    """Role words and instructions show that something else than the line was answered."""
    return _new(lists.ROLE, case)


def speaks_of_itself(case: Case) -> bool:
    """“I” where the line has none: it would tell of a self, of a feeling or a promise that nobody has."""
    return bool(case.new_words & lists.FIRST_PERSON) and not frozenset(case.line_words) & lists.FIRST_PERSON


def claims_to_be_somebody(case: Case) -> bool:
    """It is a program, and says so."""
    return _new(lists.HUMAN, case)


def brings_somebody_in(case: Case) -> bool:
    """No guess at anybody's gender, and no pet names."""
    return bool(case.new_words & lists.SOMEBODY)


def foretells(case: Case) -> bool:
    """Nobody can promise how something goes; and sweeping words are what the coach helps people to doubt."""
    return _new(lists.FORECAST, case)


def tells_what_to_do(case: Case) -> bool:
    """Advice comes from the written packs, and only after it was asked whether it is wanted."""
    return _new(lists.TELLING, case)


def puts_down(case: Case) -> bool:
    """Never a scolding word, nor one that sides with somebody's worst thoughts."""
    return _new(lists.PUT_DOWN, case)


def speaks_as_a_clinic(case: Case) -> bool:
    """No medicine, dose, diagnosis or treatment."""
    return _new(lists.CLINICAL, case)


def names_a_method(case: Case) -> bool:
    """No way of hurting oneself or others, however it is meant."""
    return _new(lists.METHOD, case)


def asks_for_secrets(case: Case) -> bool:
    """Nothing that a cheat would want."""
    return _new(lists.SECRET, case)


def says_the_forbidden(case: Case) -> bool:
    """What no written line may say, no reworded one may."""
    text, line = _plain(case.own_reply), _plain(case.own_line)
    return any(re.search(what, text) and not re.search(what, line) for what in FORBIDDEN)


def turns_round(case: Case) -> bool:
    """A “not” that comes or goes makes the opposite of what was meant."""
    return (lists.NOT.search(_plain(case.own_reply)) is None) != (lists.NOT.search(_plain(case.own_line)) is None)


def leaves_english(case: Case) -> bool:
    """The same language: the safety gate reads English, and so do all guards."""
    words = case.reply_words
    return not words or sum(word in lists.COMMON for word in words) / len(words) < min(_LEAST_ENGLISH, _share(case))


def brings_words_along(case: Case) -> bool:
    """Other words, but only such as the coach's own packs use: names, drugs and abuse are not among them."""
    known = case.vocabulary | frozenset(stems_of(case.line))
    return any(each not in known for each in stems_of(case.own_reply) if len(each) > 1)


def adds_something(case: Case) -> bool:
    """A rewording puts words in the place of others; where more come than go, something has been added."""
    line, reply = _weighty(case.own_line), _weighty(case.own_reply)
    return len(reply - line) > len(line - reply) + _MAY_BE_ADDED


def brings_people_in(case: Case) -> bool:
    """Whoever is not in the line has not been spoken of: no “others” who look, or would be better off."""
    return bool(case.new_words & lists.PEOPLE) and not lists.PEOPLE & frozenset(case.line_words)


def praises(case: Case) -> bool:
    """Praise is not what was written; it would also be for nothing."""
    return _new(lists.PRAISE, case)


def says_the_opposite(case: Case) -> bool:
    """“Wrong” in the place of “right” needs no “not” to turn a sentence round."""
    line, reply = frozenset(case.line_words), frozenset(case.reply_words)
    return any(pair & line and pair & reply and not pair & line & reply for pair in lists.OPPOSITES)


def says_the_same_word_over(case: Case) -> bool:
    """A model that is stuck repeats itself."""
    words = case.reply_words
    return any(first == second == third for first, second, third in zip(words, words[1:], words[2:], strict=False))


def _weighty(text: str) -> set[str]:
    """Return the stems of the words that carry the meaning."""
    light = lists.COMMON | lists.FILLING
    return {stem(word.partition("'")[0]) for word in words_of(text) if word not in light and len(word) > 1}


def _share(case: Case) -> float:
    words = case.line_words
    return sum(word in lists.COMMON for word in words) / len(words) if words else 0.0


def _sentences(text: str) -> int:
    return len(re.findall(r"[.!?…]+(?=\s|$)", text))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("’", "'").casefold()


def _new(what: re.Pattern[str], case: Case) -> bool:
    """Whether something stands in the reply that does not stand in the line, hyphens and dots taken out as well."""
    line = {match.group() for match in what.finditer(_plain(case.own_line))}
    text = _plain(case.own_reply)
    joined = re.sub(r"(?<=\w)['.\-–—](?=\w)", "", text)
    return any(match.group() not in line for form in (text, joined) for match in what.finditer(form))


GUARDS: Mapping[str, Guard] = {
    "quotation": fact_guards.loses_quotation,
    "figures": fact_guards.changes_figures,
    "number_words": fact_guards.changes_number_words,
    "times": fact_guards.changes_times,
    "names": fact_guards.changes_names,
    "characters": bends_characters,
    "signs": uses_strange_signs,
    "question": asks,
    "too_long": is_too_long,
    "too_short": is_too_short,
    "link": points_elsewhere,
    "spelled_out": spells_out,
    "joined": joins_words,
    "task": speaks_of_its_task,
    "first_person": speaks_of_itself,
    "human": claims_to_be_somebody,
    "somebody": brings_somebody_in,
    "promise": foretells,
    "telling": tells_what_to_do,
    "put_down": puts_down,
    "clinical": speaks_as_a_clinic,
    "method": names_a_method,
    "secrets": asks_for_secrets,
    "forbidden": says_the_forbidden,
    "negation": turns_round,
    "opposite": says_the_opposite,
    "addition": adds_something,
    "people": brings_people_in,
    "praise": praises,
    "language": leaves_english,
    "repeats": says_the_same_word_over,
    "vocabulary": brings_words_along,
}
"""By the reason that is counted when one is broken."""


def broken(case: Case) -> str | None:
    """Return the reason of the first guard that a reply breaks, or None if it may be said."""
    return next((reason for reason, breaks in GUARDS.items() if breaks(case)), None)
