"""From the text of a file to its components, each with the line on which it stands.

The stream is taken apart before anything is understood, so that one broken event is one broken event: whatever stands
in it, the next BEGIN:VEVENT is read again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extrovertly_desktop.exchange.icalendar_file.content_lines import ContentLine, parsed
from extrovertly_desktop.exchange.icalendar_file.decoding import slices
from extrovertly_desktop.exchange.icalendar_file.values import Problem
from extrovertly_desktop.exchange.icalendar_file.zones import Zones

_MARK = re.compile(r"(BEGIN|END)[ \t]*:[ \t]*([A-Za-z0-9-]{1,60})[ \t]*", re.IGNORECASE)
_SOFT_BREAK = re.compile(r"ENCODING=\"?QUOTED-PRINTABLE", re.IGNORECASE)
_DEEPEST = 50
_CHECK_EVERY = 2000
_MOST_PROBLEMS = 100
_MOST_LINES = 10_000
"""Of one event: a meeting of a whole company may have thousands. What is known of a short line takes a hundred times
its room."""
_TOO_MANY_LINES = f"The event has more than {_MOST_LINES} lines; those after were left out."
_ENTRIES = frozenset({"VEVENT", "VTODO", "VJOURNAL"})


@dataclass(slots=True)
class CalendarPart:
    """What one VCALENDAR says of all its events.

    Attributes:
        zones: those it describes.
        properties: its own lines by name; the first of each name.
    """

    zones: Zones = field(default_factory=Zones)
    properties: dict[str, ContentLine] = field(default_factory=dict)


@dataclass(slots=True)
class RawEvent:
    """The lines of one VEVENT, alarms and other parts inside it left out.

    Attributes:
        line: on which it begins, from 1.
        lines: its properties in the order of the file, each with its line; taken apart only when they are read, since
            a large file has a million of them.
        calendar: the VCALENDAR it stands in.
        problems: what was wrong with its lines.
    """

    line: int
    calendar: CalendarPart
    lines: list[tuple[int, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Components:
    """What a file is made of.

    Attributes:
        events: in the order of the file.
        calendars: how many VCALENDARs there are, and what each says.
        skipped: how many of VTODO and of VJOURNAL there are.
        problems: about the file's structure; those about one event's lines are kept with it.
    """

    events: list[RawEvent] = field(default_factory=list)
    calendars: list[CalendarPart] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=lambda: {"VTODO": 0, "VJOURNAL": 0})
    problems: list[Problem] = field(default_factory=list)


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield each content line with the number of the line on which it begins (RFC 5545, 3.1).

    Lines of quoted-printable text, which vCalendar 1.0 breaks after an equals sign, are put together, too.
    """
    pieces: list[str] = []
    begun = 0
    soft = False
    for number, line in enumerate(_lines(text), start=1):
        if pieces and (soft or line[:1] in {" ", "\t"}):
            pieces.append(line if soft else line[1:])
        else:
            if pieces:
                yield begun, "".join(pieces)
            pieces, begun = [line.lstrip("\ufeff")], number
        soft = pieces[-1].endswith("=") and _SOFT_BREAK.search(pieces[0]) is not None
        if soft:
            pieces[-1] = pieces[-1][:-1]
    if pieces:
        yield begun, "".join(pieces)


def _lines(text: str) -> Iterator[str]:
    """Yield each line without its end, split slice by slice; what follows the last end counts only if there is any."""
    rest = ""
    for piece in slices(text):
        *whole, rest = f"{rest}{piece}".split("\n")
        yield from whole
    if rest:
        yield rest


def components(text: str, progress: Callable[[float], None], checkpoint: Callable[[], None]) -> Components:
    """Return what a file is made of.

    Args:
        text: with `\\n` at the end of each line.
        progress: told how much of the text has been gone through, 0 to 1.
        checkpoint: called now and then; may raise to give up.
    """
    splitter = _Splitter()
    total = text.count("\n") + 1
    for count, (number, line) in enumerate(unfolded(text)):
        if count % _CHECK_EVERY == 0:
            checkpoint()
            progress(number / total)
        splitter.take(number, line)
    splitter.finish()
    return splitter.found


class _Splitter:
    """Keeps what is open while the lines of a file go by."""

    def __init__(self) -> None:
        self.found = Components()
        self._open: list[str] = []
        self._calendar = CalendarPart()
        self._event: RawEvent | None = None
        self._zone: list[str] | None = None
        self._too_deep = False

    def take(self, number: int, line: str) -> None:
        mark = _MARK.fullmatch(line) if line[:1] in "BbEe" else None
        if mark is not None:
            which, name = mark.group(1).upper(), mark.group(2).upper()
            if self._zone is not None and name != "VTIMEZONE":
                self._zone.append(f"{which}:{name}")
            if which == "BEGIN":
                self._begin(number, name)
            else:
                self._end(number, name)
        elif line and not line.isspace():
            self._property(number, line)

    def finish(self) -> None:
        if self._event is not None:
            self._lose("The file ends in the middle of this event, so it was left out. Was the file copied whole?")

    def _begin(self, number: int, name: str) -> None:
        if name in _ENTRIES or name == "VCALENDAR":
            # Nothing of this kind stands inside another: the one before lacks its END.
            if self._event is not None:
                self._event.problems.append("The event has no END:VEVENT; what stands before the next one was taken.")
                self._keep()
            self._open = [part for part in self._open if part == "VCALENDAR"]
            self._zone = None
        if name == "VCALENDAR":
            self._open = []
            self._calendar = CalendarPart()
            self.found.calendars.append(self._calendar)
        elif name == "VEVENT":
            self._event = RawEvent(number, self._calendar)
        elif name in self.found.skipped:
            self.found.skipped[name] += 1
        elif name == "VTIMEZONE" and self._event is None:
            self._zone = []
        if len(self._open) < _DEEPEST:
            self._open.append(name)
        elif not self._too_deep:
            self._too_deep = True
            self._report(number, "Parts stand too deep inside each other here; the inner ones were passed over.")

    def _end(self, number: int, name: str) -> None:
        if name not in self._open:
            self._report(number, f"An END:{name} stands here without its beginning; it was passed over.")
            return
        while self._open.pop() != name:
            pass
        if name == "VTIMEZONE" and self._zone is not None:
            self._describe_zone(self._zone)
            self._zone = None
        if self._event is not None and "VEVENT" not in self._open:
            self._keep()

    def _property(self, number: int, line: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "VEVENT" and self._event is not None:
            if len(self._event.lines) < _MOST_LINES:
                self._event.lines.append((number, line))
            elif _TOO_MANY_LINES not in self._event.problems:
                self._event.problems.append(_TOO_MANY_LINES)
        elif self._zone is not None:
            self._zone.append(line)
        elif inside in {"VCALENDAR", ""}:
            content = parsed(number, line)
            if content is not None:
                self._calendar.properties.setdefault(content.name, content)

    def _report(self, number: int, sentence: str) -> None:
        if len(self.found.problems) < _MOST_PROBLEMS:
            self.found.problems.append(Problem(number, None, sentence))

    def _describe_zone(self, lines: list[str]) -> None:
        for line in lines:
            if line.upper().startswith(("TZID:", "TZID;")):
                self._calendar.zones.describe(line.partition(":")[2], lines)
                return

    def _keep(self) -> None:
        if self._event is not None:
            self.found.events.append(self._event)
            self._event = None

    def _lose(self, sentence: str) -> None:
        if self._event is not None:
            self.found.problems.append(Problem(self._event.line, None, sentence, lost=True))
            self._event = None
