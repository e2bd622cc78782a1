"""The pages of “How this works”: text from the resources, figures from the rules that are in force."""

import re
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path("help") / "how_it_works"
_NAME = re.compile(r"\d+_(\w+)\.md")
_FIGURE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: a stable name, its title, and all of it as Markdown, the title included."""

    slug: str
    title: str
    text: str

    def fits(self, typed: str) -> bool:
        """Whether all words of a text stand somewhere on the page."""
        body = self.text.casefold()
        return all(word in body for word in typed.casefold().split())


def help_pages(resources: Path) -> tuple[HelpPage, ...]:
    """Return the pages in their order.

    Args:
        resources: the folder of everything that is not code.

    Raises:
        KeyError: if a page asks for a figure that there is none of.
    """
    known = figures()
    pages = []
    for file in sorted((resources / _FOLDER).glob("*.md")):
        named = _NAME.fullmatch(file.name)
        if named is None:
            continue
        text = _FIGURE.sub(lambda found: known[found.group(1)], file.read_text(encoding="utf-8"))
        title = text.partition("\n")[0].removeprefix("# ").strip()
        pages.append(HelpPage(named.group(1), title, text))
    return tuple(pages)


def figures() -> dict[str, str]:
    """Return every figure that a page may name, from where the rule itself stands, so that no page goes stale."""
    # Read only now: the rules of the recommender bring numpy with them.
    from extrovertly_desktop.domain import backups, people, points, streaks  # noqa: PLC0415
    from extrovertly_desktop.insights import calibration  # noqa: PLC0415
    from extrovertly_desktop.insights.rules import Rules  # noqa: PLC0415
    from extrovertly_desktop.recommender import choice, records  # noqa: PLC0415
    from extrovertly_desktop.recommender.priors import Priors  # noqa: PLC0415

    rules = Rules()
    *first, last = (str(days) for days in records.INTERVALS)
    named: dict[str, float | str] = {
        "alpha": rules.alpha * 100,
        "backup_days": backups.DAYS,
        "backup_months": backups.MONTHS,
        "backup_weeks": backups.WEEKS,
        "check_in_points": points.FIRST_CHECK_IN_OF_DAY,
        "entry_points": points.FIRST_ENTRY_OF_DAY,
        "event_high": points.EVENT_POINTS["high"],
        "event_low": points.EVENT_POINTS["low"],
        "event_medium": points.EVENT_POINTS["medium"],
        "first_confidence": f"{people.FIRST_CONFIDENCE:.1f}",
        "half_life": Priors().half_life,
        "intervals": f"{', '.join(first)} and {last}",
        "least_attempts": calibration.LEAST,
        "least_days": rules.least_days,
        "least_side": rules.least_side,
        "level_step": points.level(0).span,
        "reach_high": choice.REACH[1],
        "reach_low": choice.REACH[0],
        "rest_days": choice.REST_DAYS,
        "rest_days_streak": streaks.REST_DAYS,
        "rest_window": streaks.REST_WINDOW,
        "strength_half": streaks.HALF_LIFE,
        "stretch_high": choice.STRETCH[1],
        "stretch_low": choice.STRETCH[0],
    }
    return {name: figure if isinstance(figure, str) else f"{figure:g}" for name, figure in named.items()}
