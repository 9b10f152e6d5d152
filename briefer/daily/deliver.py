"""Delivery: what was made is handed to each channel once, and the archive remembers how far that came.

A delivery is noted as begun before it is handed over and as done after. Where a run is stopped between the two, nobody can
know whether it arrived, and it is handed over again: nothing is lost, and what a channel might get twice carries the same
identity (an e-mail its Message-ID), by which receivers know it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from briefer.archive import Archive, runs
from briefer.daily.log import Log
from briefer.errors import BrieferError
from briefer.models import Briefing, FrontPage


@dataclass(frozen=True, slots=True)
class Delivered:
    """What is delivered: the date's front page and its files by name ("front.pdf"; they lead to no story's page, for what
    is sent lies elsewhere), its stories' briefings by id, and the folder where all of it lies.

    `now` is the moment the run read up to. `reference` is what this channel returned when the date was delivered before, ""
    where it was not.
    """

    date: dt.date
    now: dt.datetime
    front: FrontPage
    files: Mapping[str, bytes]
    briefings: Mapping[str, Briefing]
    folder: Path
    reference: str = ""


class Deliverer(Protocol):
    """A channel."""

    @property
    def channel(self) -> str:
        """Its name, under which the archive remembers what it delivered."""
        ...

    def deliver(self, delivered: Delivered) -> str:
        """Hand the date over; returns a reference by which it can be found again ("" for none).

        Raises `DeliveryError` where that fails.
        """
        ...


def deliver_all(
    archive: Archive, deliverers: Sequence[Deliverer], delivered: Delivered, log: Log
) -> tuple[BrieferError, ...]:
    """Deliver to each channel what it has not yet; returns what failed. One channel's failure is not another's."""
    digest = digest_of(delivered)
    failed = []
    for deliverer in deliverers:
        before = runs.delivery(archive.db, delivered.date, deliverer.channel)
        if before is not None and before.done and before.digest == digest:
            log.say("delivered", f"{deliverer.channel}: was delivered before", channel=deliverer.channel, again=True)
            continue
        reference = before.reference if before is not None else ""
        _keep(archive, delivered.date, runs.Delivery(deliverer.channel, digest, False, reference))
        try:
            found = deliverer.deliver(replace(delivered, reference=reference))
        except BrieferError as error:
            log.warn("undelivered", str(error), channel=deliverer.channel, cause=str(error))
            failed.append(error)
            continue
        _keep(archive, delivered.date, runs.Delivery(deliverer.channel, digest, True, found))
        log.say("delivered", f"{deliverer.channel}: delivered", channel=deliverer.channel, again=False)
    return tuple(failed)


def digest_of(delivered: Delivered) -> str:
    """A checksum of what is delivered: the date, and the front page with all it tells."""
    text = f"{delivered.date}\n{delivered.front.model_dump_json(by_alias=True)}"
    return hashlib.sha256(text.encode()).hexdigest()


def _keep(archive: Archive, date: dt.date, found: runs.Delivery) -> None:
    with archive.transaction() as db:
        runs.keep_delivery(db, date, found)
