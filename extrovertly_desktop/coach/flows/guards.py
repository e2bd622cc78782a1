"""Whether a guard holds."""

from collections.abc import Mapping

from extrovertly_desktop.coach.flows.packs import Condition, Guard
from extrovertly_desktop.coach.flows.quoting import Quotes


def holds(guard: Guard, quotes: Quotes, counts: Mapping[str, int]) -> bool:
    """Return whether all conditions hold. `counts` says how often each node was reached."""
    return all(_condition_holds(condition, quotes, counts) for condition in guard)


def _condition_holds(condition: Condition, quotes: Quotes, counts: Mapping[str, int]) -> bool:
    value: object | None
    if condition.node is not None:
        value = counts.get(condition.node, 0)
    else:
        value = quotes.value(condition.slot or condition.fact or "")
    if not condition.given:
        return value is None
    if value is None:
        return False
    if condition.equals and str(value) not in condition.equals:
        return False
    if condition.at_least is None and condition.below is None:
        return True
    if not isinstance(value, (int, float)):
        return False
    return (condition.at_least is None or value >= condition.at_least) and (
        condition.below is None or value < condition.below
    )
