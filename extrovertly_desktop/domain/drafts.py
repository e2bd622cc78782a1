"""What every draft shares: how typed input is cleaned, and how pydantic's complaints become a sentence."""

from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.harmless import harmless

DraftT = TypeVar("DraftT", bound="Draft")

_NOT_TEXT = "There is something in it that is not text. Please type it again instead of pasting it."


def _blank_to_none(value: object) -> object:
    return None if isinstance(value, str) and "\x00" not in value and not harmless(value).strip() else value


def _visible(value: str) -> str:
    if "\x00" in value:
        raise ValueError(_NOT_TEXT)
    plain = harmless(value)
    if not plain.strip():
        raise ValueError("it is empty")
    return plain


def _single_line(value: str) -> str:
    return " ".join(_visible(value).split())


def _clean_list(values: object) -> object:
    if values is None:
        return ()
    if not isinstance(values, (list, tuple)):
        return values
    seen: dict[str, str] = {}
    for value in values:
        if not isinstance(value, str):
            return values
        words = " ".join(harmless(value).split())
        if words:
            seen.setdefault(words.casefold(), words)
    return tuple(seen.values())


EntryText = Annotated[str, Field(max_length=limits.ENTRY), AfterValidator(_visible)]
"""Text of any number of lines; not blank."""
LongText = Annotated[str, Field(max_length=limits.THOUGHT), AfterValidator(_visible)]
"""The same for what is said about one thing."""
ShortText = Annotated[str, Field(max_length=limits.LINE), AfterValidator(_single_line)]
"""One line; white space folded; not blank."""
OptionalEntryText = Annotated[EntryText | None, BeforeValidator(_blank_to_none)]
OptionalLongText = Annotated[LongText | None, BeforeValidator(_blank_to_none)]
OptionalShortText = Annotated[ShortText | None, BeforeValidator(_blank_to_none)]
Words = Annotated[
    tuple[Annotated[str, Field(max_length=limits.WORD)], ...],
    Field(max_length=limits.WORDS),
    BeforeValidator(_clean_list),
]
"""A list of short texts such as tags: trimmed, blanks dropped, each once whatever its case."""
Percent = Annotated[int, Field(ge=0, le=100)]
"""0–100: a likelihood, a surprise, or SUDS (Wolpe's subjective units of distress)."""
OneToTen = Annotated[int, Field(ge=1, le=10)]
OneToFive = Annotated[int, Field(ge=1, le=5)]
Confidence = Annotated[float, Field(ge=1.0, le=10.0, allow_inf_nan=False)]


class Draft(BaseModel):
    """What a person typed, checked. Made with `Draft.of`, which speaks in sentences."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def of(cls, **fields: Any) -> Self:  # noqa: ANN401 - what a person typed can be anything
        """Return the checked draft.

        Raises:
            UserError: with one sentence about the first thing that is wrong; `field` names it.
        """
        try:
            return cls(**fields)
        except ValidationError as error:
            raise user_error(cls, error) from None


def user_error(model: type[BaseModel], error: ValidationError) -> UserError:
    """Return the first complaint of a validation as a sentence that never repeats what was typed."""
    first = error.errors(include_url=False, include_input=False, include_context=True)[0]
    field = str(first["loc"][0]) if first["loc"] else None
    info = model.model_fields.get(field) if field else None
    label = (info.title if info and info.title else (field or "this").replace("_", " ")).strip()
    if len(first["loc"]) > 1 and first["type"] == "string_too_long":
        label = f"one of the {label}" if label.endswith("s") else f"a part of {label}"
    return UserError(_sentence(label, str(first["type"]), dict(first.get("ctx") or {}), first["msg"]), field=field)


def _sentence(label: str, kind: str, context: dict[str, Any], message: str) -> str:
    name = label[:1].upper() + label[1:]
    match kind:
        case "missing":
            return f"{name} is missing. Please fill it in."
        case "greater_than_equal":
            return f"{name} must be {context['ge']} or more."
        case "less_than_equal":
            return f"{name} must be {context['le']} or less."
        # A limit beside other rules is told of as one on any value, where a list says that it is one.
        case "string_too_long" | "too_long" if context.get("field_type", "Value") == "Value":
            return f"{name} is too long; please keep it to {context['max_length']:,} characters."
        case "too_long":
            return f"{name}: these are too many; please keep to {context['max_length']:,}."
        case _:
            return _other_sentence(name, kind, context, message)


def _other_sentence(name: str, kind: str, context: dict[str, Any], message: str) -> str:
    match kind:
        case "enum" | "literal_error":
            return f"{name} must be one of: {str(context['expected']).replace(chr(39), '')}."
        case "int_parsing" | "int_type" | "int_from_float" | "float_parsing" | "float_type" | "finite_number":
            return f"{name} must be a number."
        case "extra_forbidden":
            return f"{name} is not something that can be filled in here."
        case "string_unicode":  # half of a surrogate pair, from a broken clipboard
            return _NOT_TEXT
        case "value_error":
            return _value_sentence(name, message.removeprefix("Value error, "))
        case _:
            return f"{name} cannot be used as it is. Please check it."


def _value_sentence(name: str, reason: str) -> str:
    if reason == "it is empty":
        return f"{name} is empty. Please write something first."
    if reason.endswith("."):
        return reason
    return f"{name} cannot be used: {reason}."
