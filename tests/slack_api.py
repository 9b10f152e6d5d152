"""A Slack of the tests' own on loopback: the Web API's methods, upload addresses, response addresses, and Socket Mode.

It notes every call in order. `wait(method)` returns the first call of a method that a test has not been given yet.
"""

from __future__ import annotations

import base64
import hashlib
import json
import socket
import struct
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.patience import CEILING

SECRET = "a-signing-secret-of-the-tests"
TOKEN = "xoxb-of-the-tests"


@dataclass
class Call:
    """One request that the app made: the method (or "respond", "upload"), its arguments, and when."""

    method: str
    arguments: dict[str, Any]
    at: float = field(default_factory=time.monotonic)


class SlackApi:
    """Serves between `start` and `stop`. `refuse` maps a method to the error that it answers with."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.refuse: dict[str, str] = {}
        self.sockets: list[Socket] = []
        self._given = 0
        self._changed = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def start(self) -> SlackApi:
        self._thread.start()
        return self

    def stop(self) -> None:
        for one in self.sockets:
            one.close()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def api(self) -> str:
        return f"{self.url}/api/"

    def response_url(self, name: str) -> str:
        return f"{self.url}/respond/{name}"

    def note(self, method: str, arguments: dict[str, Any]) -> None:
        with self._changed:
            self.calls.append(Call(method, arguments))
            self._changed.notify_all()

    def of(self, method: str) -> list[dict[str, Any]]:
        """The arguments of all calls of a method so far."""
        with self._changed:
            return [call.arguments for call in self.calls if call.method == method]

    def wait(self, method: str, count: int = 1, seconds: float = CEILING) -> dict[str, Any]:
        """The arguments of the `count`th call of a method, once it has come."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while True:
                found = [call.arguments for call in self.calls if call.method == method]
                if len(found) >= count:
                    return found[count - 1]
                if not self._changed.wait(max(0.0, deadline - time.monotonic())):
                    raise AssertionError(f"no {count} calls of {method} in {seconds} s: {[c.method for c in self.calls]}")

    def wait_socket(self, seconds: float = CEILING) -> Socket:
        """The app's Socket Mode connection, once it stands."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while not self.sockets:
                if not self._changed.wait(max(0.0, deadline - time.monotonic())):
                    raise AssertionError("no Socket Mode connection")
            return self.sockets[-1]

    def opened(self, one: Socket) -> None:
        with self._changed:
            self.sockets.append(one)
            self._changed.notify_all()

    def answer(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """What a Web API method answers."""
        if method in self.refuse:
            return {"ok": False, "error": self.refuse[method]}
        known: dict[str, dict[str, Any]] = {
            "auth.test": {
                "user_id": "UBOT",
                "bot_id": "B1",
                "team_id": "T1",
                "team": "tests",
                "user": "briefer",
                "url": self.url,
            },
            "apps.connections.open": {"url": self.url.replace("http", "ws") + "/socket"},
            "conversations.open": {"channel": {"id": f"D{arguments.get('users', '')}"}},
            "files.getUploadURLExternal": {"upload_url": f"{self.url}/upload/F1", "file_id": "F1"},
            "files.completeUploadExternal": {"files": [{"id": "F1", "title": "briefing"}]},
            "chat.postMessage": {"channel": arguments.get("channel"), "ts": f"1700000000.{len(self.calls):06}"},
            "chat.update": {"channel": arguments.get("channel"), "ts": arguments.get("ts")},
            "views.open": {"view": {"id": "V1"}},
            "views.publish": {"view": {"id": "V2"}},
        }
        return {"ok": True, **known[method]} if method in known else {"ok": False, "error": "unknown_method"}


class Socket:
    """The server's side of one WebSocket (RFC 6455), as far as Socket Mode needs it."""

    def __init__(self, connection: socket.socket, reader: Any) -> None:
        self._connection, self._reader = connection, reader
        self.acks: dict[str, dict[str, Any]] = {}
        self._changed = threading.Condition()

    def send(self, message: dict[str, Any]) -> None:
        data = json.dumps(message).encode()
        head = bytes([0x81]) + (
            bytes([len(data)]) if len(data) < 126 else b"\x7e" + struct.pack(">H", len(data)) if len(data) < 65536 else b""
        )
        self._connection.sendall(head + data)

    def envelope(self, kind: str, payload: dict[str, Any], ident: str, seconds: float = CEILING) -> dict[str, Any]:
        """Send an envelope; the app's acknowledgement."""
        self.send(
            {"type": kind, "envelope_id": ident, "payload": payload, "accepts_response_payload": kind == "slash_commands"}
        )
        deadline = time.monotonic() + seconds
        with self._changed:
            while ident not in self.acks:
                if not self._changed.wait(max(0.0, deadline - time.monotonic())):
                    raise AssertionError(f"{ident} was not acknowledged in {seconds} s")
            return self.acks[ident]

    def serve(self) -> None:
        self.send({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A1"}})
        while True:
            head = self._reader.read(2)
            if len(head) < 2:
                return
            code, size = head[0] & 0x0F, head[1] & 0x7F
            if size == 126:
                size = struct.unpack(">H", self._reader.read(2))[0]
            elif size == 127:
                size = struct.unpack(">Q", self._reader.read(8))[0]
            mask = self._reader.read(4)
            data = bytes(byte ^ mask[n % 4] for n, byte in enumerate(self._reader.read(size)))
            if code == 0x8:
                return
            if code == 0x9:
                self._connection.sendall(bytes([0x8A, len(data)]) + data)
            elif code == 0x1:
                self._acknowledged(json.loads(data))

    def _acknowledged(self, message: dict[str, Any]) -> None:
        with self._changed:
            self.acks[message.get("envelope_id", "")] = message
            self._changed.notify_all()

    def close(self) -> None:
        try:
            self._connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _handler(slack: SlackApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path.startswith("/socket"):
                self._upgrade()
            else:
                self._json({"ok": False}, 404)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            _, place, name = self.path.split("/", 2)
            if place == "upload":
                slack.note("upload", {"bytes": body})
                self._json({"ok": True})
                return
            arguments = _arguments(body, self.headers.get("content-type") or "")
            if place == "respond":
                slack.note("respond", arguments | {"to": name})
                self._json({"ok": True})
                return
            slack.note(name, arguments)
            self._json(slack.answer(name, arguments))

        def _json(self, answer: dict[str, Any], status: int = 200) -> None:
            data = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def _upgrade(self) -> None:
            key = self.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
            accept = base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()
            self.wfile.write(
                b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + f"Sec-WebSocket-Accept: {accept}\r\n\r\n".encode()
            )
            self.wfile.flush()
            one = Socket(self.connection, self.rfile)
            slack.opened(one)
            one.serve()
            self.close_connection = True

        def log_message(self, format: str, *arguments: object) -> None:
            return

    return Handler


def _arguments(body: bytes, kind: str) -> dict[str, Any]:
    if "json" in kind:
        return dict(json.loads(body or b"{}"))
    found: dict[str, Any] = {name: values[0] for name, values in urllib.parse.parse_qs(body.decode()).items()}
    return {name: _parsed(value) for name, value in found.items()}


def _parsed(value: str) -> Any:
    return json.loads(value) if value[:1] in "[{" else value
