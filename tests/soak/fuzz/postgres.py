"""Arbitrary bytes as a dump, as what is inside one, and as tables of their own."""

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.postgres import READER
from tests.soak.fuzz.convex import check

_COPY = b"COPY public.journal_entries (id, user_id, content, mood, tags, is_private, created_at) FROM stdin;\n"
_HEADER = b"id,user_id,content,mood,tags,is_private,created_at,word_count\n"


def fuzz_one(data: bytes) -> None:
    """Read the bytes in every place where the reader may meet them."""
    for files in (
        {"dump.sql": data},
        {"dump.sql": b"-- PostgreSQL database dump\n" + data},
        {"dump.sql": _COPY + data + b"\n\\.\n"},
        {"dump.sql": b"INSERT INTO users (id, email, username, first_name, preferences) VALUES (" + data + b");"},
        {"out/users.csv": data, "out/journal_entries.csv": _HEADER + data},
        {"out/mood_tracking.tsv": data},
    ):
        source = MemorySource(files)
        READER.recognises(source)
        try:
            for item in READER.read(source):
                check(item)
        except UserError:
            continue


def seeds() -> list[bytes]:
    """Statements of all kinds, lines of COPY, and rows of CSV."""
    return [
        (
            b"\\restrict abc\nSET client_encoding = 'LATIN1';\nSET standard_conforming_strings = off;\n"
            b"CREATE TABLE public.users (id uuid NOT NULL, email text, CONSTRAINT x CHECK ((a > 1)));\n"
        ),
        (
            b"INSERT INTO public.users VALUES ('1', E'a\\n\\'', U&'\\0061', $$x$$, ARRAY['a', ARRAY['b']]::text[], "
            b"-1.5e3, DEFAULT, '{\"a\": 1}'::jsonb, now(), X'1F'), (2);"
        ),
        b"CREATE FUNCTION f() RETURNS trigger AS $_$ BEGIN ; END $_$; /* a /* b */ */ -- c\n",
        _COPY + b'1\t2\ta\\nb\\\\N\\x41\\101\t\\N\t{a,"b,\\"c",NULL,{d}}\tt\t2024-01-01 00:00:00.5+05:30\n\\.\n',
        b"1\t2\tx\ty\t[0:1]={a,b}\tf\tinfinity\n\\.\nSELECT 1;\n",
        b"'1', 'a'::character varying(50), text 'b' 'c', NULL, '{}'",
        _HEADER + b'1,2,"a\r\n""b""",c,"{a,b}",t,2024-01-01 00:00:00+00,\n,"",,\\N,,,,NaN\n',
    ]
