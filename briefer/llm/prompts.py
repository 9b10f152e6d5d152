"""Prompts: versioned template files, one a stage, hashed so that a briefing can name what it was made with.

A file `<stage>.v<N>.md.jinja` holds one block a message, in their order; a block's name is its role, with a suffix where a
role comes again:

    {% block system %}…{% endblock %}
    {% block user_example %}…{% endblock %}
    {% block assistant_example %}…{% endblock %}
    {% block user %}{{ article }}{% endblock %}

Each block is rendered alone, so no text that is put into one can begin another message. The sandbox gives templates no way
to Python; they read no other file, so the file's hash covers all of them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from briefer.errors import ModelError
from briefer.llm.asking import Message, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Template
    from jinja2.runtime import Context

_PACKAGE = Path(__file__).resolve().parents[1]
FOLDERS = (_PACKAGE / "_prompts", _PACKAGE.parent / "prompts")
"""Where prompts are: in an installed wheel, and in a checkout."""
_SUFFIX = ".md.jinja"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt's template; `sha256` is that of its file."""

    name: str
    sha256: str
    needs: frozenset[str]
    """The variables it names; each must be given a value."""
    _template: Template

    def render(self, **values: object) -> tuple[Message, ...]:
        """The messages, without white space at their ends. Raises `ModelError` naming every variable without a value."""
        missing = sorted(self.needs - values.keys())
        if missing:
            raise ModelError(f"prompt {self.name}", f"has no value for {', '.join(missing)}", "pass all that it names")
        from jinja2 import TemplateError

        environment, blocks = self._template.environment, self._template.blocks
        silent: dict[str, Callable[[Context], Iterator[str]]] = {block: lambda _: iter(()) for block in blocks}
        context = environment.context_class(environment, {**self._template.globals, **values}, self.name, silent)
        try:
            # What stands outside the blocks comes first: the macros and values it sets are seen by all of them.
            outside = "".join(self._template.root_render_func(context))
            texts = {name: "".join(block(context)) for name, block in blocks.items()}
        except TemplateError as error:
            raise ModelError(f"prompt {self.name}", str(error), "give it values of the kind that it uses") from None
        if outside.strip():
            raise ModelError(f"prompt {self.name}", f"has text outside its blocks: {outside.strip()[:40]!r}")
        return tuple(Message(_role(self.name, block), text.strip()) for block, text in texts.items())


def load(stage: str) -> Prompt:
    """The prompt of a stage and version: `load("extract.v1")`. Raises `ModelError` where there is none."""
    return parse(stage, _source(stage))


def fingerprint(stage: str) -> str:
    """The SHA-256 of a prompt's file, which needs no template. Raises `ModelError` where there is none."""
    return hashlib.sha256(_source(stage)).hexdigest()


def _source(stage: str) -> bytes:
    for folder in FOLDERS:
        if (path := folder / f"{stage}{_SUFFIX}").is_file():
            return path.read_bytes()
    raise ModelError(f"prompt {stage}", "there is no such file", f"it is looked for as prompts/{stage}{_SUFFIX}")


@cache
def parse(stage: str, source: bytes) -> Prompt:
    """The prompt that a file's bytes hold. Raises `ModelError` where they are no template or hold no message."""
    from jinja2 import StrictUndefined, TemplateError, meta, nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    try:
        text = source.decode("utf-8")
        tree = environment.parse(text)
        template = environment.from_string(text)
    except (TemplateError, UnicodeDecodeError) as error:
        raise ModelError(f"prompt {stage}", str(error), "mend the template") from None
    if list(meta.find_referenced_templates(tree)):
        raise ModelError(f"prompt {stage}", "reads another file", "keep it in one, so that its hash covers it")
    if not template.blocks:
        raise ModelError(f"prompt {stage}", "holds no message", "add a block named system or user")
    for block in template.blocks:
        _role(stage, block)
    outside = {macro.name for macro in tree.body if isinstance(macro, nodes.Macro)}
    outside |= {name.name for set_ in tree.body if isinstance(set_, nodes.Assign) for name in set_.find_all(nodes.Name)}
    needs = meta.find_undeclared_variables(tree) - environment.globals.keys() - outside
    return Prompt(stage, hashlib.sha256(source).hexdigest(), frozenset(needs), template)


def fence_marker(text: str) -> str:
    """A marker to fence `text` with: made from the text's hash, so repeatable, and never a part of the text.

    Nobody can write the marker of a text into that text: to do so would change the marker.
    """
    for attempt in count():
        marker = hashlib.sha256(f"{attempt}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        if marker not in text:
            return marker
    raise AssertionError("count() has no end")


def _role(stage: str, block: str) -> Role:
    role = block.partition("_")[0]
    if role not in get_args(Role):
        raise ModelError(f"prompt {stage}", f"block {block!r} names no role", f"begin it with {', '.join(get_args(Role))}")
    return cast(Role, role)
