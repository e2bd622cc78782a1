"""A guess at what the columns of a table mean, from their names and what they hold."""

from collections.abc import Iterator

from extrovertly_desktop.exchange.bringing.found import Place, Problem
from extrovertly_desktop.exchange.csv_table.column_names import is_technical, likeness
from extrovertly_desktop.exchange.csv_table.look import ColumnLook, Kind, TableLook
from extrovertly_desktop.exchange.csv_table.mapping import ColumnUse, CsvMapping, DayOrder, Role

_FITTING: dict[Role, frozenset[Kind]] = {
    Role.DATE: frozenset((Kind.DATE, Kind.WHEN)),
    Role.TIME: frozenset((Kind.TIME,)),
    Role.TITLE: frozenset((Kind.TEXT, Kind.MOOD, Kind.TAGS)),
    Role.TEXT: frozenset((Kind.TEXT, Kind.MOOD, Kind.TAGS, Kind.EMPTY)),
    Role.MOOD: frozenset((Kind.MOOD, Kind.TEXT, Kind.TAGS, Kind.NUMBER)),
    Role.INTENSITY: frozenset((Kind.NUMBER,)),
    Role.CONFIDENCE: frozenset((Kind.NUMBER,)),
    Role.PRIVATE: frozenset((Kind.FLAG, Kind.NUMBER)),
    Role.TAGS: frozenset((Kind.TAGS, Kind.MOOD, Kind.TEXT)),
    Role.TRIGGERS: frozenset((Kind.TAGS, Kind.MOOD, Kind.TEXT)),
}
_MANY = (Role.TAGS, Role.TRIGGERS)
_WITHOUT_NAME: tuple[tuple[Role, Kind], ...] = ((Role.DATE, Kind.WHEN), (Role.DATE, Kind.DATE), (Role.TIME, Kind.TIME))
_SCALES = ((1.0, 5.0), (1.0, 10.0), (0.0, 10.0), (0.0, 100.0))
_FIGURED = (Role.MOOD, Role.INTENSITY, Role.CONFIDENCE)
_TWO_ORDERS = (
    "Whether the day or the month comes first in these dates cannot be told; the {first} was taken to come first. "
    "Please look at a few dates before you go on."
)
_KEPT = "Column {number} is not known here. What stands in it is kept in words, beside the mood or below the text."
_TECHNICAL = "Column {number} seems to be a number or date by which a program keeps order, so it is left out."


def proposed(look: TableLook) -> CsvMapping:
    """Return the likeliest mapping; columns that mean nothing known are kept in words."""
    roles: dict[int, Role] = {}
    for role in _FITTING:
        places = _by_name(look, role, roles)
        for place in places if role in _MANY else places[:1]:
            roles[place] = role
        if not places:
            _by_kind(look, role, roles)
    _further_texts(look, roles)
    columns = tuple(_use(column, roles.get(place, _rest(column))) for place, column in enumerate(look.columns))
    orders = _orders(look, roles)
    return CsvMapping(
        delimiter=look.dialect.delimiter,
        quote=look.dialect.quote,
        has_header=look.has_header,
        day_order=orders[0] if orders else DayOrder.DAY_FIRST,
        columns=columns,
    )


def is_enough(mapping: CsvMapping) -> bool:
    """Whether a day and a text or a mood are known, without which nothing can be read."""
    roles = {column.role for column in mapping.columns}
    return bool(roles & {Role.WHEN, Role.DATE}) and bool(roles & {Role.TEXT, Role.MOOD, Role.TITLE})


def doubts(look: TableLook, mapping: CsvMapping) -> Iterator[Problem]:
    """Say once of each column what was guessed about it and may be wrong."""
    place = Place(look.file, 1)
    for number, (column, use) in enumerate(zip(look.columns, mapping.columns, strict=True), 1):
        if use.role in (Role.WHEN, Role.DATE) and len(column.orders) > 1:
            first = "month" if mapping.day_order is DayOrder.MONTH_FIRST else "day"
            yield Problem(place, _TWO_ORDERS.format(first=first))
        elif use.role is Role.IGNORE and column.kind is not Kind.EMPTY:
            yield Problem(place, _TECHNICAL.format(number=number))
        elif use.role is Role.CONTEXT and column.kind is not Kind.EMPTY and not likeness(column.name, Role.CONTEXT):
            yield Problem(place, _KEPT.format(number=number))


def _by_name(look: TableLook, role: Role, taken: dict[int, Role]) -> list[int]:
    """Columns whose names fit a meaning, the best first."""
    fits = [
        (-likeness(column.name, role), place)
        for place, column in enumerate(look.columns)
        if place not in taken and column.kind in _FITTING[role] and not is_technical(column.name)
    ]
    return [place for fit, place in sorted(fits) if fit < 0]


def _by_kind(look: TableLook, role: Role, taken: dict[int, Role]) -> None:
    """A day, a time or a text is known by what it is, if nothing is called so."""
    wanted = [kind for known, kind in _WITHOUT_NAME if known is role]
    free = [(place, column) for place, column in enumerate(look.columns) if place not in taken]
    for kind in wanted:
        for place, column in free:
            if column.kind is kind and role not in taken.values() and not is_technical(column.name):
                taken[place] = role
    if role is Role.TEXT:
        texts = [place for place, column in free if column.kind is Kind.TEXT and not _means_else(column)]
        if texts:
            taken[texts[0]] = Role.TEXT
    if role is Role.MOOD and not look.has_header:
        words = [place for place, column in free if column.kind is Kind.MOOD]
        if words:
            taken[words[0]] = Role.MOOD


def _further_texts(look: TableLook, taken: dict[int, Role]) -> None:
    """What else was written at length belongs to the text, under the name of its column."""
    for place, column in enumerate(look.columns):
        if place not in taken and column.kind is Kind.TEXT and not is_technical(column.name):
            taken[place] = Role.TEXT


def _means_else(column: ColumnLook) -> bool:
    return is_technical(column.name) or any(
        likeness(column.name, role) for role in (Role.MOOD, Role.TAGS, Role.TRIGGERS, Role.CONTEXT)
    )


def _rest(column: ColumnLook) -> Role:
    return Role.IGNORE if is_technical(column.name) or column.kind is Kind.EMPTY else Role.CONTEXT


def _use(column: ColumnLook, role: Role) -> ColumnUse:
    if role is Role.DATE and column.kind is Kind.WHEN:
        role = Role.WHEN
    low, high = scale_of(column) if role in _FIGURED and column.kind is Kind.NUMBER else (None, None)
    separator = (column.separator or ",") if role in _MANY else ""
    return ColumnUse(name=column.name, role=role, separator=separator, low=low, high=high)


def scale_of(column: ColumnLook) -> tuple[float | None, float | None]:
    """The usual scale that holds all the figures, or the figures' own."""
    low, high = column.low or 0.0, column.high or 0.0
    return next((scale for scale in _SCALES if scale[0] <= low and high <= scale[1]), (low, high))


def _orders(look: TableLook, roles: dict[int, Role]) -> tuple[DayOrder, ...]:
    return next((look.columns[place].orders for place, role in roles.items() if role is Role.DATE), ())
