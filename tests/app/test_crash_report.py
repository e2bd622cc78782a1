"""What is said about an error holds places and types, and nothing that a person wrote."""

import logging
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from extrovertly_desktop.app.crash_report import describe, last_place, report
from extrovertly_desktop.app.logging_setup import PrivateFormatter, Told, end_logging, set_up_logging
from extrovertly_desktop.domain.errors import UserError, VaultLocked
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.services.vaults import OpenVault

_DIARY = "the secret of my diary"


def caught(function: object, *arguments: object) -> BaseException:
    """Return what a call raises."""
    try:
        function(*arguments)  # type: ignore[operator]
    except BaseException as error:  # noqa: BLE001
        return error
    raise AssertionError("nothing was raised")


def test_messages_of_python_are_left_out() -> None:
    for error in (caught(int, _DIARY), caught({}.__getitem__, _DIARY), caught(open, f"/nowhere/{_DIARY}")):
        told = report(error)
        assert type(error).__name__ in told
        assert "secret" not in told
        assert "test_crash_report.py" in told


def test_messages_of_libraries_are_left_out(vault: OpenVault) -> None:
    error = caught(lambda: JournalDraft(content=_DIARY, mood=_DIARY * 100))
    assert "secret" in str(error)
    assert "secret" not in report(error)
    assert "pydantic" in describe(error)


def test_a_broken_statement_tells_neither_text_nor_parameters(vault: OpenVault) -> None:
    database = vault._context.database

    def broken() -> None:
        with database.unit() as unit:
            unit.session.connection().exec_driver_sql("INSERT INTO nowhere VALUES (?)", (_DIARY,))

    error = caught(broken)
    assert isinstance(error, SQLAlchemyError)
    told = report(error)
    assert "secret" not in told
    assert "sqlalchemy/engine/default.py" in told
    assert "SQLITE_ERROR" in told


def test_our_own_messages_are_kept() -> None:
    assert "“x” is busy" in describe(VaultLocked("“x” is busy"))


def test_our_sentences_never_repeat_what_was_typed(vault: OpenVault) -> None:
    for error in (
        caught(lambda: CheckInDraft.of(mood=_DIARY * 50)),
        caught(lambda: vault.check_ins.check_in(CheckInDraft.of(mood=_DIARY))),
        caught(lambda: JournalDraft.of(content=_DIARY, mood="calm", nonsense=_DIARY)),
    ):
        assert isinstance(error, UserError)
        assert "secret" not in report(error)


def test_the_chain_and_groups_are_told() -> None:
    def chained() -> None:
        try:
            int(_DIARY)
        except ValueError as error:
            raise ExceptionGroup(_DIARY, [KeyError(_DIARY), sqlite3.OperationalError(_DIARY)]) from error

    told = describe(caught(chained))
    assert "secret" not in told
    for name in ("ValueError", "from which came:", "ExceptionGroup", "holding:", "KeyError", "OperationalError"):
        assert name in told


def test_endless_recursion_stays_readable() -> None:
    def deeper(depth: int) -> int:
        return deeper(depth + 1)

    told = describe(caught(deeper, 0))
    assert "RecursionError" in told
    assert "more …" in told
    assert len(told.splitlines()) < 60


def test_versions_stand_below() -> None:
    told = report(ValueError())
    assert told.startswith("ValueError")
    assert "Extrovertly 0" in told
    assert "PySide6" in told
    assert "SQLAlchemy" in told


def test_the_person_s_folder_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada-lovelace")
    assert "ada-lovelace" not in describe(VaultLocked("/home/ada-lovelace/my.vault is busy"))


def test_a_mistake_is_recognised_by_its_place() -> None:
    assert last_place(caught(int, "a")) == last_place(caught(int, "b"))
    assert last_place(caught(int, "a")) != last_place(caught(caught, lambda: None))


def line(name: str, template: object, *arguments: object, error: BaseException | None = None) -> str:
    """Return how a record is written."""
    record = logging.LogRecord(name, logging.WARNING, "/lib/x.py", 7, template, arguments, None)
    if error is not None:
        record.exc_info = (type(error), error, error.__traceback__)
    return PrivateFormatter().format(record)


def test_logs_keep_figures_and_leave_texts_out() -> None:
    told = line("extrovertly_desktop.x", "%d rows of %s in %s, %s", 7, _DIARY, Path("x.vault"), Told("a warning"))
    assert "7 rows of (left out) in x.vault, a warning" in told
    assert "secret" not in line("extrovertly_desktop.x", "%d", _DIARY)
    assert "secret" not in line("extrovertly_desktop.x", "read %(a)s", {"a": _DIARY})
    assert "secret" not in line("extrovertly_desktop.x", "it broke", error=ValueError(_DIARY))


def test_logs_of_other_libraries_keep_only_who_and_where() -> None:
    told = line("sqlalchemy.engine", f"INSERT {_DIARY}", _DIARY)
    assert "sqlalchemy.engine" in told
    assert "x.py:7" in told
    assert "secret" not in told


def test_the_log_is_written_once_and_kept_small(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    path = set_up_logging(folder)
    assert path is not None
    assert set_up_logging(folder) == path
    logging.getLogger("extrovertly_desktop.test").warning("seven is %d", 7)
    logging.getLogger("extrovertly_desktop.test").debug("not this")
    for _ in range(3000):
        logging.getLogger("extrovertly_desktop.test").error("a line that fills the file with its many characters")
    end_logging(folder)
    sizes = [item.stat().st_size for item in folder.iterdir()]
    assert len(sizes) == 2
    assert max(sizes) <= 256 * 1024
    assert "seven is 7" in (folder / "extrovertly.log.1").read_text(encoding="utf-8")
    assert "not this" not in (folder / "extrovertly.log.1").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert set_up_logging(tmp_path / "file" / "logs") is None
