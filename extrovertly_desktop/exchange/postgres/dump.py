"""The rows of a plain dump: COPY with its lines, and INSERT in all its forms."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from extrovertly_desktop.exchange.bringing.found import Place, Problem
from extrovertly_desktop.exchange.postgres.sql_text import SqlText, Token, unescaped

Cell: TypeAlias = "str | list[Cell] | Unwritten | None"
"""A text as PostgreSQL writes the value, None for NULL, a list for an ARRAY."""
Wanted: TypeAlias = Callable[["TableName"], bool]
_MOST_DEPTH = 40
_END_OF_COPY = "\\."
_NO_COLUMNS = frozenset({"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "EXCLUDE", "LIKE"})
_WIDTH = "This row has more or fewer values than its table has columns, so it was left out."
_UNREADABLE = "The rows that begin here are written in a way that cannot be read, so they were left out."
_CONSTANTS = {"TRUE": "t", "FALSE": "f"}


class Unwritten:
    """Stands for a value that the dump does not write out: `DEFAULT`, or a formula."""

    def __init__(self, *, is_formula: bool) -> None:
        self.is_formula = is_formula


DEFAULT = Unwritten(is_formula=False)
FORMULA = Unwritten(is_formula=True)


@dataclass(frozen=True, slots=True)
class TableName:
    """A table's name and that of its schema."""

    schema: str
    name: str


@dataclass(frozen=True, slots=True)
class DumpRow:
    """A row as it stands in the dump: `columns` are empty where neither the statement nor a CREATE TABLE names them."""

    table: TableName
    columns: tuple[str, ...]
    cells: list[Cell]
    line: int


@dataclass(slots=True)
class _Dump:
    """What is known while a dump is gone through."""

    sql: SqlText
    wanted: Wanted
    schema: str = "public"
    """That of names without one."""
    columns: dict[TableName, tuple[str, ...]] = field(default_factory=dict)

    def problem(self, what: str, lost: int = 1) -> Problem:
        return Problem(Place(self.sql.name, self.sql.line), what, lost=lost)


def dump_rows(sql: SqlText, wanted: Wanted) -> Iterator[DumpRow | Problem]:
    """Yield the rows of the tables that are wanted, in the order of the file.

    Raises:
        UserError: if the file ends in the middle.
    """
    dump = _Dump(sql, wanted)
    while True:
        if sql.at_backslash():
            sql.rest_of_line()
            continue
        token = sql.token()
        if token is None:
            return
        word = token.value.upper() if token.kind == "word" else ""
        if word == "COPY":
            yield from _copy(dump)
        elif word == "INSERT":
            yield from _insert(dump)
        elif word == "CREATE":
            _create(dump)
        elif word == "SET":
            _set(dump)
        else:
            _skip(sql, token)


def _skip(sql: SqlText, token: Token | None) -> None:
    """Go past the end of a statement of which one token has been taken."""
    if token is not None and token != Token("sign", ";"):
        sql.skip_statement()


def _set(dump: _Dump) -> None:
    setting, _equals, value = dump.sql.token(), dump.sql.token(), dump.sql.token()
    if setting and value and setting.value.lower() == "standard_conforming_strings":
        dump.sql.escapes_everywhere = value.value.lower() in {"off", "false", "0"}
    if setting and value and setting.value.lower() == "search_path" and value.value:
        dump.schema = value.value
    if Token("sign", ";") not in {setting, _equals, value}:
        _skip(dump.sql, value)


def _name(dump: _Dump, token: Token | None) -> tuple[TableName | None, Token | None]:
    """Return the name that begins with a token, and the token after it."""
    parts: list[str] = []
    while token is not None and token.kind in {"word", "name"}:
        parts.append(token.value if token.kind == "name" else token.value.lower())
        token = dump.sql.token()
        if token != Token("sign", "."):
            return TableName(parts[-2] if len(parts) > 1 else dump.schema, parts[-1]), token
        token = dump.sql.token()
    return None, token


def _columns(sql: SqlText) -> tuple[str, ...]:
    """Return the names up to a closing parenthesis, which is gone past."""
    names: list[str] = []
    while (token := sql.token()) is not None and token != Token("sign", ")"):
        if token.kind in {"word", "name"}:
            names.append(token.value if token.kind == "name" else token.value.lower())
    return tuple(names)


def _create(dump: _Dump) -> None:
    sql = dump.sql
    token = sql.token()
    while token is not None and token.kind == "word" and token.value.upper() != "TABLE":
        if token.value.upper() not in {"UNLOGGED", "TEMP", "TEMPORARY", "GLOBAL", "LOCAL", "FOREIGN"}:
            break
        token = sql.token()
    if token is None or token.value.upper() != "TABLE":
        _skip(sql, token)
        return
    token = sql.token()
    for word in ("IF", "NOT", "EXISTS"):
        if token is not None and token.kind == "word" and token.value.upper() == word:
            token = sql.token()
    table, token = _name(dump, token)
    if table is None or token != Token("sign", "("):
        _skip(sql, token)
        return
    names: list[str] = []
    depth, at_start = 1, True
    while depth and (token := sql.token()) is not None:
        if at_start and (token.kind == "name" or (token.kind == "word" and token.value.upper() not in _NO_COLUMNS)):
            names.append(token.value if token.kind == "name" else token.value.lower())
        depth += {"(": 1, ")": -1}.get(token.value, 0) if token.kind == "sign" else 0
        at_start = depth == 1 and token == Token("sign", ",")
    dump.columns[table] = tuple(names)
    _skip(sql, sql.token())


def _copy(dump: _Dump) -> Iterator[DumpRow | Problem]:
    sql = dump.sql
    table, token = _name(dump, sql.token())
    columns: tuple[str, ...] = ()
    if table is not None and token == Token("sign", "("):
        columns = _columns(sql)
        token = sql.token()
    source = sql.token() if token and token.value.upper() == "FROM" else None
    if table is None or source is None or source.value.upper() != "STDIN":
        _skip(sql, source or token)
        return
    options = False
    while (token := sql.token()) is not None and token != Token("sign", ";"):
        options = True
    sql.rest_of_line()
    if options:
        yield dump.problem(_UNREADABLE)
    if options or not dump.wanted(table):
        for _line in sql.lines_until(_END_OF_COPY):
            pass
        return
    columns = columns or dump.columns.get(table, ())
    line = sql.line
    for number, text in enumerate(sql.lines_until(_END_OF_COPY)):
        cells: list[Cell] = [None if cell == "\\N" else unescaped(cell) for cell in text.split("\t")]
        if columns and len(cells) != len(columns):
            yield Problem(Place(sql.name, line + number), _WIDTH, lost=1)
        else:
            yield DumpRow(table, columns, cells, line + number)


def _insert(dump: _Dump) -> Iterator[DumpRow | Problem]:
    sql = dump.sql
    token = sql.token()
    if token is None or token.value.upper() != "INTO":
        _skip(sql, token)
        return
    table, token = _name(dump, sql.token())
    columns: tuple[str, ...] = ()
    if table is not None and token == Token("sign", "("):
        columns = _columns(sql)
        token = sql.token()
    while (
        token is not None and token.kind == "word" and token.value.upper() in {"OVERRIDING", "SYSTEM", "USER", "VALUE"}
    ):
        token = sql.token()
    if table is None or not dump.wanted(table):
        _skip(sql, token)
        return
    if token is None or token.value.upper() != "VALUES":
        yield dump.problem(_UNREADABLE)
        _skip(sql, token)
        return
    columns = columns or dump.columns.get(table, ())
    token = sql.token()
    while token == Token("sign", "("):
        line = sql.line
        cells, token = _values(sql)
        if cells is None:
            yield Problem(Place(sql.name, line), _UNREADABLE, lost=1)
        elif columns and len(cells) > len(columns):
            yield Problem(Place(sql.name, line), _WIDTH, lost=1)
        else:
            yield DumpRow(table, columns[: len(cells)], cells, line)
        token = sql.token() if token == Token("sign", ",") else token
    _skip(sql, token)


def _values(sql: SqlText) -> tuple[list[Cell] | None, Token | None]:
    """Return the values up to the closing parenthesis, and the token after it."""
    cells: list[Cell] = []
    while True:
        value, token = _value(sql, sql.token(), 0)
        cells.append(value)
        if token == Token("sign", ")"):
            return cells, sql.token()
        if token != Token("sign", ","):
            return None, token


def _value(sql: SqlText, token: Token | None, depth: int) -> tuple[Cell, Token | None]:
    """Return the value that begins with a token, and the comma or bracket after it."""
    value: Cell | None = None
    parts: list[Token] = []
    level = 0
    while token is not None and not (level == 0 and token.kind == "sign" and token.value in {",", ")", "]", ";"}):
        if token == Token("sign", "::"):
            token = _past_type(sql)
            continue
        if level == 0 and token.kind == "word" and token.value.upper() == "ARRAY" and not parts and depth < _MOST_DEPTH:
            value, token = _array(sql, depth)
            continue
        if depth and token == Token("sign", "[") and not parts and value is None and depth < _MOST_DEPTH:
            value, token = _items(sql, depth)
            continue
        if token.kind == "sign":
            level += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token.value, 0)
        if len(parts) < 8:
            parts.append(token)
        token = sql.token()
    return (value if value is not None and not parts else _meaning(parts)), token


def _array(sql: SqlText, depth: int) -> tuple[Cell, Token | None]:
    token = sql.token()
    return _items(sql, depth) if token == Token("sign", "[") else (FORMULA, token)


def _items(sql: SqlText, depth: int) -> tuple[Cell, Token | None]:
    token = sql.token()
    if token == Token("sign", "]"):
        return [], sql.token()
    items: list[Cell] = []
    while True:
        value, token = _value(sql, token, depth + 1)
        items.append(value)
        if token != Token("sign", ","):
            return (items, sql.token()) if token == Token("sign", "]") else (FORMULA, token)
        token = sql.token()


def _past_type(sql: SqlText) -> Token | None:
    """Go past the type of a cast, such as `character varying(50)[]`, and return the token after it."""
    token = sql.token()
    while token is not None:
        if token.kind == "sign" and token.value in {"(", "["}:
            closing = Token("sign", ")" if token.value == "(" else "]")
            while token is not None and token != closing:
                token = sql.token()
        elif token.kind not in {"word", "name"} and token != Token("sign", "."):
            return token
        token = sql.token()
    return None


def _meaning(parts: list[Token]) -> Cell:
    """Return what a plain value means: a constant, a text after the name of its type, a number with its sign."""
    texts = [part.value for part in parts if part.kind == "text"]
    if texts and all(part.kind in {"text", "word", "name"} for part in parts):
        return "".join(texts)
    if len(parts) == 1:
        (only,) = parts
        if only.kind == "number":
            return only.value
        word = only.value.upper()
        if only.kind == "word" and word == "NULL":
            return None
        return DEFAULT if word == "DEFAULT" else _CONSTANTS.get(word, FORMULA)
    if len(parts) == 2 and parts[1].kind == "number" and parts[0].value in {"-", "+"}:
        return parts[0].value + parts[1].value
    return FORMULA
