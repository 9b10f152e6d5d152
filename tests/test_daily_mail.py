"""The front page by e-mail: a real SMTP server on loopback, TLS with a real certificate, and what goes wrong."""

from __future__ import annotations

import email
import email.policy
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Literal

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from briefer.daily.deliver import Delivered
from briefer.daily.mail import EmailDelivery, message
from briefer.daily.pages import alone, front_files
from briefer.errors import DeliveryError, UsageError
from briefer.settings.model import Email
from tests.fronts import front
from tests.patience import CEILING
from tests.site import closed_port, day

SECRET = "correct horse"


@dataclass
class Postbox:
    """What an SMTP server took; it refuses mail for those named in `unknown`."""

    unknown: set[str] = field(default_factory=set)
    taken: list[EmailMessage] = field(default_factory=list)
    secure: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802  (the name is aiosmtpd's)
        self, server: Any, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if address in self.unknown:
            return "550 nobody of this name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  (the name is aiosmtpd's)
        self, server: Any, session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(parsed, EmailMessage)
        self.taken.append(parsed)
        self.secure.append(server.transport.get_extra_info("sslcontext") is not None)
        return "250 taken"


def authenticate(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"desk", SECRET.encode())
    return AuthResult(success=known, handled=known)


@dataclass
class Post:
    """A mail server under way: its port, what it took, and a client's TLS context that trusts it."""

    port: int
    box: Postbox
    context: ssl.SSLContext

    def settings(self, **given: object) -> Email:
        usual: dict[str, object] = {
            "host": "localhost",
            "port": self.port,
            "from": "The desk <desk@example.org>",
            "to": ["a@example.org"],
        }
        return Email.model_validate(usual | {"user": "desk", "password": SECRET} | given)

    def send(self, **given: object) -> str:
        return EmailDelivery(self.settings(**given), self.context).deliver(delivered())


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@contextmanager
def taking(authority: trustme.CA, tls: Literal["tls_context", "ssl_context"], **how: bool) -> Iterator[Post]:
    """A mail server that takes messages from whom `authenticate` knows, until the block ends."""
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(served)
    box = Postbox()
    secured = {tls: served, "authenticator": authenticate} | how
    controller = Controller(box, hostname="127.0.0.1", port=closed_port(), ready_timeout=CEILING, **secured)
    controller.start()
    try:
        yield Post(controller.port, box, trusting(authority))
    finally:
        controller.stop()


@pytest.fixture
def starttls(authority: trustme.CA) -> Iterator[Post]:
    with taking(authority, "tls_context", require_starttls=True, auth_required=True) as post:
        yield post


@pytest.fixture
def implicit(authority: trustme.CA) -> Iterator[Post]:
    with taking(authority, "ssl_context", auth_require_tls=False) as post:
        yield post


def delivered() -> Delivered:
    page = front()
    return Delivered(page.date, day(6, 7), page, front_files(alone(page), ("md", "html", "pdf")), {}, Path("briefings"))


# ---------------------------------------------------------------- the message
def test_the_message_is_text_html_and_a_pdf(starttls: Post) -> None:
    reference = starttls.send()
    (mail,) = starttls.box.taken
    assert starttls.box.secure == [True]
    assert mail["Subject"] == "Briefing of 6 March 2025: Story 1: all on board were brought ashore"
    assert mail["From"] == "The desk <desk@example.org>"
    assert mail["Message-ID"] == reference
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert page is not None
    assert text.get_content().startswith("# Briefing of 6 March 2025")
    assert page.get_content().split() == delivered().files["front.html"].decode().split()
    (pdf,) = mail.iter_attachments()
    assert (pdf.get_filename(), pdf.get_content()[:5]) == ("briefing-2025-03-06.pdf", b"%PDF-")


def test_the_same_day_is_the_same_message_to_the_last_byte() -> None:
    settings = Email.model_validate({"host": "h", "from": "desk@example.org", "to": ["a@example.org"]})
    one, other = (message(delivered(), settings) for _ in range(2))
    assert bytes(one) == bytes(other)
    assert one["Message-ID"].endswith(".2025-03-06@example.org>")
    assert one["Date"] == "Fri, 06 Mar 2026 07:00:00 +0000"


def test_another_front_page_is_another_message() -> None:
    settings = Email.model_validate({"host": "h", "from": "desk@example.org", "to": ["a@example.org"]})
    later = front(count=2)
    changed = Delivered(later.date, day(6, 7), later, delivered().files, {}, Path("briefings"))
    assert message(changed, settings)["Message-ID"] != message(delivered(), settings)["Message-ID"]


def test_no_line_of_a_title_becomes_a_header() -> None:
    settings = Email.model_validate({"host": "h", "from": "desk@example.org", "to": ["a@example.org"]})
    page = front()
    evil = page.stories[0].model_copy(update={"title": "Fire\r\nBcc: all@example.org\r\n\r\nHello"})
    hostile = page.model_copy(update={"stories": (evil, *page.stories[1:])})
    made = message(Delivered(page.date, day(6, 7), hostile, delivered().files, {}, Path()), settings)
    assert "Bcc" not in made
    assert b"\nBcc:" not in bytes(made).partition(b"\r\n\r\n")[0]


# ---------------------------------------------------------------- the server
def test_it_is_sent_over_implicit_tls_too(implicit: Post) -> None:
    implicit.send(tls="tls")
    assert implicit.box.secure == [True]


def test_a_wrong_password_is_told_and_nothing_is_sent(starttls: Post) -> None:
    with pytest.raises(DeliveryError, match=r"refused the login.*BRIEFER_DELIVERY_EMAIL_PASSWORD"):
        starttls.send(password="wrong")
    assert starttls.box.taken == []


def test_a_server_that_nobody_vouches_for_is_not_talked_to(starttls: Post) -> None:
    with pytest.raises(DeliveryError, match=r"TLS failed"):
        EmailDelivery(starttls.settings()).deliver(delivered())
    assert starttls.box.taken == []


def test_a_server_without_tls_gets_no_password() -> None:
    box = Postbox()
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=closed_port(),
        ready_timeout=CEILING,
        auth_require_tls=False,
        authenticator=authenticate,
    )
    controller.start()
    try:
        port = controller.port
        with pytest.raises(DeliveryError, match=r"STARTTLS"):
            Post(port, box, ssl.create_default_context()).send()
    finally:
        controller.stop()
    assert box.taken == []


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(DeliveryError, match=r"cannot be reached.*the files are in their folder"):
        Post(closed_port(), Postbox(), ssl.create_default_context()).send()


def test_one_reader_who_is_unknown_does_not_keep_the_others_from_theirs(starttls: Post) -> None:
    starttls.box.unknown.add("gone@example.org")
    with pytest.raises(DeliveryError, match=r"no mail for gone@example.org; others have it"):
        starttls.send(to=["a@example.org", "gone@example.org"])
    assert len(starttls.box.taken) == 1
    with pytest.raises(DeliveryError, match="takes no mail for gone@example.org"):
        starttls.send(to=["gone@example.org"])


def test_an_address_that_is_none_is_a_usage_error(starttls: Post) -> None:
    with pytest.raises(UsageError, match="is no e-mail address"):
        starttls.send(to=["not an address"])


def test_the_password_is_never_in_what_is_said(starttls: Post) -> None:
    assert SECRET not in repr(EmailDelivery(starttls.settings()))
