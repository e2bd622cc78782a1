"""One open vault: its two engines, units of work, and what other processes changed.

All writing goes through one connection, taken in turns. SQLite allows one writer at a time anyway, and this way
`PRAGMA data_version` on that connection moves only when *another* process has committed.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, ExceptionContext
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from extrovertly_desktop.domain.errors import VaultClosed
from extrovertly_desktop.store.change_feed import ChangeFeed
from extrovertly_desktop.store.driver import BUSY_SECONDS, VaultKey, connector
from extrovertly_desktop.store.faults import told_apart
from extrovertly_desktop.store.json_text import from_json, to_json
from extrovertly_desktop.store.places import check_identity, identity_of
from extrovertly_desktop.store.tables import Row

_TOUCHED = "touched_tables"


class Unit:
    """One unit of work: a session in one transaction. Only the store's own queries look inside."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def touch(self, *tables: str) -> None:
        """Name tables that change behind the session's back: by a cascade, a trigger or raw SQL."""
        self.session.info[_TOUCHED].update(tables)


class _Around(threading.local):
    """The unit of work that a thread's other units are part of for now."""

    unit: Unit | None = None


class Database:
    """One open vault file.

    Attributes:
        path: the file.
        feed: announces the tables of every commit.
    """

    def __init__(self, path: Path, key: VaultKey | None = None) -> None:
        self.path = path
        self.key = key
        self.feed = ChangeFeed()
        self._writer = _engine(path, key, "IMMEDIATE", size=1)
        self._writer_pool = cast("QueuePool", self._writer.pool)
        self._reader = _engine(path, key, "DEFERRED", size=4)
        self._seen_version = -1
        self._around = _Around()
        self._is_closed = False
        self._identity = identity_of(path)

    @property
    def is_closed(self) -> bool:
        """Whether it has been closed, and its key wiped."""
        return self._is_closed

    def check_place(self) -> None:
        """See that the file is still where it was, and the same.

        Raises:
            VaultMissing: if it was moved away or replaced since it was opened.
        """
        check_identity(self.path, self._identity)

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """Open a unit of work that may write; commit it at the end, roll it back if anything is raised.

        Raises:
            EnvironmentFault: if the world does not let us; nothing has been written then.
            VaultMissing: if the file was moved away or replaced since it was opened.
            VaultClosed: if the vault has been closed.
        """
        self._check_open()
        if self._around.unit is not None:
            with self._part_of(self._around.unit) as unit:
                yield unit
            return
        self.check_place()
        with told_apart(self.path):
            with Session(self._writer, expire_on_commit=False, autoflush=True) as session:
                touched: set[str] = session.info.setdefault(_TOUCHED, set())
                _watch(session)
                with session.begin():
                    yield Unit(session)
            self.feed.announce(frozenset(touched))

    @contextmanager
    def together(self) -> Iterator[Unit]:
        """Open a unit of work that this thread's other units become part of: all of it is committed, or nothing.

        A unit inside that raises undoes its own writing only; whoever catches that goes on with the rest. What is read
        inside sees what was written inside. Tables are announced once, at the end.

        Raises:
            EnvironmentFault: if the world does not let us; nothing has been written then.
            VaultClosed: if the vault has been closed.
        """
        with self.unit() as unit:
            before, self._around.unit = self._around.unit, unit
            try:
                yield unit
            finally:
                self._around.unit = before

    @contextmanager
    def _part_of(self, around: Unit) -> Iterator[Unit]:
        # A session of its own, so that nobody meets rows that another service has loaded, on the same connection.
        around.session.flush()
        connection = around.session.connection()
        with (
            told_apart(self.path),
            Session(
                connection, expire_on_commit=False, autoflush=True, join_transaction_mode="create_savepoint"
            ) as session,
        ):
            session.info[_TOUCHED] = around.session.info[_TOUCHED]
            _watch(session)
            with session.begin():
                yield Unit(session)

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """Open a unit that sees one consistent state and writes nothing.

        Raises:
            EnvironmentFault: if the vault cannot be read.
            VaultClosed: if the vault has been closed.
        """
        self._check_open()
        if self._around.unit is not None:
            with self._part_of(self._around.unit) as unit:
                yield unit
            return
        with told_apart(self.path), Session(self._reader, expire_on_commit=False, autoflush=False) as session:
            session.info[_TOUCHED] = set()
            yield Unit(session)

    def changed_elsewhere(self) -> bool:
        """Whether another process has committed since the last call; announces every table if so (6.5 µs).

        Never waits: while a deed is being written the answer is no, and the next call tells.

        Raises:
            EnvironmentFault: if the vault cannot be read.
            VaultClosed: if the vault has been closed.
        """
        if self._writer_pool.checkedout():
            return False
        with self.raw() as connection:
            version = int(connection.execute("PRAGMA data_version").fetchone()[0])
        changed = self._seen_version not in {-1, version}
        self._seen_version = version
        if changed:
            self.feed.announce(frozenset(Row.metadata.tables))
        return changed

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """Lend the writer's own driver connection, outside any transaction: for backups, pragmas and checks.

        Raises:
            EnvironmentFault: if the world does not let us.
            VaultClosed: if the vault has been closed.
        """
        self._check_open()
        with told_apart(self.path):
            proxy = self._writer.raw_connection()
            try:
                yield proxy.driver_connection
            finally:
                proxy.close()

    def statements(self) -> tuple[Engine, Engine]:
        """Return both engines, for recording what is executed."""
        return self._writer, self._reader

    @contextmanager
    def in_bulk(self) -> Iterator[None]:
        """Write many units of work without waiting for the disk after each.

        In WAL mode `synchronous = NORMAL` keeps the file sound whatever happens; only the latest commits may be lost
        if the power fails (https://sqlite.org/pragma.html#pragma_synchronous). At the end everything is on the disk.

        Raises:
            EnvironmentFault: if the world does not let us.
        """
        with self.raw() as connection:
            connection.execute("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            with self.raw() as connection:
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close every connection, and wipe the key; the write-ahead log is folded into the file by the last one.

        From here on every unit raises `VaultClosed`: left alone, the engines would quietly connect again.
        """
        self._is_closed = True
        self._reader.dispose()
        self._writer.dispose()
        if self.key is not None:
            self.key.wipe()

    def _check_open(self) -> None:
        if self._is_closed:
            raise VaultClosed("The vault is closed, so this was not done. Please open it again.")


def _engine(path: Path, key: VaultKey | None, begin: str, size: int) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        module=dbapi2,
        creator=connector(path, key),
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0 if size == 1 else 8,
        pool_timeout=BUSY_SECONDS,
        # Without this a diary's text would stand in exception messages and logs.
        hide_parameters=True,
        json_serializer=to_json,
        json_deserializer=from_json,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A deferred transaction that later writes gets BUSY at once when another has committed in between.
        connection.exec_driver_sql(f"BEGIN {begin}")

    @event.listens_for(engine, "handle_error")
    def _forget_broken(context: ExceptionContext) -> None:
        # A full disk makes the driver roll back by itself; the session would go on in autocommit.
        proxy = context.connection
        if proxy is None or proxy.closed or proxy.invalidated:
            return
        driver = proxy.connection.driver_connection
        if driver is not None and proxy.in_transaction() and not driver.in_transaction:
            context.is_disconnect = True

    return engine


def _watch(session: Session) -> None:
    """Gather the names of the tables that a session changes, from flushes and from statements."""
    touched: set[str] = session.info[_TOUCHED]

    @event.listens_for(session, "after_flush")
    def _flushed(flushed: Session, _context: UOWTransaction) -> None:
        for row in (*flushed.new, *flushed.dirty, *flushed.deleted):
            touched.add(row.__tablename__)

    @event.listens_for(session, "do_orm_execute")
    def _executed(state: ORMExecuteState) -> None:
        if state.is_insert or state.is_update or state.is_delete:
            table = getattr(state.statement, "table", None)
            if table is not None:
                touched.add(str(table.name))
