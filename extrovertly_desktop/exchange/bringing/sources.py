"""Safe access to what a person brings: a file, a folder, or an archive, with limits on everything."""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from extrovertly_desktop.domain.errors import UserError

MOST_FILES = 200_000
MOST_BYTES = 8 * 1024**3
"""Unpacked, all files together."""
MOST_RATIO = 400
"""Unpacked size to packed size above which an archive is not believed; text seldom reaches 30."""
_RATIO_COUNTS_FROM = 16 * 1024**2
"""Small files may well be a long run of one letter."""
_MOST_DEPTH = 24
_HEAD = 65_536
_DAMAGED = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError),
    ValueError,  # names in a directory that are not of the encoding they claim, among others
)
_CUT_SHORT = "“{name}” is damaged or was cut short. Please export it again, or copy the file once more."


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file in a source: its name, relative and with forward slashes, and its unpacked size in bytes."""

    name: str
    size: int


class Source(Protocol):
    """What a reader sees: names, sizes and streams of bytes.

    Attributes:
        name: the name of the file or folder that was chosen.
    """

    name: str

    def files(self) -> list[SourceFile]:
        """Return every file, in the archive's order or by name; a plain file is the only one of its source."""
        ...

    def open(self, name: str) -> IO[bytes]:
        """Return a stream of one file's bytes.

        Raises:
            UserError: here or while it is read, if there is no such file, or it is damaged or longer than it said.
        """
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


def head(source: Source, name: str, size: int = _HEAD) -> bytes:
    """Return the first bytes of one file of a source; nothing if it cannot be read."""
    try:
        with source.open(name) as stream:
            return stream.read(size)
    except UserError:
        return b""


@contextmanager
def opened_source(path: Path) -> Iterator[Source]:
    """Open what a person chose: a folder, an archive (ZIP or tar by content, not by name), or a plain file.

    Raises:
        UserError: if it cannot be read, or is an archive that is unsafe to unpack: too many files, too large, a
            suspicious degree of compression, or names that lead outside.
    """
    source = _source(path)
    try:
        yield source
    finally:
        source.close()


class MemorySource:
    """A source that lies in memory: what was pasted, and tests."""

    def __init__(self, files: dict[str, bytes], name: str = "") -> None:
        self._files = files
        self.name = name or next(iter(files), "")

    def files(self) -> list[SourceFile]:
        """Return every file in the order given."""
        return [SourceFile(name, len(data)) for name, data in self._files.items()]

    def open(self, name: str) -> IO[bytes]:
        """Return a stream of one file's bytes."""
        if name not in self._files:
            raise _no_such(name)
        return io.BytesIO(self._files[name])

    def close(self) -> None:
        """There is nothing to let go of."""


class _FolderSource:
    def __init__(self, path: Path) -> None:
        self.name, self._path = path.name, path

    def files(self) -> list[SourceFile]:
        found: list[SourceFile] = []
        for path in sorted(self._walk(self._path, 0)):
            found.append(SourceFile(path.relative_to(self._path).as_posix(), path.stat().st_size))
            _check_count(len(found), self.name)
        return found

    def _walk(self, folder: Path, depth: int) -> Iterator[Path]:
        # Links are not followed: they may lead in a circle, or to what was never meant to be brought.
        for path in folder.iterdir():
            if path.is_symlink():
                continue
            if path.is_dir() and depth < _MOST_DEPTH:
                yield from self._walk(path, depth + 1)
            elif path.is_file():
                yield path

    def open(self, name: str) -> IO[bytes]:
        if not is_safe_name(name):
            raise _no_such(name)
        return _opened(self._path / name)

    def close(self) -> None:
        pass


class _PlainSource:
    def __init__(self, path: Path) -> None:
        self.name, self._path = path.name, path

    def files(self) -> list[SourceFile]:
        return [SourceFile(self.name, self._path.stat().st_size)]

    def open(self, name: str) -> IO[bytes]:
        if name != self.name:
            raise _no_such(name)
        return _opened(self._path)

    def close(self) -> None:
        pass


class _ZipSource:
    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGED:
            raise UserError(_CUT_SHORT.format(name=path.name)) from None
        infos = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        try:
            _check_archive([(info.filename, info.file_size, info.compress_size) for info in infos], self.name)
        except UserError:
            self._zip.close()
            raise
        # Of two with one name the later counts, as in every program that unpacks them one after another.
        named = [(_inside(info.filename), info) for info in infos]
        self._infos = {name: info for name, info in named if is_safe_name(name)}

    def files(self) -> list[SourceFile]:
        return [SourceFile(name, info.file_size) for name, info in self._infos.items()]

    def open(self, name: str) -> IO[bytes]:
        if name not in self._infos:
            raise _no_such(name)
        info = self._infos[name]
        if info.flag_bits & 1:
            raise UserError(f"“{self.name}” is locked with a password. Please unpack it first and choose the folder.")
        try:
            return io.BufferedReader(_Guarded(self._zip.open(info), info.file_size, self.name))
        except _DAMAGED:
            raise UserError(_CUT_SHORT.format(name=self.name)) from None

    def close(self) -> None:
        self._zip.close()


class _TarSource:
    def __init__(self, path: Path) -> None:
        self.name = path.name
        packed = path.stat().st_size
        try:
            self._tar = tarfile.open(path)  # noqa: SIM115 - closed by close()
            self._members: dict[str, tarfile.TarInfo] = {}
            total = 0
            for member in self._tar:
                if member.isfile():
                    total += member.size
                    _check_archive([(member.name, total, packed)], self.name)
                    if is_safe_name(member.name):
                        self._members[member.name] = member
                    _check_count(len(self._members), self.name)
        except _DAMAGED:
            raise UserError(_CUT_SHORT.format(name=path.name)) from None

    def files(self) -> list[SourceFile]:
        return [SourceFile(name, member.size) for name, member in self._members.items()]

    def open(self, name: str) -> IO[bytes]:
        if name not in self._members:
            raise _no_such(name)
        stream = self._tar.extractfile(self._members[name])
        if stream is None:
            raise _no_such(name)
        return io.BufferedReader(_Guarded(stream, self._members[name].size, self.name))

    def close(self) -> None:
        self._tar.close()


class _Guarded(io.RawIOBase):
    """A stream out of an archive that gives no more than was announced and tells damage in a sentence."""

    def __init__(self, stream: IO[bytes], announced: int, name: str) -> None:
        super().__init__()
        self._stream, self._left, self._name = stream, announced, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        try:
            data = self._stream.read(min(len(buffer), self._left + 1))
        except _DAMAGED:
            raise UserError(_CUT_SHORT.format(name=self._name)) from None
        self._left -= len(data)
        if self._left < 0:
            raise UserError(f"“{self._name}” holds more than it says. It was not unpacked, to be safe.")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _inside(name: str) -> str:
    """The name without what says “from the top”, as some programs write it: nothing is ever unpacked."""
    return name.removeprefix("./").lstrip("/")


def is_safe_name(name: str) -> bool:
    """Whether a name inside an archive stays inside it: relative, without `..`, drive or NUL, not absurdly deep."""
    path = PurePosixPath(name.replace("\\", "/"))
    return (
        bool(path.parts)
        and not path.is_absolute()
        and ".." not in path.parts
        and ":" not in path.parts[0]
        and "\x00" not in name
        and len(path.parts) <= _MOST_DEPTH
    )


def _source(path: Path) -> Source:
    try:
        if path.is_dir():
            return _FolderSource(path)
        if not path.is_file():
            raise UserError(f"There is nothing to read at {path}. Please check the name.")
        if zipfile.is_zipfile(path):
            return _ZipSource(path)
        with path.open("rb") as file:
            start = file.read(512)
        # A tar archive says so at byte 257; asking `tarfile` would unpack any gzip to find out.
        if start[257:262] == b"ustar" or (start[:2] == b"\x1f\x8b" and path.name.endswith((".tgz", ".tar.gz", ".jex"))):
            return _TarSource(path)
    except OSError as error:
        raise UserError(f"“{path.name}” cannot be read ({error.strerror}). Please check that you may.") from None
    if start[:4] == b"PK\x03\x04":
        raise UserError(_CUT_SHORT.format(name=path.name))
    return _PlainSource(path)


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise UserError(f"“{path.name}” cannot be read ({error.strerror}). Please check that you may.") from None


def _no_such(name: str) -> UserError:
    return UserError(f"There is no “{PurePosixPath(name).name}” in it. Please export it again.")


def _check_count(count: int, name: str) -> None:
    if count > MOST_FILES:
        raise UserError(f"“{name}” holds more than {MOST_FILES:,} files, so it was not read.")


def _check_archive(sizes: list[tuple[str, int, int]], name: str) -> None:
    _check_count(len(sizes), name)
    if sum(size for _name, size, _packed in sizes) > MOST_BYTES:
        raise UserError(f"“{name}” would unpack to more than {MOST_BYTES // 1024**3} GB, so it was not read.")
    if any(size > _RATIO_COUNTS_FROM and size > MOST_RATIO * max(packed, 1) for _name, size, packed in sizes):
        raise UserError(f"“{name}” is packed so tightly that it looks like a trap. It was not unpacked, to be safe.")
