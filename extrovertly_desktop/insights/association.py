"""Which parts of a person's days go together with how they are: looked at every week, told only when it is sure.

claims, account = look(series, week_index, account)
"""

from collections.abc import Iterator

from extrovertly_desktop.insights.account import Account, Claim
from extrovertly_desktop.insights.evidence import Missing
from extrovertly_desktop.insights.rules import Rules
from extrovertly_desktop.insights.series import DailySeries


def look(
    series: DailySeries, week_index: int, account: Account, rules: Rules | None = None
) -> tuple[tuple[Claim, ...], Account]:
    """Look at all days up to the end of a week, and return what is to be said of it and the account after it.

    Claims: those told for the first time, those told before that still hold, and those not seen any more.

    Raises:
        ValueError: if the week is not over, or not later than the last one looked at.
    """
    raise NotImplementedError


def history(
    series: DailySeries, account: Account | None = None, rules: Rules | None = None
) -> Iterator[tuple[tuple[Claim, ...], Account]]:
    """Yield for each finished week after the account's last one (all weeks without it) its claims and the new account.

    It is the same as `look` week by week, so a history that was imported can be caught up with at once, and stopped
    between two weeks.
    """
    raise NotImplementedError


def readiness(series: DailySeries, rules: Rules | None = None) -> dict[str, Missing]:
    """Return by factor key how much is missing before it can be looked at, over all days of the series."""
    raise NotImplementedError
