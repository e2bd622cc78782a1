"""What comes from elsewhere can neither steer what shows it nor eat the memory of the machine."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.media.photos import prepare
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.widgets.properties import plain_tip
from tests.services.calendar_files import calendar
from tests.services.calendar_files import take as take_calendar
from tests.services.transfer_files import snapshot, take

EVIL = "a\u202egpj.exe\u202c \x1b[31mred\x07 \u2066open"
TAMED = "agpj.exe [31mred open"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(side: int) -> bytes:
    """Return a small PNG file that asks for much memory."""
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_imported_text_steers_nothing(vault: OpenVault, tmp_path: Path) -> None:
    entry = {
        "_id": "j1", "_creationTime": 1_772_000_000_000.0, "userId": "u1", "content": f"{EVIL}\n\u2067שלום\u2069",
        "mood": "proud", "tags": [EVIL], "isPrivate": True, "wordCount": 3.0,
    }  # fmt: skip
    user = {"_id": "u1", "_creationTime": 1_771_000_000_000.0, "email": "a@b.c", "username": "a", "firstName": EVIL}
    take(vault, snapshot(tmp_path / "x.zip", {"users": [user], "journalEntries": [entry]}))
    brought = vault.journal.get("j1")
    assert brought.content == f"{TAMED}\n\u2067שלום\u2069"
    assert brought.tags == (TAMED,)
    owner = vault.profile.owner()
    assert owner is not None
    assert "\u202e" not in owner.first_name
    diary = tmp_path / "diary.csv"
    diary.write_text(
        f"full_date,date,weekday,time,mood,activities,note_title,note\n"
        f"2026-02-28,February 28,Saturday,9:05 PM,rad,{EVIL},,{EVIL}\n",
        encoding="utf-8",
    )
    take(vault, diary)
    told = vault.journal.newest()
    assert len(told) == 2
    assert all(not set(one.content + "".join(one.tags)) & set("\u202e\x1b\x07") for one in told)


def test_imported_events_steer_nothing(vault: OpenVault) -> None:
    take_calendar(
        vault,
        calendar(
            f"UID:1\nDTSTART:20260401T190000Z\nSUMMARY:{EVIL}\nLOCATION:{EVIL}\nDESCRIPTION:{EVIL}\\nmore"
            f"\nORGANIZER;CN={EVIL}:mailto:a@b.c"
        ),
    )
    (card,) = vault.events.list()
    event = vault.events.get(card.event.id)
    assert (event.title, event.location, event.organizer_name) == (TAMED, TAMED, TAMED)
    assert event.description.splitlines() == [TAMED, "more"]


@pytest.mark.qt_log_ignore("exceeds the current allocation limit", extend=True)
@pytest.mark.parametrize("side", [20_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_not_unpacked(side: int) -> None:
    with pytest.raises(UserError, match="too many pixels"):
        prepare(bomb(side))
    # What a vault shows without having made it (an import of a former program's rows) is read by Qt.
    assert 0 < QImageReader.allocationLimit() <= 256
    assert QImage.fromData(bomb(side)).isNull()


def test_mark_up_in_a_tool_tip_is_shown_as_it_is() -> None:
    assert plain_tip("2 < 3 & more") == "<p>2 &lt; 3 &amp; more</p>"
    assert plain_tip("<img src='//host/x'>") == "<p>&lt;img src=&#x27;//host/x&#x27;&gt;</p>"
    assert plain_tip("a & b") == "a & b"
