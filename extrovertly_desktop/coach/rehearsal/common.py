"""The shape of `common.toml`, the words that all scenes share, and all scenes together."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from extrovertly_desktop.coach.flows.common import CommonPack
from extrovertly_desktop.coach.flows.packs import Label, PackModel, Words
from extrovertly_desktop.coach.rehearsal.features import BETTER_WITHOUT, Feature
from extrovertly_desktop.coach.rehearsal.packs import Said, Scene


class Worth(PackModel):
    """What is said of a feature. `{quote}` stands for the person's own words.

    Attributes:
        worked: when it is there.
        try_it: when it is not (`try` in the file).
        again: when it is there in a further try and was not before.
    """

    worked: Said
    try_it: Annotated[Said, Field(alias="try")]
    again: Said


class Without(PackModel):
    """What is said of something better left out: what to try in its place, and when it is gone in a further try."""

    try_it: Annotated[Said, Field(alias="try")]
    again: Said


class Remarks(PackModel):
    """Feedback that belongs to no feature.

    Attributes:
        spoke: what worked when nothing else was seen.
        no_more: what to try when everything was there.
        same: said to a further try that shows nothing new.
        cool: said when a cool character gave little back.
        foreign, foreign_try: to a reply in another language.
    """

    spoke: Said
    no_more: Said
    same: Said
    cool: Said
    foreign: Said
    foreign_try: Said


class Lines(PackModel):
    """What the coach says about a rehearsal itself.

    Attributes:
        ask_warmth: the question how the character shall be.
        which_warmth: when the answer to it could not be read.
        begins: before the first line.
        once_more: before a line that is tried again.
        ideas: before one or two sample lines; nobody has to use them.
        unread: to a reply without a word in it.
        went_on: when nothing could be read twice, and the scene goes on.
        choose: to words that none of the offers fits.
        enough_tries: when a turn was tried often enough.
        numbers: the summary. `{turns}`, `{questions}`, `{follow_ups}`, `{disclosures}`.
        improved: what a further try added. `{what}`.
        steady: what was seen most, when nothing was tried again. `{what}`.
        no_turn: instead of the summary when nothing was said.
        offer: the question whether to plan the mission. `{title}`.
        planned, unplanned: the last words.
        which_answer: to an answer to the offer that could not be read.
    """

    ask_warmth: Said
    which_warmth: Said
    begins: Said
    once_more: Said
    ideas: Said
    unread: Said
    went_on: Said
    choose: Said
    enough_tries: Said
    numbers: Said
    improved: Said
    steady: Said
    no_turn: Said
    offer: Said
    planned: Said
    unplanned: Said
    which_answer: Said


class Chips(PackModel):
    """The labels of the answers on offer."""

    warm: Label
    neutral: Label
    cool: Label
    on: Label
    again: Label
    ideas: Label
    stop: Label


class Typed(PackModel):
    """What may be typed instead of using a chip, in small letters and without punctuation."""

    warm: tuple[Words, ...]
    neutral: tuple[Words, ...]
    cool: tuple[Words, ...]
    on: tuple[Words, ...]
    again: tuple[Words, ...]
    ideas: tuple[Words, ...]
    stop: tuple[Words, ...]


class Counting(PackModel):
    """How something is counted in a sentence; `many` holds `{n}`."""

    none: Words
    one: Words
    many: Words

    def of(self, number: int) -> str:
        """Return a number of it in words."""
        return self.none if not number else self.one if number == 1 else self.many.format(n=number)


class Counted(PackModel):
    """What the summary counts."""

    turns: Counting
    questions: Counting
    follow_ups: Counting
    disclosures: Counting


class ScenesCommon(PackModel):
    """`common.toml`: the words that all scenes share.

    Attributes:
        names: what each feature is called in the summary, as in “asked {what}”: a noun.
    """

    version: Annotated[int, Field(strict=True, ge=1)]
    chips: Chips
    typed: Typed
    lines: Lines
    counted: Counted
    remarks: Remarks
    worth: dict[Feature, Worth]
    without: dict[Feature, Without]
    names: dict[Feature, Words]

    @model_validator(mode="after")
    def _every_feature(self) -> Self:
        spoken = set(Feature) - set(BETTER_WITHOUT)
        if set(self.worth) != spoken or set(self.without) != set(BETTER_WITHOUT) or set(self.names) != set(Feature):
            raise ValueError("every feature has its words, and no other")
        return self


class ScenePack(PackModel):
    """All scenes, the words they share, and those that they share with the flows."""

    shared: CommonPack
    common: ScenesCommon
    scenes: dict[str, Scene]
