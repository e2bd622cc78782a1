"""One event as a VEVENT."""

from extrovertly_desktop.exchange.icalendar_file.content_lines import escaped, folded, parameter
from extrovertly_desktop.exchange.icalendar_file.moments import stamped
from extrovertly_desktop.exchange.icalendar_file.own_properties import own_lines
from extrovertly_desktop.exchange.icalendar_file.values import CalendarEvent, Moment, Recurrence

_NOBODY = "invalid:nomail"
"""The address that other programs, too, write for an organiser of whom only the name is known."""


def vevent(
    event: CalendarEvent,
    *,
    recurrence: Recurrence | None = None,
    original: Moment | None = None,
    written_at: str | None = None,
) -> str:
    """Return an event as a VEVENT, each line with its end.

    Args:
        event: its attendees are left out but for their number.
        recurrence: when it takes place beside its start, for a series.
        original: which date of its series it stands for.
        written_at: the DTSTAMP that a file needs; None leaves it out, so that the same event is the same text.
    """
    lines = ["BEGIN:VEVENT", f"UID:{escaped(event.uid)}"]
    if written_at is not None:
        lines.append(f"DTSTAMP:{written_at}")
    if original is not None:
        onward = ";RANGE=THISANDFUTURE" if event.applies_onward else ""
        lines.append(stamped("RECURRENCE-ID", original, parameters=onward))
    lines.append(stamped("DTSTART", event.start))
    if event.end is not None:
        lines.append(stamped("DTEND", event.end))
    if recurrence is not None:
        lines += _recurrence_lines(recurrence)
    lines += [*_described(event), *own_lines(event), "END:VEVENT"]
    return "".join(folded(line) for line in lines)


def _recurrence_lines(recurrence: Recurrence) -> list[str]:
    lines = [f"RRULE:{rule}" for rule in recurrence.rules]
    for start, end in recurrence.dates:
        if end is None:
            lines.append(stamped("RDATE", start))
        else:
            line = stamped("RDATE", start, parameters=";VALUE=PERIOD")
            # Both ends of a period are in the zone that the line names, or both in UTC.
            lines.append(f"{line}/{stamped('', end).rpartition(':')[2]}")
    lines += [stamped("EXDATE", moment) for moment in recurrence.excluded]
    return lines


def _described(event: CalendarEvent) -> list[str]:
    lines = [f"SUMMARY:{escaped(event.title)}"]
    if event.description:
        lines.append(f"DESCRIPTION:{escaped(event.description)}")
    if event.location is not None:
        lines.append(f"LOCATION:{escaped(event.location)}")
    if event.categories:
        lines.append(f"CATEGORIES:{','.join(escaped(category) for category in event.categories)}")
    if event.organizer_name is not None:
        lines.append(f"ORGANIZER;CN={parameter(event.organizer_name)}:{_NOBODY}")
    if event.url is not None:
        lines.append(f"URL:{event.url}")
    if event.sibling_uid is not None:
        lines.append(f"RELATED-TO;RELTYPE=SIBLING:{escaped(event.sibling_uid)}")
    if event.cancelled:
        lines.append("STATUS:CANCELLED")
    if event.sequence:
        lines.append(f"SEQUENCE:{event.sequence}")
    return lines
