"""What a process that runs thousands of tests need not do again for each of them.

Nothing here changes what a test sees: statements are compiled as ever, but once, and memory is searched for what
nobody holds any more, but not all of it and not as often.
"""

import gc
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from extrovertly_desktop.store import database, driver

STANDARD_ROUNDS = driver._KDF_ROUNDS
"""What every other SQLCipher tool expects; tests that open a file as such a tool does set it."""
_FEW_ROUNDS = 10
_ALLOCATIONS = 5000
"""How many more objects are made than let go before the young ones are searched; Python's own figure is 700."""
_STATEMENTS = 2000
"""How many compiled statements are kept."""


def search_memory_less() -> None:
    """Leave what is loaded out of every search for garbage: modules and collected tests stay to the end anyway.

    Searching them again and again was a fifth of the time of all tests.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 10, 10)


def compile_statements_once() -> None:
    """Let all vaults of this process share what SQLAlchemy compiles, as the deeds of one vault do that stays open.

    Each test opens a vault of its own, and compiling anew takes longer than most deeds.
    """
    compiled: LRUCache[Any, Any] = LRUCache(_STATEMENTS)

    def engine_that_shares(*arguments: Any, **options: Any) -> Engine:
        engine = create_engine(*arguments, **options)
        # What is compiled is kept by dialect, and each engine has one of its own.
        assert type(engine.dialect) is SQLiteDialect_pysqlite
        engine.dialect.__class__ = _Interchangeable
        engine.update_execution_options(compiled_cache=compiled)
        return engine

    database.create_engine = engine_that_shares  # type: ignore[attr-defined]


def derive_keys_quickly() -> None:
    """Let a passphrase become a key in no time: that it usually takes a tenth of a second tells a test nothing."""
    driver._KDF_ROUNDS = _FEW_ROUNDS


class _Interchangeable(SQLiteDialect_pysqlite):
    """A dialect that compiles what any other of its kind would; all vaults have theirs set up alike."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))
