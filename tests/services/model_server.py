"""A language-model server on this machine that answers as a test wants, however badly."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Misbehave = Callable[[socket.socket], None]


class FakeServer:
    """Listens on a port of its own; each connection is read and then handed to `answer`.

    Attributes:
        port: where.
        requests: what came, head and body.
        answer: what is done with a connection.
    """

    def __init__(self) -> None:
        self._plug = socket.create_server(("127.0.0.1", 0))
        self._plug.settimeout(0.05)
        self.port: int = self._plug.getsockname()[1]
        self.requests: list[bytes] = []
        self.answer: Misbehave = says("")
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        self._is_over.set()
        self._thread.join()
        self._plug.close()

    def _serve(self) -> None:
        while not self._is_over.is_set():
            try:
                plug, _ = self._plug.accept()
            except TimeoutError:
                continue
            with plug, suppress(OSError):
                plug.settimeout(1)
                self.requests.append(_read(plug))
                self.answer(plug)


def _read(plug: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += plug.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    while len(body) < length:
        body += plug.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def model_server() -> Iterator[FakeServer]:
    server = FakeServer()
    try:
        yield server
    finally:
        server.close()


def raw(data: bytes) -> Misbehave:
    return lambda plug: plug.sendall(data)


def body(data: bytes, kind: str = "application/json", status: str = "200 OK", head: str = "") -> Misbehave:
    return raw(
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{head}Content-Length: {len(data)}\r\n\r\n".encode() + data
    )


def choice(content: object, **rest: object) -> bytes:
    message = {"role": "assistant", "content": content, **rest}
    return json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}).encode()


def says(line: str) -> Misbehave:
    return body(choice(json.dumps({"line": line})))
