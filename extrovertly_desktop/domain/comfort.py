"""How at ease a person is in a dozen everyday situations, and what that says of the kinds of missions.

Ratings run from 1 (very uneasy) to 5 (at ease). They are what a person says of themselves before they have tried
anything here, so they weigh little: the mean rating of a category's situations, brought to −1 … 1, moves only what the
model believes of that category beforehand (`recommender.priors.Priors.comfort`, 12 SUDS at either end, beside a
standard deviation of 7). A few attempts outvote it, and no attempt or placing by hand is ever made up for it.
"""

from collections.abc import Mapping
from enum import StrEnum

LEAST_EASE, MOST_EASE = 1, 5
_MIDDLE = (LEAST_EASE + MOST_EASE) / 2


class Situation(StrEnum):
    """A situation that is asked about (a key of `user_profiles.comfort_levels`)."""

    STRANGER = "talking_to_a_stranger"
    COMPLIMENT = "paying_a_compliment"
    PHONE = "making_a_phone_call"
    TAKING_BACK = "taking_something_back"
    SAYING_NO = "saying_no"
    MEETING = "speaking_in_a_meeting"
    SUPERIOR = "talking_with_a_superior"
    GROUP = "joining_a_group"
    WATCHED = "being_watched"
    SPEECH = "speaking_to_many"
    INVITING = "asking_someone_to_meet"
    DATING = "showing_interest"


CATEGORY_OF: Mapping[Situation, str] = {
    Situation.STRANGER: "conversation",
    Situation.COMPLIMENT: "kindness",
    Situation.PHONE: "phone_online",
    Situation.TAKING_BACK: "assertiveness",
    Situation.SAYING_NO: "assertiveness",
    Situation.MEETING: "workplace",
    Situation.SUPERIOR: "workplace",
    Situation.GROUP: "groups",
    Situation.WATCHED: "being_seen",
    Situation.SPEECH: "performance",
    Situation.INVITING: "friendship",
    Situation.DATING: "dating",
}
"""Which category of missions a situation speaks for, by its slug."""


def read_comfort(stored: object) -> dict[Situation, int]:
    """Return the ratings in `user_profiles.comfort_levels`; what another program keeps there is passed over."""
    if not isinstance(stored, Mapping):
        return {}
    told = {situation: stored.get(str(situation)) for situation in Situation}
    return {
        situation: rating
        for situation, rating in told.items()
        if isinstance(rating, int) and not isinstance(rating, bool) and LEAST_EASE <= rating <= MOST_EASE
    }


def write_comfort(stored: object, ratings: Mapping[Situation, int]) -> object:
    """Return what `comfort_levels` is to hold: these ratings beside whatever else stands there; None for nothing."""
    if not isinstance(stored, Mapping):
        # A list or a text of another program's would be lost by ratings; without any it stays as it is.
        return {str(situation): rating for situation, rating in ratings.items()} or stored
    kept = {key: value for key, value in stored.items() if key not in set(Situation)}
    return {**kept, **{str(situation): rating for situation, rating in ratings.items()}} or None


def ease_by_category(ratings: Mapping[Situation, int]) -> dict[str, float]:
    """Return how at ease the person is with each category they spoke of, −1 (very uneasy) to 1 (at ease)."""
    told: dict[str, list[int]] = {}
    for situation, rating in ratings.items():
        told.setdefault(CATEGORY_OF[situation], []).append(rating)
    return {category: (sum(given) / len(given) - _MIDDLE) / (MOST_EASE - _MIDDLE) for category, given in told.items()}
