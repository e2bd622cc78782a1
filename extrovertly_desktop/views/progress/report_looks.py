"""The report's looks from the light theme, whichever theme the window has: paper is light."""

from pathlib import Path

from extrovertly_desktop.adapters.report import ReportLooks
from extrovertly_desktop.views.theme.tokens import load_measures, load_tokens


def report_looks(resources: Path) -> ReportLooks:
    """Return the looks of the report; the fonts have been made known to Qt.

    Args:
        resources: the folder with `themes`.
    """
    tokens = load_tokens(resources / "themes" / "light.toml")
    measures = load_measures(resources / "themes" / "measures.toml")
    return ReportLooks(
        families=(*measures.type.families, *measures.type.emoji_families),
        text=tokens.colours.text,
        muted=tokens.colours.text_muted,
        hairline=tokens.colours.hairline,
        grid=tokens.chart.grid,
        band=tokens.chart.band,
        series=tokens.chart.series,
    )
