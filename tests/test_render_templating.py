"""The templates' environment: compiled templates are kept for the next start."""

from __future__ import annotations

import jinja2
import pytest

from briefer.render import templating
from briefer.render.templating import environment


class Compiled(Exception):
    pass


def test_a_template_is_compiled_once_for_each_kind_of_environment(monkeypatch: pytest.MonkeyPatch):
    kept: dict[tuple[object, ...], bytes] = {}

    class Tables:
        get = kept.get
        put = kept.__setitem__

    def compiled(*asked: object, **more: object) -> None:
        raise Compiled

    monkeypatch.setattr(templating, "tables", Tables)
    first = environment(autoescape=True).get_template("page.md.jinja")
    monkeypatch.setattr(jinja2.Environment, "compile", compiled)
    again = environment(autoescape=True).get_template("page.md.jinja")
    assert again.blocks.keys() == first.blocks.keys()
    with pytest.raises(Compiled):
        environment(autoescape=False).get_template("page.md.jinja")
