"""Arbitrary bytes as Daylio's table, as its backup, and as what is inside the backup."""

import base64
import json

from extrovertly_desktop.exchange.daylio import READER
from tests.soak.fuzz.tables import read_all

_HEADER = b"full_date,date,weekday,time,mood,activities,scales,note_title,note\n"


def fuzz_one(data: bytes) -> None:
    """Read the bytes in every place where the reader may meet them."""
    read_all(READER, {"daylio_export.csv": data})
    read_all(READER, {"daylio_export.csv": _HEADER + data})
    read_all(READER, {"backup.daylio": data})
    read_all(READER, {"backup.daylio": base64.encodebytes(data), "assets/photos/2026/1/aa": data})


def seeds() -> list[bytes]:
    """A table of each generation, a table without names, and the inside of a backup."""
    backup = {
        "version": 15,
        "customMoods": [{"id": 1, "custom_name": "", "predefined_name_id": 1, "mood_group_id": 1}],
        "tags": [{"id": 14, "name": "work"}],
        "assets": [{"id": 3, "checksum": "aa", "type": 1, "android_metadata": '{"Name": "a.jpg"}'}],
        "scales": [{"id": 1, "name": "Sleep", "text_scale": {"values": [{"id": 12, "value": "good"}]}}],
        "dayEntries": [
            {"id": 1, "datetime": 1768465800000, "year": 2026, "month": 0, "day": 15, "hour": 8, "minute": 30}
            | {"timeZoneOffset": 3600000, "mood": 1, "tags": [14], "assets": [3], "note": "a <b>b</b><br>c"}
            | {"scaleValues": [{"id_scale": 1, "id_text_scale_value": 12}], "note_title": "t"}
        ],
        "milestones": [{"id": 1, "name": "m", "note": "", "year": 2020, "month": 12, "day": 1, "assetId": -1}],
        "goals": [{"id": 1}],
    }
    return [
        _HEADER + b'2026-09-25,25. September,Freitag,21:35,Gut,"a | b","S:\xc2\xa04","t","<b>x</b> &amp; ""y"""\n',
        b'year,date,weekday,time,mood,activities,note\n2018,18 May,Friday,11:54 pm,happy,"a | b","x"\n',
        b'2018-05-18,18 May,Friday,11:54 pm,happy,"a | b","t","x"\n',
        json.dumps(backup).encode(),
        base64.encodebytes(json.dumps(backup).encode()),
    ]
