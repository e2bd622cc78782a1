"""Reading what the coach understands with."""

import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from extrovertly_desktop.coach.packs import PackError, load_pack
from extrovertly_desktop.coach.understanding.features import ShortForms
from extrovertly_desktop.coach.understanding.keywords import KeywordIndex
from extrovertly_desktop.coach.understanding.learned import LearnedUnusableError, load_learned
from extrovertly_desktop.coach.understanding.minilm import MiniLm, ModelUnavailableError
from extrovertly_desktop.coach.understanding.policy import Policy
from extrovertly_desktop.coach.understanding.router import Meaning, MeaningUnavailableError, Router
from extrovertly_desktop.coach.understanding.topics import Beyond, TopicGroup, Topics
from extrovertly_desktop.coach.understanding.wordpiece import WordPiece

LEARNED_FILE = "coach/topics/learned.npz"
_TOPICS = "coach/topics"
_BEYOND = "beyond.toml"
_POLICY = "policy.toml"
_SHORT_FORMS = "coach/vocabulary/short_forms.toml"
_VOCABULARY = "coach/vocabulary/uncased.txt.gz"
_MENU = (
    "talking",
    "occasions",
    "work",
    "phone_online",
    "people",
    "body",
    "thoughts",
    "going_on",
    "how_it_works",
    "doing",
)


class _ShortFormPack(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Annotated[int, Field(ge=1)]
    short_forms: Mapping[str, str]


def load_router(content: Path) -> Router:
    """Return a Router over the packs below the content folder; the model is loaded when it is first asked.

    Raises:
        PackError: if a pack is missing, unreadable or breaks its rules. A missing model is no error.
    """
    topics = load_topics(content)
    return Router(
        topics,
        load_policy(content),
        load_short_forms(content),
        KeywordIndex(topics.labelled()),
        lambda: load_meaning(content, topics),
    )


def load_meaning(content: Path, topics: Topics) -> Meaning:
    """Load the model and what was learned with it: half a second, so never on the thread of the window.

    Raises:
        MeaningUnavailableError: if one of them is missing, damaged, or was not made for the other or for these topics.
    """
    try:
        learned = load_learned(content / LEARNED_FILE, topics.digest())
        embedder = MiniLm.load(load_vocabulary(content))
    except (LearnedUnusableError, ModelUnavailableError, PackError) as error:
        raise MeaningUnavailableError(str(error)) from error
    if learned.model != embedder.name:
        raise MeaningUnavailableError("what was learned was learned with another model")
    return Meaning(embedder, learned)


def load_topics(content: Path) -> Topics:
    """Read all topics, groups in the order of the menu and others after them by name.

    Raises:
        PackError: if a file is missing, unreadable or breaks its rules, or two contradict each other.
    """
    folder = content / _TOPICS
    names = {path.stem for path in folder.glob("*.toml")} - {Path(_BEYOND).stem, Path(_POLICY).stem}
    order = [name for name in _MENU if name in names] + sorted(names.difference(_MENU))
    groups = [load_pack(folder / f"{name}.toml", TopicGroup) for name in order]
    try:
        return Topics(groups, load_pack(folder / _BEYOND, Beyond).examples)
    except ValueError as error:
        raise PackError(f"{_TOPICS}: {error}") from error


def load_policy(content: Path) -> Policy:
    """Read when to accept and when to ask.

    Raises:
        PackError: if it is missing, unreadable or breaks its rules.
    """
    return load_pack(content / _TOPICS / _POLICY, Policy)


def load_short_forms(content: Path) -> ShortForms:
    """Read what people shorten in chats.

    Raises:
        PackError: if it is missing, unreadable or breaks its rules.
    """
    return ShortForms(load_pack(content / _SHORT_FORMS, _ShortFormPack).short_forms)


def load_vocabulary(content: Path) -> WordPiece:
    """Read the word pieces of the model.

    Raises:
        PackError: if they are missing or unreadable.
    """
    try:
        pieces = gzip.decompress((content / _VOCABULARY).read_bytes()).decode().splitlines()
        return WordPiece(pieces)
    except (OSError, EOFError, ValueError) as error:
        raise PackError(f"{_VOCABULARY}: {error}") from error
