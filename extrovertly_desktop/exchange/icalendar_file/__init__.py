"""Calendars as other programs write and read them (iCalendar, RFC 5545): values in, values out.

`read` takes a file apart, whatever its age and its faults; `occurrences` says when a series takes place;
`with_override`, `without`, `with_master` and `split` change one; `write` makes a file. What is in which module:

- `decoding`, `content_lines`, `components`: from bytes to text to lines to the parts of a file;
- `moments`, `zones`, `zone_writing`: times and their zones;
- `rules`, `rule_words`: rules for repeating, checked and told in words;
- `event_reading`, `event_writing`, `own_properties`: one event;
- `series_text`, `occurrences`, `editing`, `splitting`: one series;
- `reading`, `writing`: a whole file;
- `guesses`: what an event may be like, from its words and its size.
"""

from extrovertly_desktop.exchange.icalendar_file.decoding import MOST_BYTES, refuse_by_size
from extrovertly_desktop.exchange.icalendar_file.editing import along, with_master, with_override, without
from extrovertly_desktop.exchange.icalendar_file.guesses import guess_category, guess_comfort
from extrovertly_desktop.exchange.icalendar_file.occurrences import OpenSeries, occurrences
from extrovertly_desktop.exchange.icalendar_file.reading import read
from extrovertly_desktop.exchange.icalendar_file.splitting import SplitSeries, split
from extrovertly_desktop.exchange.icalendar_file.values import (
    CalendarEvent,
    CalendarFile,
    CalendarSeries,
    Moment,
    Problem,
    recurrence_text,
)
from extrovertly_desktop.exchange.icalendar_file.writing import write

__all__ = [
    "MOST_BYTES",
    "CalendarEvent",
    "CalendarFile",
    "CalendarSeries",
    "Moment",
    "OpenSeries",
    "Problem",
    "SplitSeries",
    "along",
    "guess_category",
    "guess_comfort",
    "occurrences",
    "read",
    "recurrence_text",
    "refuse_by_size",
    "split",
    "with_master",
    "with_override",
    "without",
    "write",
]
