"""What became of worries, by kind of mission."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extrovertly_desktop.adapters.charts.predictions import LEAST_ATTEMPTS
from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.domain.exposure import Attendance, CameTrue, Exposure
from extrovertly_desktop.insights.proportions import wilson


@dataclass(frozen=True, slots=True)
class CategoryOutcomes:
    """The attempts at missions of one category.

    Attributes:
        slug, title: the category, and how it is shown.
        no, partly, yes: how often the worst worry came true, among the attempts that say.
        attempts: all attempts, those that do not say included.
    """

    slug: str
    title: str
    no: int
    partly: int
    yes: int
    attempts: int

    @property
    def n(self) -> int:
        """How many attempts say."""
        return self.no + self.partly + self.yes

    @property
    def unharmed(self) -> tuple[float, float, float] | None:
        """Share in which the worry did not come true, and Wilson's 95 % interval, percent; None on too few to say."""
        if self.n < LEAST_ATTEMPTS:
            return None
        low, high = wilson(self.no, self.n)
        return 100.0 * self.no / self.n, 100.0 * low, 100.0 * high


def outcomes_by_category(
    exposures: Iterable[Exposure], span: Span, titles: Mapping[str, str]
) -> tuple[CategoryOutcomes, ...]:
    """Return the categories that were tried in a span, the one with most attempts that say first.

    Events are left out: their categories are others. Staying away tests no worry.
    """
    attempts, verdicts = Counter[str](), Counter[tuple[str, CameTrue]]()
    for item in exposures:
        if item.mission_id is None or item.attendance in {None, Attendance.DID_NOT_GO}:
            continue
        if not span.holds(ordinal(item.local_date)):
            continue
        attempts[item.category] += 1
        if item.came_true is not None:
            verdicts[item.category, item.came_true] += 1
    found = [
        CategoryOutcomes(
            slug,
            titles.get(slug, slug),
            verdicts[slug, CameTrue.NO],
            verdicts[slug, CameTrue.PARTLY],
            verdicts[slug, CameTrue.YES],
            count,
        )
        for slug, count in attempts.items()
    ]
    return tuple(sorted(found, key=lambda item: (-item.n, -item.attempts, item.title)))
