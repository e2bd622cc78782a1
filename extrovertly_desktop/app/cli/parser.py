"""What can be typed on the command line. Imports nothing of ours, so that `--help` and mistakes answer at once."""

import argparse
from typing import NoReturn

from extrovertly_desktop import __version__
from extrovertly_desktop.app.cli.backup_options import add_backups
from extrovertly_desktop.app.cli.export_options import add_export
from extrovertly_desktop.app.cli.goal_options import add_goals

DIFFICULTIES = ("beginner", "intermediate", "advanced")
OUTCOMES = ("done", "left_early", "did_not_go")
MISSION_STATUSES = ("chosen", "planned", "done", "picked_today", "own", "hidden")
SLOTS = ("within_reach", "stretch", "varied")
TIMES = ("morning", "midday", "afternoon", "evening", "any")
VERDICTS = ("no", "partly", "yes")
COMFORTS = ("low", "medium", "high")
EVENT_VIEWS = ("discover", "interested", "going", "past")
ANSWERS = ("interested", "going", "not_going")
FORMATS = (
    "ics",
    "complete",
    "convex",
    "csv_out",
    "postgres",
    "daylio",
    "day_one",
    "journey",
    "how_we_feel",
    "state_of_mind",
    "rednotebook",
    "joplin",
    "jrnl",
    "markdown_folder",
    "csv_table",
)
_MOST_YEARS = 20.0


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints never repeat free text: it may be from a diary."""

    def error(self, message: str) -> NoReturn:
        if message.startswith("unrecognized arguments"):
            message = "there is more here than this command understands; text with spaces needs quotation marks"
        super().error(message)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; without a verb, `verb` is None and the window is meant."""
    parser = _Parser(
        prog="extrovertly",
        description="Predict, do, reflect, see: a private companion for becoming more at ease with other people. "
        "Without a verb the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument("--hidden", action="store_true", help="start in the tray, without a window")
    parser.add_argument("--check-in", action="store_true", help="ask how you are, in a small window of its own")
    _add_common(parser, vault=None, passphrase=None, as_json=False)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=_Parser)
    _add_init(verbs)
    _add_demo(verbs)
    _add_leaf(verbs, "doctor", "recompute every derived figure and tell each difference")
    _add_screenshots(verbs)
    encrypt = _add_leaf(verbs, "encrypt", "give the vault a passphrase, or another one; its backups go along")
    encrypt.add_argument("--new-passphrase-file", metavar="FILE", help="read the new passphrase (default: it is asked)")
    _add_leaf(verbs, "decrypt", "write the vault and its backups without encryption")
    _add_check_in(verbs)
    _add_journal(verbs)
    _add_missions(verbs)
    _add_events(verbs)
    goals = _add_leaf(verbs, "goals", "set, follow and let go of goals")
    add_goals(
        goals.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=_Parser), _add_leaf, _figure
    )
    coach = _add_leaf(verbs, "coach", "talk with the coach")
    coach.add_argument("--message", metavar="TEXT", help="say this and show the answer (default: talk line by line)")
    coach.add_argument("--continue", dest="go_on", action="store_true", help="go on with the latest conversation")
    insights = _add_leaf(verbs, "insights", "tell what the last week shows, and write what is due first")
    insights.add_argument("--week", metavar="DATE", help="the week that holds this day (default: the newest told of)")
    _add_transfer(verbs)
    add_backups(verbs, _add_leaf)
    return parser


def _add_common(
    parser: argparse.ArgumentParser, vault: str | None, passphrase: str | None, *, as_json: bool | str
) -> None:
    parser.add_argument("--vault", metavar="PATH", default=vault, help="the vault to use (default: your own)")
    parser.add_argument("--json", action="store_true", default=as_json, help="answer with one JSON document")
    parser.add_argument(
        "--passphrase-file", metavar="FILE", default=passphrase, help="read the passphrase of an encrypted vault"
    )


def _add_leaf(verbs: "argparse._SubParsersAction[_Parser]", name: str, words: str) -> argparse.ArgumentParser:
    leaf = verbs.add_parser(name, help=words, description=f"{words[:1].upper()}{words[1:]}.", allow_abbrev=False)
    # The same options may stand after the verb; unless given there, they keep what stood before it.
    _add_common(leaf, argparse.SUPPRESS, argparse.SUPPRESS, as_json=argparse.SUPPRESS)
    return leaf


def _add_init(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    leaf = _add_leaf(verbs, "init", "make a vault, or give one its owner")
    leaf.add_argument("--name", required=True, help="what you would like to be called")


def _add_demo(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    leaf = _add_leaf(verbs, "demo", "make a vault of made-up but lifelike data, marked as such")
    leaf.add_argument("--years", type=_years, default=1.0, metavar="N", help="how long a time it covers (default 1)")
    leaf.add_argument("--seed", type=_whole, default=1, metavar="N", help="the same seed gives the same vault")
    leaf.add_argument("--until", metavar="DATE", help="where it ends (default: now)")


def _add_screenshots(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    leaf = _add_leaf(verbs, "screenshots", "write pictures of every tab, without a screen; made-up data unless --vault")
    leaf.add_argument("folder", metavar="DIR")
    leaf.add_argument("--theme", choices=("light", "dark"), help="only this theme (default: both)")
    leaf.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH", help="in pixels (default 1280x800)")
    leaf.add_argument("--text", type=_percent_of_text, default=100, metavar="PERCENT", help="text size (default 100)")


def _add_check_in(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    leaf = _add_leaf(verbs, "check-in", "write down how you are")
    leaf.add_argument("--mood", required=True)
    leaf.add_argument("--intensity", type=_whole, metavar="1-10")
    leaf.add_argument("--confidence", type=_figure, metavar="1-10")
    leaf.add_argument("--context", metavar="TEXT")
    leaf.add_argument("--trigger", action="append", default=[], metavar="WORD", help="may be given several times")
    _add_moment(leaf)


def _add_journal(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    group = _add_leaf(verbs, "journal", "write, find and list entries")
    actions = group.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=_Parser)
    add = _add_leaf(actions, "add", "write an entry; without TEXT, or with -, it is read from standard input")
    add.add_argument("text", nargs="*", metavar="TEXT")
    add.add_argument("--mood", required=True)
    add.add_argument("--tag", action="append", default=[], metavar="WORD", help="may be given several times")
    add.add_argument("--public", action="store_true", help="not private (entries are private by default)")
    _add_moment(add)
    search = _add_leaf(actions, "search", "list the entries that hold all of these words, newest first")
    search.epilog = (
        "Beside words: '\"a phrase\"', any:tea,coffee, mood:calm, tag:work, on:2026-03 (also before: and after:), "
        "has:photo, is:private, is:public. A minus before any of them leaves out what has it; put -- first then, "
        "as in: journal search -- train -work"
    )
    search.add_argument("query", nargs="+", metavar="WORD")
    _add_limit(search)
    _add_limit(_add_leaf(actions, "list", "list entries, newest first"))


def _add_missions(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    group = _add_leaf(verbs, "missions", "choose, plan, complete, make and hide missions, and see your ladder")
    actions = group.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=_Parser)
    listing = _add_leaf(actions, "list", "list the catalogue with where you stand, easiest first")
    listing.add_argument("--difficulty", choices=DIFFICULTIES)
    listing.add_argument("--category", metavar="SLUG")
    listing.add_argument("--search", default="", metavar="WORDS")
    listing.add_argument("--status", choices=MISSION_STATUSES)
    _add_leaf(actions, "today", "tell today's missions, each with the reason; they are chosen at the first asking")
    reroll = _add_leaf(actions, "reroll", "choose others for today")
    reroll.add_argument("--slot", choices=SLOTS, help="only this one (default: all that are not planned or done)")
    _add_leaf(actions, "ladder", "list all steps by the anxiety they are likely to bring you, lowest first")
    _add_own_mission(actions)
    _add_mission(_add_leaf(actions, "hide", "put a mission out of sight; it never comes up until `unhide`"))
    _add_mission(_add_leaf(actions, "unhide", "bring a hidden mission back"))
    plan = _add_leaf(actions, "plan", "plan a mission with what you expect of it")
    _add_mission(plan)
    plan.add_argument("--worry", metavar="TEXT", help="the worst that you fear will happen")
    plan.add_argument("--likelihood", type=_whole, metavar="0-100", help="how likely that seems")
    plan.add_argument("--expected", type=_whole, metavar="0-100", help="the highest anxiety you expect (SUDS)")
    plan.add_argument("--drop", action="append", default=[], metavar="TEXT", help="a safety behaviour to do without")
    plan.add_argument("--place", metavar="TEXT")
    plan.add_argument("--people", metavar="TEXT")
    plan.add_argument("--time-of-day", metavar="TEXT")
    complete = _add_leaf(actions, "complete", "write down how a planned mission went")
    _add_mission(complete)
    complete.add_argument("--outcome", choices=OUTCOMES, default="done")
    complete.add_argument("--came-true", choices=VERDICTS, help="whether the worry came true")
    complete.add_argument("--evidence", metavar="TEXT", help="how you know")
    complete.add_argument("--peak", type=_whole, metavar="0-100", help="the highest anxiety it brought (SUDS)")
    complete.add_argument("--surprise", type=_whole, metavar="0-100")
    complete.add_argument("--learned", metavar="TEXT")
    complete.add_argument("--used", action="append", default=[], metavar="TEXT", help="a safety behaviour you used")
    complete.add_argument("--difficulty", type=_whole, metavar="1-5")
    complete.add_argument("--satisfaction", type=_whole, metavar="1-5")
    complete.add_argument("--notes", metavar="TEXT")
    _add_moment(complete)
    _add_mission(_add_leaf(actions, "skip", "set a mission aside for now; it costs nothing"))


def _add_own_mission(actions: "argparse._SubParsersAction[_Parser]") -> None:
    leaf = _add_leaf(actions, "add", "make a mission of your own")
    leaf.add_argument("--title", required=True, metavar="TEXT")
    leaf.add_argument("--description", required=True, metavar="TEXT", help="who, where, what counts as done")
    leaf.add_argument("--difficulty", choices=DIFFICULTIES, required=True)
    leaf.add_argument("--category", required=True, metavar="WORD", help="one of the catalogue's, or a new word")
    leaf.add_argument("--suds", type=_whole, required=True, metavar="0-100", help="the anxiety it is likely to bring")
    leaf.add_argument("--points", type=_whole, metavar="1-60", help="what it is worth (default: by difficulty)")
    leaf.add_argument("--time", metavar="TEXT", help="how long it takes, such as “5 minutes”")
    for name in ("tip", "place", "people"):
        leaf.add_argument(f"--{name}", action="append", default=[], metavar="TEXT", help="may be given several times")
    leaf.add_argument("--time-of-day", action="append", default=[], choices=TIMES, help="may be given several times")


def _add_events(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    group = _add_leaf(verbs, "events", "list, show, add, answer and attend events")
    actions = group.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=_Parser)
    listing = _add_leaf(actions, "list", "list events to come, soonest first, or past ones, newest first")
    listing.add_argument("--view", choices=EVENT_VIEWS, default="discover", help="default: all to come")
    listing.add_argument("--search", default="", metavar="WORDS")
    listing.add_argument("--category", metavar="WORD")
    listing.add_argument("--comfort", choices=COMFORTS)
    listing.add_argument("--when", choices=("today", "this_week", "this_month", "any"), default="any")
    listing.add_argument("--max-price", type=_figure, metavar="PRICE")
    listing.add_argument("--free", action="store_true", help="only what costs nothing")
    listing.add_argument("--place-free", action="store_true", help="leave out what is full")
    _add_limit(listing)
    add = _add_leaf(actions, "add", "add an event")
    add.add_argument("title", metavar="TITLE")
    add.add_argument("--date", required=True, metavar="DATE", help="such as 2026-03-01")
    add.add_argument("--time", metavar="TIME", help="such as 19:30")
    add.add_argument("--all-day", action="store_true")
    add.add_argument("--end-date", metavar="DATE")
    add.add_argument("--end-time", metavar="TIME")
    add.add_argument("--category", required=True, metavar="WORD")
    add.add_argument("--comfort", choices=COMFORTS, required=True, help="how much it asks of you")
    add.add_argument("--description", metavar="TEXT")
    add.add_argument("--place", metavar="TEXT")
    add.add_argument("--places", type=_whole, metavar="N", help="how many people can come")
    add.add_argument("--price", type=_figure, default=0.0, metavar="PRICE")
    add.add_argument("--organiser", metavar="NAME")
    add.add_argument("--tag", action="append", default=[], metavar="WORD", help="may be given several times")
    rsvp = _add_leaf(actions, "rsvp", "answer an event, or take the answer back with none")
    _add_event(rsvp)
    rsvp.add_argument("answer", choices=(*ANSWERS, "none"))
    attend = _add_leaf(actions, "attend", "write down that you were there")
    _add_event(attend)
    attend.add_argument("--rating", type=_whole, metavar="1-5")
    attend.add_argument("--feedback", metavar="TEXT")
    _add_moment(attend)
    _add_event(_add_leaf(actions, "show", "show an event with where you stand"))


def _add_transfer(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    bring = _add_leaf(verbs, "import", "bring in what another program exported, or a calendar")
    bring.add_argument("file", metavar="FILE", help="a file or a folder; a calendar may be - for standard input")
    bring.add_argument(
        "--format",
        choices=FORMATS,
        metavar="FORMAT",
        help=f"what it is, if it is not known by itself: {', '.join(FORMATS)}",
    )
    bring.add_argument("--owner", metavar="ID", help="which person of the file you are, if it holds several")
    bring.add_argument("--dry-run", action="store_true", help="only tell what would be added and left out")
    bring.add_argument("--keep-attendees", action="store_true", help="of a calendar: keep those invited as people")
    bring.add_argument(
        "--overwrite", action="store_true", help="of a calendar: take its side where you changed it here"
    )
    add_export(_add_leaf(verbs, "export", "write a file for other programs, or a report on paper"))


def _add_event(leaf: argparse.ArgumentParser) -> None:
    leaf.add_argument("event", metavar="EVENT", help="its id, as `events list` tells")


def _add_mission(leaf: argparse.ArgumentParser) -> None:
    leaf.add_argument("mission", metavar="MISSION", help="its short name or its id, as `missions list` tells")


def _add_moment(leaf: argparse.ArgumentParser) -> None:
    leaf.add_argument("--at", metavar="WHEN", help="date and time it is for, such as 2026-03-01T18:30 (default: now)")


def _add_limit(leaf: argparse.ArgumentParser) -> None:
    leaf.add_argument("--limit", type=_count, default=20, metavar="N", help="at most so many (default 20)")


def _whole(typed: str) -> int:
    try:
        return int(typed)
    except ValueError:
        raise argparse.ArgumentTypeError("this must be a whole number") from None


def _figure(typed: str) -> float:
    try:
        return float(typed)
    except ValueError:
        raise argparse.ArgumentTypeError("this must be a number") from None


def _count(typed: str) -> int:
    number = _whole(typed)
    if not 1 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError("this must be 1 or more, and at most 1000000")
    return number


def _years(typed: str) -> float:
    years = _figure(typed)
    if not 0 < years <= _MOST_YEARS:
        raise argparse.ArgumentTypeError(f"this must be more than 0 and at most {_MOST_YEARS:.0f}")
    return years


def _size(typed: str) -> tuple[int, int]:
    width, _, height = typed.lower().partition("x")
    if not (width.isascii() and width.isdigit() and height.isascii() and height.isdigit()):
        raise argparse.ArgumentTypeError("this must be width x height in pixels, such as 1280x800")
    if not (400 <= int(width) <= 7680 and 300 <= int(height) <= 4320):
        raise argparse.ArgumentTypeError("this must lie between 400x300 and 7680x4320")
    return int(width), int(height)


def _percent_of_text(typed: str) -> int:
    percent = _whole(typed.removesuffix("%"))
    if not 80 <= percent <= 200:
        raise argparse.ArgumentTypeError("this must lie between 80 and 200")
    return percent
