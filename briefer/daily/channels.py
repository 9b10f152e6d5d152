"""The channels that the settings name, besides the folder of files that every run writes."""

from __future__ import annotations

from briefer.daily.deliver import Deliverer
from briefer.daily.mail import EmailDelivery
from briefer.settings import Settings


def deliverers(settings: Settings) -> tuple[Deliverer, ...]:
    """What the settings deliver over; none where no channel is set."""
    return (EmailDelivery(settings.delivery.email),) if settings.delivery.email.host else ()
