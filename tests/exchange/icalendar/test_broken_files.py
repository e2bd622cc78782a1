"""Files as they come: old, odd, cut off, or no calendar at all."""

import codecs
from datetime import UTC, date, datetime

import pytest

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.icalendar_file import MOST_BYTES, CalendarEvent, CalendarFile, decoding, read

GOOD = "BEGIN:VEVENT\nUID:good\nDTSTART:20260303T170000Z\nSUMMARY:Still here\nEND:VEVENT\n"


def calendar(*events: str, head: str = "") -> str:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(events)}END:VCALENDAR\n"


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def only(data: str | bytes) -> CalendarEvent:
    (one,) = opened(data).single
    return one


def opened(data: str | bytes) -> CalendarFile:
    return read(data if isinstance(data, bytes) else data.encode())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\n", "empty"),
        (b"hello, world", "No calendar was found"),
        (b"<!doctype html><p>BEGIN</p>", "web page"),
        (b"PK\x03\x04rest", "ZIP"),
        (bytes(range(256)) * 8, "no calendar, whatever its name says"),
        (b"BEGIN:VCARD\nFN:BEGIN:VCALENDAR\nEND:VCARD\n", "No calendar was found"),
    ],
)
def test_what_is_no_calendar_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says):
        read(data)


def test_a_huge_file_is_refused_by_its_size_alone() -> None:
    with pytest.raises(UserError, match=f"{MOST_BYTES // 1_000_000} MB"):
        read(bytes(MOST_BYTES + 1))


TEXT = calendar(event("UID:1", "DTSTART:20260303T170000", "SUMMARY:Käse & 今日", "DESCRIPTION:Über", " all"))


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        # A fold between the two bytes of one letter.
        TEXT.encode().replace("ä".encode(), b"\xc3\n \xa4"),
    ],
    ids=["utf-8", "mark", "utf-16-le", "utf-16-be", "utf-16 without a mark", "crlf", "cr", "cut letter"],
)
def test_every_encoding_and_line_end_gives_the_same_event(data: bytes) -> None:
    found = opened(data)
    assert (found.single[0].title, found.single[0].description) == ("Käse & 今日", "Überall")
    assert found.problems == ()


@pytest.mark.parametrize("size", [1, 2, 7, 64])
def test_a_large_file_is_taken_slice_by_slice_and_nothing_is_lost_between(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = calendar(event("UID:a", "DTSTART:20260303T170000Z", "SUMMARY:Grüße", "  an alle 🎈"), GOOD)
    cut = text.replace("\n", "\r\n").encode().replace("ü".encode(), b"\xc3\r\n \xbc")
    files = (text.replace("\n", "\r\n").encode(), cut, text.encode("utf-16"), text.replace("🎈", "").encode("cp1252"))
    whole = [opened(file) for file in files]
    monkeypatch.setattr(decoding, "_SLICE", size)
    assert [opened(file) for file in files] == whole
    assert whole[0].single[0].title == "Grüße an alle 🎈"
    assert [len(each.problems) for each in whole] == [0, 0, 0, 0]


def test_older_encodings_are_read_and_damaged_letters_are_told() -> None:
    assert only(calendar(event("DTSTART:20260303T170000", "SUMMARY:Café – 5 €")).encode("cp1252")).title == "Café – 5 €"
    broken = opened(calendar(event("DTSTART:20260303T170000", "SUMMARY:ä ö ü \x00")).encode().replace(b"\x00", b"\xff"))
    assert broken.single[0].title == "ä ö ü �"
    assert "letters" in broken.problems[0].sentence


def test_quoted_printable_text_of_old_programs_is_read() -> None:
    found = only(
        calendar(
            event(
                "DTSTART:20260303T170000Z",
                "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9 an=",
                "d more",
                "DESCRIPTION;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:one=0D=0Atw=F6",
            )
        )
    )
    assert (found.title, found.description) == ("Café and more", "one\ntwö")


LONG = "word " * 40_000
FOLDED = [f"DESCRIPTION:{LONG[:20]}", *(f" {LONG[at : at + 20]}" for at in range(20, len(LONG), 20))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART:20260303T170000Z"], {"end": None, "title": ""}),
        (["DTSTART;VALUE=DATE:20260303"], {"start": date(2026, 3, 3), "end": date(2026, 3, 4)}),
        (["DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260303"], {"end": date(2026, 3, 4)}),
        (["DTSTART;VALUE=DATE:20260303", "DURATION:P1W"], {"end": date(2026, 3, 10)}),
        (["DTSTART:2026-03-03T17:00:00Z", "DURATION:PT90M"], {"end": datetime(2026, 3, 3, 18, 30, tzinfo=UTC)}),
        (
            ["DTSTART:20260303T170000", "DTEND;VALUE=DATE:20260304"],
            {"end": datetime.fromisoformat("2026-03-04T00:00:00")},
        ),
        (
            ["DTSTART:20260303T170000", 'SUMMARY;LANGUAGE=en;X-A="a:b;c":Tea; or\\, not\\nhere\\\\'],
            {"title": "Tea; or, not\nhere\\"},
        ),
        (["DTSTART:20260303T170000", *FOLDED], {"description": LONG}),
        (["DTSTART:20260303T170000", "STATUS:cancelled", "URL:javascript:alert(1)"], {"cancelled": True, "url": None}),
        (["DTSTART:20260303T170000", "ORGANIZER;CN=ann@example.org:mailto:ann@example.org"], {"organizer_name": None}),
        (
            [
                "DTSTART:20260303T170000",
                'ORGANIZER;CN="Ann, Dr":mailto:ann@example.org',
                "ATTENDEE;CN=Bo:mailto:bo@example.org",
                "ATTENDEE:mailto:cy@example.org",
                "ATTENDEE;CUTYPE=ROOM;CN=Hall:mailto:hall@example.org",
            ],
            {"organizer_name": "Ann, Dr", "attendees": ("Bo",), "attendee_count": 2},
        ),
        (
            ["DTSTART:20260303T000000", "DTEND:20260305T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"],
            {"start": date(2026, 3, 3), "end": date(2026, 3, 5)},
        ),
        (
            ["DTSTART:20260303T170000", "BEGIN:VALARM", "SUMMARY:An alarm", "END:VALARM", "SUMMARY:An event"],
            {"title": "An event"},
        ),
    ],
)
def test_what_programs_leave_out_or_write_oddly_is_understood(lines: list[str], expected: dict[str, object]) -> None:
    found = opened(calendar(event("UID:1", *lines)))
    assert {name: getattr(found.single[0], name) for name in expected} == expected
    assert found.problems == ()


@pytest.mark.parametrize(
    ("lines", "says", "lost"),
    [
        (["SUMMARY:No start"], "does not say when it begins", True),
        (["DTSTART:00000101T000000Z"], "the year 0000", True),
        (["DTSTART:99991231T235959Z"], "the year 9999", True),
        (["DTSTART:20260230T000000Z"], "does not exist", True),
        (["DTSTART:tomorrow"], "“tomorrow” is not a date", True),
        (["DTSTART:20260303T170000Z", "DTEND:20260303T160000Z"], "ends before it begins", False),
        (["DTSTART:20260303T170000Z", "DURATION:P999999999999W"], "not a length of time", False),
        (["DTSTART;TZID=Middle-earth:20260303T170000"], "Middle-earth", False),
        (["DTSTART:20260303T170000Z", "X-EXTROVERTLY-PRICE:NaN"], "X-EXTROVERTLY-PRICE", False),
        (["DTSTART:20260303T170000Z", "DESCRIPTION:one", "two, unfolded"], "Line 7", False),
        (["DTSTART:20260303T170000Z", "RRULE:FREQ=SECONDLY"], "every second", False),
        (["DTSTART:20260303T170000Z", "RRULE:FREQ=HOURLY;BYMINUTE=0,15,30,45"], "few minutes", False),
        (["DTSTART:20260303T170000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"], "never comes", False),
        (["DTSTART:20260303T170000Z", "RRULE:FREQ=SOMETIMES"], "is not understood", False),
        (["DTSTART:20260303T170000Z", "RRULE:FREQ=DAILY;COUNT=0"], "COUNT=0", False),
        (["DTSTART:20260303T170000Z", "RDATE:20260399"], "dates on line 6 were left out", False),
        (["DTSTART:20260303T170000Z", "BEGIN:VEVENT", "DTSTART:20260303T170000Z"], "no END:VEVENT", False),
    ],
)
def test_one_broken_event_is_told_with_its_line_and_the_rest_is_read(lines: list[str], says: str, lost: bool) -> None:
    found = opened(calendar(event("UID:odd", *lines), GOOD))
    assert [one.title for one in found.single if one.uid == "good"] == ["Still here"]
    (problem,) = found.problems
    assert says in problem.sentence
    assert (problem.line, problem.uid, problem.lost) == (3, "odd", lost)
    assert lost == ("odd" not in {one.uid for one in found.single})


def test_a_file_that_ends_too_soon_keeps_what_is_whole() -> None:
    found = opened(calendar(GOOD, "BEGIN:VEVENT\nDTSTART:20260303T170000Z\n").removesuffix("END:VCALENDAR\n"))
    assert [one.uid for one in found.single] == ["good"]
    assert (found.problems[0].line, found.problems[0].lost) == (8, True)


def test_garbage_between_and_around_parts_costs_nothing() -> None:
    nested = "BEGIN:X-DEEP\n" * 3000
    inside = calendar(nested, "END:VTODO\n", GOOD, "a: b\n", "\ufeffBEGIN:VCALENDAR\n")
    found = opened(f"junk\n{inside}END:NOTHING\n")
    assert [one.uid for one in found.single] == ["good"]
    assert len(found.problems) == 3


def test_two_calendars_in_one_file_and_what_is_no_event() -> None:
    tasks = "BEGIN:VTODO\nSUMMARY:Do\nEND:VTODO\nBEGIN:VJOURNAL\nEND:VJOURNAL\n"
    found = opened(calendar(GOOD, head="X-WR-CALNAME:Club\\, the\n") + calendar(tasks, GOOD.replace("good", "other")))
    assert [one.uid for one in found.single] == ["good", "other"]
    assert (found.name, found.skipped_tasks, found.skipped_notes) == ("Club, the", 1, 1)


def test_an_event_without_a_uid_has_the_same_one_each_time() -> None:
    lines = ["DTSTART:20260303T170000Z", "SUMMARY:Tea"]
    first, again = (
        only(calendar(event(*lines))),
        only(calendar(GOOD, event(*lines, "DESCRIPTION:later")).replace(GOOD, "")),
    )
    assert first.uid == again.uid
    assert first.uid != only(calendar(event("DTSTART:20260304T170000Z", "SUMMARY:Tea"))).uid


def test_of_several_versions_the_newest_is_taken() -> None:
    found = opened(
        calendar(
            event("UID:1", "SEQUENCE:2", "DTSTART:20260303T170000Z", "SUMMARY:new"),
            event("UID:1", "SEQUENCE:1", "DTSTART:20260302T170000Z", "SUMMARY:old"),
        )
    )
    assert [one.title for one in found.single] == ["new"]
    assert "same UID" in found.problems[0].sentence


def test_different_events_of_one_uid_are_all_kept() -> None:
    found = opened(calendar(*(event("UID:1", f"DTSTART:2026030{day}T170000Z") for day in (3, 4, 5))))
    assert [one.uid for one in found.single] == ["1#20260304T170000Z", "1#20260305T170000Z", "1"]
    assert "same UID" in found.problems[0].sentence


def test_a_changed_date_without_its_series_stands_alone() -> None:
    alone = only(
        calendar(event("UID:1", "RECURRENCE-ID;TZID=Europe/Berlin:20260303T180000", "DTSTART:20260304T170000Z"))
    )
    assert (alone.uid, alone.recurrence_id) == ("1", "20260303T170000Z")


def test_reading_can_be_given_up_between_events_and_tells_how_far_it_is() -> None:
    data = calendar(*(GOOD.replace("good", str(number)) for number in range(20))).encode()
    told: list[float] = []
    read(data, progress=told.append)
    assert told == sorted(told)
    assert (told[0] < 0.1, told[-1]) == (True, 1.0)

    class Stopped(Exception):  # noqa: N818
        pass

    calls = iter(range(100))

    def checkpoint() -> None:
        if next(calls) == 10:
            raise Stopped

    with pytest.raises(Stopped):
        read(data, checkpoint=checkpoint)
