"""What bringing in and taking out give and take, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

MOST_PROBLEMS = 1000
"""Problems that are told one by one; of the rest there is only the number."""
MOST_SAMPLES = 50


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """A format that can be read: its slug and its name for a person."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class TransferProblem:
    """Something that was not understood or cannot be kept.

    Attributes:
        file: where it stands: the name inside the archive or folder, or of the file itself.
        line: from 1, or the number of the item; None for the whole file.
        what: a sentence; it never repeats what the person wrote.
        lost: how many things are left out because of it; 0 when only a detail is.
    """

    file: str
    line: int | None
    what: str
    lost: int = 0


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One thing of the file as it would stand in the vault.

    Attributes:
        table: where it would go.
        when: local day, and time of day where there is one; "" for what has no day.
        text: the beginning of what is written, on one line.
        details: mood, tags and the like, in the order they are shown; empty ones are left out.
    """

    table: str
    when: str
    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoodQuestion:
    """A mood of the file that is no mood here.

    Attributes:
        word: as the other program calls it; "" stands for things that have no mood at all.
        count: how many things have it.
        guess: slug of the mood of ours that it becomes unless the person chooses another.
        level: how good it is there, 0–1, or None where the file does not tell.
        is_remembered: whether the person chose this the last time.
    """

    word: str
    count: int
    guess: str
    level: float | None = None
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class FileUser:
    """A person in the file: the one who brings it chooses which of them they are.

    Attributes:
        id: as in the file, for `TransferChoices.owner_id`.
        name: what to call them.
        email: may be empty.
        rows: how many rows of the file are theirs.
    """

    id: str
    name: str
    email: str
    rows: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Things that would not come along, how many, and why (a sentence)."""

    count: int
    why: str


@dataclass(frozen=True, slots=True)
class TransferChoices:
    """What a person decided about a preview.

    Attributes:
        owner_id: which person of the file they are; None where the file has one at most, or is recognised by e-mail.
        moods: word of the file (a `MoodQuestion`'s) → slug of a mood of ours; words that are missing take the guess.
        private: whether entries are private where the file does not tell.
        tables: the only tables to take, or None for all that the file has.
        mapping: of a table that may mean anything, what its columns mean (`exchange.csv_table.CsvMapping`).
    """

    owner_id: str | None = None
    moods: Mapping[str, str] = field(default_factory=dict)
    private: bool = True
    tables: frozenset[str] | None = None
    mapping: Any = None


@dataclass(frozen=True, slots=True)
class TransferPreview:
    """What a file would bring; nothing has been written.

    Attributes:
        path: what was looked at.
        format: how it was read.
        choices: with what choices; `apply` takes others.
        would_add: how many rows each table would get; tables without any are left out.
        duplicates: how many things are in the vault already, from an earlier import or by their id.
        differing: how many of those say something else here than in the file; what stands here stays.
        left_out: things that would not come along, with the reason.
        problems: what was not understood, in the order of the file, at most `MOST_PROBLEMS`.
        problem_count: how many there are in all.
        samples: some of the rows that would be added, of each table a few.
        moods: moods of the file that are none here.
        users: the people in the file; empty where the format has none.
        owner_id: which of them the person is taken for, or None if they have to say.
        photos: how many photos come along.
    """

    path: Path
    format: FormatChoice
    choices: TransferChoices
    would_add: Mapping[str, int]
    duplicates: int = 0
    differing: int = 0
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[TransferProblem, ...] = ()
    problem_count: int = 0
    samples: tuple[SampleRow, ...] = ()
    moods: tuple[MoodQuestion, ...] = ()
    users: tuple[FileUser, ...] = ()
    owner_id: str | None = None
    photos: int = 0

    @property
    def needs_owner(self) -> bool:
        """Whether the person has to say who of the file they are before it can be taken."""
        return bool(self.users) and self.owner_id is None

    @property
    def brings_anything(self) -> bool:
        """Whether anything would be added."""
        return any(self.would_add.values())

    def decided(self) -> TransferChoices:
        """Return the choices that this preview stands for, guesses included."""
        moods = {question.word: question.guess for question in self.moods} | dict(self.choices.moods)
        return replace(self.choices, owner_id=self.choices.owner_id or self.owner_id, moods=moods)


@dataclass(frozen=True, slots=True)
class TransferResult:
    """What an import did; `transfer.undo(import_id)` takes it back.

    Attributes:
        import_id: the import; "" when the file brought nothing new, so that none was noted.
        format: how the file was read.
        added: how many rows each table got.
        duplicates, differing, left_out, problems, problem_count: as in the preview.
    """

    import_id: str
    format: FormatChoice
    added: Mapping[str, int]
    duplicates: int = 0
    differing: int = 0
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[TransferProblem, ...] = ()
    problem_count: int = 0


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import of the past: when (milliseconds since the epoch), from what, how many rows by table."""

    id: str
    at_ms: int
    format: FormatChoice
    source_name: str
    added: Mapping[str, int]
    undone_at: int | None


@dataclass(frozen=True, slots=True)
class Undone:
    """An import taken back: how many rows went, and how many stay because they were changed or are used since."""

    removed: int
    stay: int


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format that can be written.

    Attributes:
        slug: its name on the command line.
        title: its name for a person.
        ending: of the file, with the dot; "" for a folder.
        is_whole: whether it always holds everything, private entries and all, so that nothing can be chosen.
        about: one sentence on what it is good for.
    """

    slug: str
    title: str
    ending: str
    is_whole: bool
    about: str


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What a person wants to take out.

    Attributes:
        slug: of the format.
        path: the file or folder to write.
        first, last: only from one local day to another, both included; None for no bound.
        private: whether private entries and their photos go along; formats that are whole take them anyway.
        overwrite: whether a file that is there is replaced.
    """

    slug: str
    path: Path
    first: date | None = None
    last: date | None = None
    private: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written: where, and how many rows or things of each kind."""

    path: Path
    written: Mapping[str, int]
