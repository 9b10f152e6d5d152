"""`dataclass`, as Python's own, made at a quarter of its cost.

Python writes the methods of a dataclass as text and compiles each by itself, anew in every process: a millisecond for each
class, a tenth of a short run. Here the methods of a class are one text, what the compiler made of it is kept (see `keep`),
and what is alike in all classes is written once. For classes with slots, where `__post_init__` sets what `__init__`
is not given; type checkers take it for `dataclasses.dataclass`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from dataclasses import dataclass as _dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from briefer.language.keep import Store

__all__ = ["dataclass"]

_FACTORY = object()
"""Stands for what a field's factory makes, which is made anew for each record."""


def _made(frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
    if not slots:
        raise TypeError("a record has slots; for any other class take dataclasses.dataclass")

    def decorate(cls: type) -> type:
        if cls.__doc__ is None:
            cls.__doc__ = cls.__name__  # else its signature is worked out for it
        bare: Any = _dataclass(init=False, repr=False, eq=False, slots=True)(cls)
        fields: list[Field[Any]] = list(bare.__dataclass_fields__.values())
        made = _methods(bare, fields, eq, frozen)
        if frozen:
            made |= {"__setattr__": _refuse, "__delattr__": _refuse, "__getstate__": _state, "__setstate__": _restore}
        for name, method in ({"__repr__": _shown} | made).items():
            if name not in cls.__dict__ or name == "__hash__":
                setattr(bare, name, method)
        with_slots: type = bare
        return with_slots

    return decorate


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _made


def _methods(cls: Any, fields: Sequence[Field[Any]], eq: bool, frozen: bool) -> dict[str, Any]:
    """What differs from class to class: how a record is begun, compared and hashed."""
    names: dict[str, Any] = {"factory": _FACTORY}
    for field in fields:
        names[f"set_{field.name}"] = getattr(cls, field.name).__set__
        names[f"default_{field.name}"] = _FACTORY if field.default is MISSING else field.default
        names[f"make_{field.name}"] = field.default_factory
    before = {*names}
    exec(_code(_source(fields, hasattr(cls, "__post_init__"), eq, frozen)), names)
    made = {name: names[name] for name in names.keys() - before - {"__builtins__"}}
    made["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return made | ({} if frozen or not eq else {"__hash__": None})


def _source(fields: Sequence[Field[Any]], post: bool, eq: bool, frozen: bool) -> str:
    begun = [f for f in fields if f.init]
    given = [f.name if _required(f) else f"{f.name}=default_{f.name}" for f in begun]
    lines = [f"def __init__({', '.join(['self', *given])}):"]
    for f in begun:
        value = f.name if f.default_factory is MISSING else f"make_{f.name}() if {f.name} is factory else {f.name}"
        lines.append(f" set_{f.name}(self, {value})")
    lines += [" self.__post_init__()"] if post else [] if begun else [" pass"]
    if eq:
        mine, theirs = _all("self", fields), _all("other", fields)
        lines.append(
            f"def __eq__(self, other):\n return {mine} == {theirs} if other.__class__ is self.__class__ else NotImplemented"
        )
        lines += [f"def __hash__(self):\n return hash({mine})"] if frozen else []
    return "\n".join(lines)


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _all(record: str, fields: Iterable[Field[Any]]) -> str:
    return f"({''.join(f'{record}.{field.name},' for field in fields if field.compare)})"


def _code(source: str) -> Any:
    code = _store.get(source)
    if code is None:
        code = compile(source, "<record>", "exec")
        _store.put(source, code)
    return code


# Each key is all that its value is made of, but for the interpreter.
_store: Store[str] = Store(".records", "")


# ---------------------------------------------------------------- what is alike in all classes
def _shown(self: Any) -> str:
    values = (f"{name}={getattr(self, name)!r}" for name, field in self.__dataclass_fields__.items() if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(values)})"


def _refuse(self: object, name: str, *value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _restore(self: Any, state: Sequence[Any]) -> None:
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)
