"""Daylio's backups: what points to what, days that are counted in two ways, and photos."""

import base64
import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import FoundForeign, Problem
from extrovertly_desktop.exchange.bringing.sources import MemorySource, opened_source
from extrovertly_desktop.exchange.daylio import READER
from tests.exchange.tables import check_ins, entries, keys, moments, read_files, wall, written

NOTE = {"id": 1, "year": 2026, "month": 0, "day": 15, "hour": 8, "minute": 30, "timeZoneOffset": 3_600_000, "mood": 7}
PHOTO = {"id": 101, "checksum": "aa1", "type": 1, "android_metadata": '{"Name": "IMG_1.jpg"}'}
RECORDING = {"id": 102, "checksum": "bb2", "type": 2}
AT_MS = 1_768_462_200_000
"""15 January 2026, 8:30 in Vienna."""


def document(*notes: dict[str, Any], **parts: Any) -> dict[str, Any]:
    return {
        "version": 15,
        # Before what it points to, as it may stand.
        "dayEntries": list(notes),
        "customMoods": [
            {"id": 1, "custom_name": "", "predefined_name_id": 1, "mood_group_id": 1},
            {"id": 7, "custom_name": "peaceful", "predefined_name_id": -1, "mood_group_id": 3},
            {"id": 9, "custom_name": "no way", "predefined_name_id": -1, "mood_group_id": 9},
        ],
        "tags": [{"id": 14, "name": "work"}, {"id": 83, "name": "<c_e> walk"}],
        "assets": [PHOTO],
        "scales": [{"id": 1, "name": "Sleep", "text_scale": {"values": [{"id": 12, "value": "good"}]}}],
        **parts,
    }


def files(told: dict[str, Any]) -> dict[str, bytes]:
    return {"backup.daylio": base64.encodebytes(json.dumps(told).encode()), "assets/photos/2026/1/aa1": b"a picture"}


def test_a_note_with_all_it_can_have() -> None:
    note = NOTE | {
        "datetime": AT_MS,
        "tags": [14, 83],
        "assets": [101, 102],
        "scaleValues": [{"id_scale": 1, "id_text_scale_value": 12}],
        "isFavorite": True,
        "note_title": "Thursday",
        "note": "a <b>good </b>morning<br>then <ul><li>tea</li><li>a walk</li></ul>",
    }
    found, problems = read_files(READER, files(document(note, assets=[PHOTO, RECORDING])))
    entry, (check_in,) = entries(found)[0], check_ins(found)
    assert entry.text == "# Thursday\n\na **good** morning\nthen\n- tea\n- a walk"
    assert entry.tags == ("work", "<c_e> walk", "favourite")
    assert (check_in.mood.name, check_in.mood.level, check_in.context) == ("peaceful", 0.5, "Sleep: good")
    assert (entry.when.local, entry.when.at_ms) == (wall("2026-01-15 08:30"), AT_MS)
    assert [(photo.name, photo.read()) for photo in entry.photos] == [("IMG_1.jpg", b"a picture")]
    assert ["recordings" in problem.what for problem in problems] == [True]


@pytest.mark.parametrize(
    ("fields", "local", "at_ms", "lost"),
    [
        # The hour is not there: it follows from the instant.
        ({"hour": -1, "minute": -1, "datetime": AT_MS}, wall("2026-01-15 08:30"), AT_MS, False),
        # An offset that is wrong: what the clock showed counts, and the instant is still one of that day.
        ({"datetime": AT_MS, "timeZoneOffset": 0}, wall("2026-01-15 08:30"), AT_MS, False),
        # Neither can be believed.
        ({"hour": -1, "minute": -1, "datetime": AT_MS + 10**9}, wall("2026-01-15 12:00"), None, True),
        ({"hour": -1}, wall("2026-01-15 12:00"), None, True),
        ({"datetime": 5}, wall("2026-01-15 08:30"), None, False),
        ({"month": 11, "day": 31}, wall("2026-12-31 08:30"), None, False),
    ],
)
def test_when_a_note_was(fields: dict[str, Any], local: datetime, at_ms: int | None, lost: bool) -> None:
    found, problems = read_files(READER, files(document(NOTE | fields)))
    (check_in,) = check_ins(found)
    assert (check_in.when.local, check_in.when.at_ms) == (local, at_ms)
    assert any("midday" in problem.what for problem in problems) == lost


def test_moods_that_come_with_it_their_own_and_ones_outside_the_groups() -> None:
    notes = [NOTE | {"id": number, "mood": mood} for number, mood in enumerate((1, 9, 404))]
    found, problems = read_files(READER, files(document(*notes)))
    assert [(one.mood.name, one.mood.level) for one in check_ins(found)] == [("rad", 1.0), ("no way", None)]
    assert [(problem.place.line, problem.lost) for problem in problems] == [(3, 1)]


def test_what_points_to_nothing_is_told_and_the_rest_is_kept() -> None:
    note = NOTE | {"mood": 404, "tags": [14, 5], "assets": [7], "note": "kept"}
    found, problems = read_files(READER, files(document(note, "no note", NOTE | {"month": 12})))
    entry = entries(found)[0]
    assert (entry.text, entry.tags, entry.mood, entry.photos) == ("kept", ("work",), None, ())
    assert [problem.lost for problem in problems] == [0, 0, 0, 1, 1]


def test_milestones_and_what_else_a_person_made() -> None:
    milestones = [
        {"id": 1, "name": "Moved out", "note": "at last", "year": 1999, "month": 12, "day": 31, "assetId": 101},
        {"id": 2, "name": "Holiday", "note": "", "year": 2031, "month": 1, "day": 1, "assetId": -1},
    ]
    told = document(milestones=milestones, goals=[{"id": 1}], pin="1234", metadata={"created_at": AT_MS})
    found, problems = read_files(READER, files(told))
    entry = entries(found)[0]
    assert (entry.text, entry.when.local.date().isoformat()) == ("# Moved out\n\nat last", "1999-12-31")
    assert len(entry.photos) == 1
    assert [one.table for one in found if isinstance(one, FoundForeign)] == ["daylio_milestones", "daylio_goals"]
    assert "1234" not in repr(found) + repr(problems)
    assert len(problems) == 2  # the milestone to come, and the settings


def test_keys_are_the_notes_own_and_stay() -> None:
    told = files(document(NOTE, NOTE | {"id": 2}, NOTE))
    first = keys(read_files(READER, told)[0])
    assert first == keys(read_files(READER, told)[0])
    assert first == ["note-1-2026-01-15T08:30/mood", "note-2-2026-01-15T08:30/mood", "note-1-2026-01-15T08:30-2/mood"]


def test_out_of_a_real_archive_whose_names_begin_at_the_root(tmp_path: Path) -> None:
    path = tmp_path / "mine.daylio"
    told = files(document(NOTE | {"assets": [101]}))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("backup.daylio", told["backup.daylio"])
        archive.writestr("/assets/photos/2026/1/aa1", b"a picture")
    with opened_source(path) as source:
        assert READER.recognises(source)
        found = [one for one in READER.read(source) if not isinstance(one, Problem)]
        assert entries(found)[0].photos[0].read() == b"a picture"


@pytest.mark.parametrize(
    "data",
    [
        base64.b64encode(b'{"dayEntries": [')[:-4],
        base64.b64encode(b'{"other": 1}'),
        base64.b64encode(b'{"dayEntries": ' + b"[" * 5000),
        b"e!!!not base64",
        base64.b64encode(b'{"dayEntries": [1' + b"9" * 5000 + b"]}"),
    ],
)
def test_a_damaged_backup_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match=r"again|larger or deeper"):
        list(READER.read(MemorySource({"backup.daylio": data})))


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(
            moments,
            st.sampled_from([1, 7, 9]),
            st.just("") | written.filter(lambda text: not set(text) & set("<&")),
        ),
        max_size=4,
    ),
    st.sampled_from([-11, 0, 5.5, 14]),
)
def test_what_was_kept_is_what_is_read(told: list[tuple[datetime, int, str]], offset: float) -> None:
    ahead = int(offset * 3_600_000)
    notes = [
        {"id": number, "year": at.year, "month": at.month - 1, "day": at.day, "hour": at.hour, "minute": at.minute}
        | {"datetime": _utc_ms(at) - ahead, "timeZoneOffset": ahead}
        | {"mood": mood, "note": text}
        for number, (at, mood, text) in enumerate(told)
    ]
    found, problems = read_files(READER, files(document(*notes, assets=[])))
    assert problems == []
    assert [one.when.local for one in check_ins(found)] == [at for at, _mood, _text in told]
    assert all(one.when.at_ms == _utc_ms(one.when.local) - ahead for one in check_ins(found))
    assert [one.text for one in entries(found)] == [text for *_rest, text in told if text]
    keys(found)


def _utc_ms(at: datetime) -> int:
    return round((at - wall("1970-01-01 00:00")).total_seconds() * 1000)
