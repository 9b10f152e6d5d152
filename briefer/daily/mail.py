"""Delivery by e-mail: the front page as text, as HTML and as a PDF attached, over SMTP with TLS.

The message is made of what is delivered and nothing else: the same day gives the same message under the same Message-ID, by
which a receiver knows it should it come twice. Its date is the moment that the day's run read up to.
"""

from __future__ import annotations

import hashlib
import smtplib
import ssl
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from briefer.daily.deliver import Delivered, digest_of
from briefer.errors import DeliveryError, UsageError
from briefer.render.marks import date_text, line, shortened
from briefer.settings.model import Email

TIMEOUT = 30.0
"""Seconds that the server may take for each answer."""


@dataclass(frozen=True, slots=True)
class EmailDelivery:
    """Sends the front page to those whom the settings name. `context` is the TLS context, the system's where it is null."""

    settings: Email
    context: ssl.SSLContext | None = None
    channel: str = "email"

    def deliver(self, delivered: Delivered) -> str:
        """Send the day; returns the Message-ID.

        Raises `DeliveryError` where the server cannot be reached or does not take the message, `UsageError` for an address
        that is none.
        """
        mail = message(delivered, self.settings)
        host, port = self.settings.host or "", self.settings.port
        try:
            with self._connected(host, port) as server:
                if self.settings.user is not None:
                    secret = self.settings.password
                    server.login(self.settings.user, secret.get_secret_value() if secret else "")
                refused = server.send_message(mail)
        except smtplib.SMTPAuthenticationError as error:
            raise DeliveryError(_where(host, port), f"refused the login: {_said(error)}", _PASSWORD) from None
        except smtplib.SMTPRecipientsRefused as error:
            raise DeliveryError(_where(host, port), f"takes no mail for {', '.join(error.recipients)}", _TO) from None
        except smtplib.SMTPNotSupportedError as error:
            raise DeliveryError(_where(host, port), str(error), "check delivery.email.tls and user") from None
        except smtplib.SMTPException as error:
            raise DeliveryError(_where(host, port), f"did not take the message: {_said(error)}", _LATER) from None
        except ssl.SSLError as error:
            raise DeliveryError(_where(host, port), f"TLS failed: {error.reason or error}", _TLS) from None
        except OSError as error:
            raise DeliveryError(_where(host, port), f"cannot be reached: {error.strerror or error}", _LATER) from None
        if refused:
            raise DeliveryError(_where(host, port), f"takes no mail for {', '.join(refused)}; others have it", _TO)
        return str(mail["Message-ID"])

    def _connected(self, host: str, port: int) -> smtplib.SMTP:
        context = self.context or ssl.create_default_context()
        if self.settings.tls == "tls":
            return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
        server = smtplib.SMTP(host, port, timeout=TIMEOUT)
        try:
            server.starttls(context=context)
        except BaseException:
            server.close()
            raise
        return server


_PASSWORD = "check delivery.email.user and BRIEFER_DELIVERY_EMAIL_PASSWORD; the files are in their folder"
_TO = "check delivery.email.to"
_TLS = "check delivery.email.host, port and tls; the files are in their folder"
_LATER = "run briefer daily again to send it; the files are in their folder"


def message(delivered: Delivered, settings: Email) -> EmailMessage:
    """The day as a message: its text is the Markdown, beside it the HTML page, attached the PDF."""
    front = delivered.front
    lead = f": {front.stories[0].title}" if front.stories else ""
    sender = _address("delivery.email.from", settings.sender or "")
    mail = EmailMessage(policy=SMTP.clone(max_line_length=200))
    mail["Subject"] = shortened(line(f"Briefing of {date_text(delivered.date)}{lead}"), 150)
    mail["From"] = sender
    mail["To"] = [_address("delivery.email.to", to) for to in settings.to]
    mail["Date"] = format_datetime(delivered.now)
    mail["Message-ID"] = f"<{digest_of(delivered)[:32]}.{delivered.date}@{sender.domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(delivered.files["front.md"].decode(), cte="quoted-printable")
    mail.add_alternative(delivered.files["front.html"].decode(), subtype="html", cte="quoted-printable")
    name = f"briefing-{delivered.date}.pdf"
    mail.add_attachment(delivered.files["front.pdf"], maintype="application", subtype="pdf", filename=name)
    _bounded(mail)
    return mail


def _bounded(mail: EmailMessage) -> None:
    """Give each multipart a boundary made from the message: the library would draw one by chance."""
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary("=_" + hashlib.sha256(f"{mail['Message-ID']} {number}".encode()).hexdigest()[:40])


def _address(setting: str, text: str) -> Address:
    name, address = parseaddr(text)
    try:
        return Address(display_name=name, addr_spec=address)
    except (ValueError, IndexError):
        raise UsageError(setting, f"{text!r} is no e-mail address", "write it as desk@example.org") from None


def _where(host: str, port: int) -> str:
    return f"e-mail server {host}:{port}"


def _said(error: smtplib.SMTPException) -> str:
    said = getattr(error, "smtp_error", b"")
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return " ".join((text or str(error)).split())[:200]
