"""Which missions open only after others, and what is still missing."""

from collections import Counter
from collections.abc import Mapping

from extrovertly_desktop.domain.unlocking import Requirements
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import missions as store


def done_by_category(unit: Unit, attempts: Mapping[str, tuple[int, str]]) -> Counter[str]:
    """Return how many attempts of each category are behind a person.

    Args:
        unit: the unit of work.
        attempts: how often they were there, and when last, by mission (`attempts_by_mission`).
    """
    category_of = store.categories(unit)
    done: Counter[str] = Counter()
    for mission_id, (times, _last) in attempts.items():
        done[category_of[mission_id]] += times
    return done


def unlock_sentence(
    requirements: object, done: Mapping[str, int], titles: Mapping[str, str], *, is_begun: bool
) -> str | None:
    """Return what opens a mission, or None when it is open.

    Args:
        requirements: what the mission asks for, as it is stored.
        done: attempts so far by category.
        titles: titles of the categories by slug.
        is_begun: whether the person has done or planned it before: what was open once does not close again.
    """
    if is_begun or requirements is None:
        return None
    asked = Requirements.read(requirements)
    return None if asked.are_met(done) else asked.sentence(done, titles)
