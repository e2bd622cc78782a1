"""What can be typed after `extrovertly export`. Imports nothing of ours, as the parser itself."""

import argparse

EXPORTS = ("complete", "convex", "csv", "markdown", "jrnl", "day_one", "ics", "pdf")
SECTIONS = (
    "summary",
    "felt",
    "well_being",
    "predictions",
    "attempts",
    "events",
    "goals",
    "achievements",
    "insights",
    "journal",
)
"""The parts of a report (`domain.report.ReportSection`)."""


def add_export(leaf: argparse.ArgumentParser) -> None:
    """Add what the verb takes."""
    leaf.add_argument(
        "format",
        metavar="FORMAT",
        choices=EXPORTS,
        help="complete: everything, to be read again; convex: a snapshot; csv: tables; markdown: a folder of texts; "
        "jrnl, day_one: for these programs; ics: all events as a calendar; pdf: a report",
    )
    leaf.add_argument("path", metavar="PATH", help="where to")
    leaf.add_argument("--from", dest="first", metavar="DATE", help="the first day (default: the first with anything)")
    leaf.add_argument("--to", dest="last", metavar="DATE", help="the last day (default: today)")
    leaf.add_argument("--include-private", action="store_true", help="take private entries along")
    leaf.add_argument("--overwrite", action="store_true", help="replace a file that is there")
    report = leaf.add_argument_group("only for pdf")
    report.add_argument(
        "--section",
        action="append",
        choices=SECTIONS,
        metavar="PART",
        help=f"only this part, which may be said again for others: {', '.join(SECTIONS)}",
    )
    report.add_argument(
        "--hide", action="append", metavar="NAME", help="leave a name out, beside those left out before"
    )
    report.add_argument("--name", default="", help="whom it is about, for the first page")
