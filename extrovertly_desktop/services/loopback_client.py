"""Asks a language-model server on this machine, and only on this machine.

The form is that of OpenAI's `POST /v1/chat/completions` with `response_format` of type `json_schema`
(platform.openai.com/docs/api-reference/chat), which llama.cpp's server, Ollama, LM Studio and others speak too.
"""

import io
import json
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from extrovertly_desktop.coach.language_model.values import Ask, NoWordsError
from extrovertly_desktop.domain.errors import UserError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_BYTES = 64 * 1024
"""Of a whole answer, head and body."""
_PATH = "/v1/chat/completions"
_LOCALHOST = "localhost"
_PINNED = ("127.0.0.1", "::1")
"""What `localhost` stands for here, whatever a resolver or a hosts file says."""
_ADDRESS = re.compile(
    r"(?:http://)?(?:(?:(?P<name>[A-Za-z]+)|(?P<four>\d+(?:\.\d+){3})|\[(?P<six>[0-9A-Fa-f:]+)\]):)?"
    r"(?P<port>\d{1,5})(?:/v1)?/?"
)
_PORTS = range(1, 65_536)
_CHUNK = 4096
_OK = 200


@dataclass(frozen=True, slots=True)
class Loopback:
    """An address on this machine.

    Attributes:
        host: `localhost`, or an address of 127.0.0.0/8, or `::1`.
        port: 1–65535.
    """

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> "Loopback":
        """Read what a person typed: `11434`, `localhost:11434`, `http://127.0.0.1:8080/v1`.

        Decided by the text alone; nothing is looked up.

        Raises:
            UserError: if it is anything but a port of this machine.
        """
        found = _ADDRESS.fullmatch(text.strip()) if text.isascii() else None
        if found is None:
            raise UserError(
                "Please give a port of this computer, such as 11434 or localhost:11434. No other is ever asked.",
                field="address",
            )
        return cls.checked(found["name"] or found["four"] or found["six"] or _LOCALHOST, int(found["port"]))

    @classmethod
    def checked(cls, host: str, port: int) -> "Loopback":
        """Return an address after making sure that it is one of this machine.

        Raises:
            UserError: if it is not.
        """
        if port not in _PORTS:
            raise UserError("A port is a number from 1 to 65535.", field="address")
        if host.lower() == _LOCALHOST:
            return cls(_LOCALHOST, port)
        try:
            address = ip_address(host)
        except ValueError:
            address = None
        mapped = isinstance(address, IPv6Address) and address.ipv4_mapped is not None
        if address is None or mapped or not address.is_loopback:
            raise UserError(
                "That is another computer. Only this one is ever asked: please give localhost and a port.",
                field="address",
            )
        return cls(str(address), port)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The addresses to try, as figures."""
        return _PINNED if self.host == _LOCALHOST else (self.host,)

    def __str__(self) -> str:
        """Return it as a person would type it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class LoopbackClient:
    """A `Speaker` behind an address on this machine. It follows no redirection and no proxy.

    Args:
        address: where.
        model: what the server calls the model; may be empty where it has only one.
        now: seconds that only ever go forward.
    """

    def __init__(self, address: Loopback, model: str, now: Callable[[], float] = time.monotonic) -> None:
        self._address = address
        self._model = model
        self._now = now

    def body(self, ask: Ask) -> str:
        """Return exactly what is sent, as JSON text."""
        sent = {
            **({"model": self._model} if self._model else {}),
            "messages": ask.messages(),
            "max_tokens": ask.most_tokens,
            "stream": False,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "reworded", "strict": True, "schema": ask.schema},
            },
        }
        return json.dumps(sent, ensure_ascii=False, indent=1)

    def speak(self, ask: Ask, seconds: float) -> str:
        """Return the raw answer.

        Raises:
            NoWordsError: `unreachable`, `timeout`, `broken_off`, `too_big`, `status`, `not_json` or `form`.
        """
        until = self._now() + seconds
        data = self.body(ask).encode()
        try:
            with self._connected(until) as plug:
                return _content_of(self._fetched(_Bounded(plug, until, self._now), data))
        except TimeoutError as error:
            raise NoWordsError("timeout") from error
        except (OSError, HTTPException, ValueError) as error:
            raise NoWordsError("broken_off") from error

    def _connected(self, until: float) -> socket.socket:
        for host in self._address.hosts:
            left = until - self._now()
            if left <= 0:
                raise TimeoutError
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            try:
                # By figures and with the family given, so that no name is ever looked up.
                plug = socket.socket(family, socket.SOCK_STREAM)
            except OSError:
                continue
            try:
                plug.settimeout(left)
                plug.connect((host, self._address.port))
            except TimeoutError:
                plug.close()
                raise
            except OSError:
                plug.close()
                continue
            return plug
        raise NoWordsError("unreachable")

    def _fetched(self, plug: "_Bounded", data: bytes) -> bytes:
        connection = HTTPConnection(self._address.hosts[0], self._address.port)
        connection.auto_open = 0
        connection.sock = plug  # all that the client asks of a socket
        headers = {
            "Host": str(self._address),
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        connection.request("POST", _PATH, data, headers)
        with connection.getresponse() as response:
            _check_head(response)
            body = b""
            while chunk := response.read(_CHUNK):
                body += chunk
            if response.length:
                raise NoWordsError("broken_off")
            return body


class _Bounded(io.RawIOBase):
    """A connected socket as `http.client` needs it, with one end of time and of bytes for everything together."""

    def __init__(self, plug: socket.socket, until: float, now: Callable[[], float]) -> None:
        super().__init__()
        self._plug = plug
        self._until = until
        self._now = now
        self._left = MOST_BYTES

    def readable(self) -> bool:
        return True

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self)

    def sendall(self, data: bytes) -> None:
        self._hurry()
        self._plug.sendall(data)

    def readinto(self, buffer: "WriteableBuffer") -> int:
        self._hurry()
        read = self._plug.recv_into(buffer)
        self._left -= read
        if self._left < 0:
            raise NoWordsError("too_big")
        return read

    def _hurry(self) -> None:
        # Anew before each step: a server that sends a byte now and then gains no time by it.
        left = self._until - self._now()
        if left <= 0:
            raise TimeoutError
        self._plug.settimeout(left)


def _check_head(response: HTTPResponse) -> None:
    if response.status != _OK:
        raise NoWordsError("status")
    if response.headers.get_content_type() != "application/json":
        raise NoWordsError("not_json")
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise NoWordsError("not_json")


def _content_of(body: bytes) -> str:
    """Return what the first choice says; a choice that was cut off or wants a tool is no answer."""
    try:
        answer = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NoWordsError("not_json") from error
    match answer:
        case {"choices": [{"message": {"content": str() as content} as message, **rest}]} if not message.get(
            "tool_calls"
        ):
            if rest.get("finish_reason", "stop") in ("stop", None):
                return content
    raise NoWordsError("form")
