"""Records behave as Python's own dataclasses do; only making them costs less."""

from __future__ import annotations

import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, replace
from typing import Any

import pytest

from briefer.language import records
from briefer.language.records import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    floors: int = 1
    rooms: list[str] = field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True)
class Own:
    name: str
    floors: int = 1
    rooms: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    letters: int = field(init=False)
    note: str = field(default="", repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "letters", len(self.text))


@dataclass(slots=True)
class Tally:
    count: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Door:
    """A door is no other door."""

    wide: bool


@pytest.mark.parametrize("given", [("mill",), ("mill", 3), ("mill", 3, ["loft"])])
def test_a_record_is_made_shown_and_told_as_a_dataclass_is(given: tuple[Any, ...]) -> None:
    mine, own = Place(*given), Own(*given)
    assert repr(mine) == repr(own).replace("Own", "Place")
    assert dataclasses.asdict(mine) == dataclasses.asdict(own)
    assert Place.__match_args__ == Own.__match_args__


def test_defaults_are_made_anew_for_each_record() -> None:
    Place("mill").rooms.append("loft")
    assert Place("mill").rooms == []


def test_records_are_compared_and_hashed_by_their_fields() -> None:
    assert Place("mill") == Place("mill", 1) != Place("mill", 2)
    assert Place("mill") != Own("mill")
    assert hash(Word("on")) == hash(Word("on", note="seen"))
    assert Word("on") == Word("on", note="seen")
    assert Door(True) != Door(True)
    assert len({Door(True), Door(True)}) == 2


def test_frozen_records_stay_as_they_are() -> None:
    place = Place("mill")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        place.name = "barn"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del place.name
    assert replace(place, floors=2) == Place("mill", 2)


def test_others_change_and_have_no_hash() -> None:
    tally = Tally()
    tally.count += 1
    assert tally == Tally(1)
    with pytest.raises(TypeError, match="unhashable"):
        hash(tally)


def test_a_record_fills_in_the_rest_itself() -> None:
    assert Word("loft").letters == 4
    assert repr(Word("loft", "seen")).endswith("Word(text='loft', letters=4)")


def test_records_go_from_process_to_process() -> None:
    assert pickle.loads(pickle.dumps([Place("mill", 2, ["loft"]), Tally(3)])) == [Place("mill", 2, ["loft"]), Tally(3)]


def test_what_is_missing_is_told() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        Place()


def test_methods_are_the_same_whether_kept_or_made() -> None:
    source = "def __init__(self):\n pass"
    first = records._code(source)
    assert records._code(source) == first


def test_a_class_without_slots_is_refused() -> None:
    with pytest.raises(TypeError, match="has slots"):
        dataclass(frozen=True)(Tally)
