"""The shape of `common.toml`, the words that all flows share, and all flows together."""

from typing import Annotated

from pydantic import Field

from extrovertly_desktop.coach.flows.packs import Flow, Label, PackModel, Wordings, Words


class Unfit(PackModel):
    """What is said to an answer that does not fit, by what was asked for."""

    text: Wordings
    choice: Wordings
    scale: Wordings
    pick: Wordings
    date: Wordings
    consent: Wordings


class Typed(PackModel):
    """What a person may type instead of using a chip, in lower case and without punctuation.

    `unsure` is what answers no question in words, so that another way of asking is due.
    """

    skip: tuple[Words, ...]
    back: tuple[Words, ...]
    stop: tuple[Words, ...]
    yes: tuple[Words, ...]
    no: tuple[Words, ...]
    unsure: tuple[Words, ...]


class CommonPack(PackModel):
    """`common.toml`: the words that all flows share.

    Attributes:
        left_open: said when a second answer does not fit either, and the flow goes on without one.
        went_back, at_the_beginning: said to "back".
        stopped: the last words when a person stops.
        taken_up: said when a conversation is taken up again.
        gone: said when the flow has changed or is no more.
        over: said to an answer that comes after the end.
    """

    version: Annotated[int, Field(strict=True, ge=1)]
    skip: Label
    back: Label
    stop: Label
    yes: Label
    no: Label
    today: Label
    tomorrow: Label
    in_a_week: Label
    left_open: Wordings
    went_back: Wordings
    at_the_beginning: Wordings
    stopped: Wordings
    taken_up: Wordings
    gone: Wordings
    over: Wordings
    unfit: Unfit
    typed: Typed


class FlowPack(PackModel):
    """All flows, and the words they share."""

    common: CommonPack
    flows: dict[str, Flow]
