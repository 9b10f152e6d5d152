"""Hidden text: what stands in a page's source and no reader sees is taken out, and the prose in it handed back."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from briefer.ingest.css import colour, hiding_selectors
from briefer.ingest.hidden import strip_hidden

SECRET = "Officials said that nine hundred people had died."


def page(body: str, head: str = "") -> HtmlElement:
    return lxml_html.document_fromstring(
        f"<html><head>{head}</head><body><p>The bridge reopened on Monday.</p>{body}</body></html>"
    )


@pytest.mark.parametrize(
    "hidden",
    [
        f'<p style="display:none">{SECRET}</p>',
        f'<p style="Display : None !important">{SECRET}</p>',
        f'<div style="visibility:hidden"><p>{SECRET}</p></div>',
        f"<p hidden>{SECRET}</p>",
        f'<p aria-hidden="true">{SECRET}</p>',
        f'<span style="font-size:0">{SECRET}</span>',
        f'<span style="font-size: 0.5px">{SECRET}</span>',
        f'<span style="opacity:0">{SECRET}</span>',
        f'<p style="color:#fff;background:#ffffff">{SECRET}</p>',
        f'<p style="color:white">{SECRET}</p>',
        f'<div style="background-color:#111"><p style="color:rgb(17, 17, 17)">{SECRET}</p></div>',
        f'<p style="color:rgba(0,0,0,0)">{SECRET}</p>',
        f'<p style="color:transparent">{SECRET}</p>',
        f'<font color="#FFFFFF">{SECRET}</font>',
        f'<p style="position:absolute;left:-9999px">{SECRET}</p>',
        f'<p style="text-indent:-9999px">{SECRET}</p>',
        f'<p style="height:0;overflow:hidden">{SECRET}</p>',
        f'<p style="position:absolute;clip:rect(0,0,0,0)">{SECRET}</p>',
        f'<p style="clip-path: inset(100%)">{SECRET}</p>',
        f'<p style="transform: scale(0)">{SECRET}</p>',
        f'<p class="visually-hidden">{SECRET}</p>',
        f"<template><p>{SECRET}</p></template>",
        f"<dialog><p>{SECRET}</p></dialog>",
        f"<!-- {SECRET} -->",
    ],
)
def test_hidden_prose_is_taken_out_and_handed_back(hidden: str) -> None:
    root = page(hidden)
    assert strip_hidden(root) == (SECRET,)
    assert root.text_content().strip() == "The bridge reopened on Monday."


@pytest.mark.parametrize(
    "sheet",
    [
        ".x{display:none}",
        "p.x , .y { visibility: hidden }",
        "#i{position:absolute;left:-2000px}",
        "/* } */ .x{font-size:0}",
    ],
)
def test_a_plain_rule_of_a_style_sheet_hides(sheet: str) -> None:
    root = page(f'<p class="x" id="i">{SECRET}</p>', f"<style>{sheet}</style>")
    assert strip_hidden(root) == (SECRET,)


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print{.x{display:none}}",
        ".menu .x{display:none}",
        ".x{display:none} .x{display:block}",
        ".x:after{display:none}",
        ".x{color:#fff}",
    ],
)
def test_a_rule_that_may_not_apply_hides_nothing(sheet: str) -> None:
    root = page(f'<p class="x">{SECRET}</p>', f"<style>{sheet}</style>")
    assert strip_hidden(root) == ()
    assert SECRET in root.text_content()


@pytest.mark.parametrize(
    "shown",
    [
        f'<p style="color:#222;background:#fff">{SECRET}</p>',
        f'<div style="background:#003366"><p style="color:#fff">{SECRET}</p></div>',
        f'<div style="background:url(sky.jpg)"><p style="color:#fff">{SECRET}</p></div>',
        f'<p style="font-size:0.9em">{SECRET}</p>',
        f'<p style="position:relative;left:-10px">{SECRET}</p>',
        f'<p style="display:block">{SECRET}</p>',
        f"<details><summary>More</summary><p>{SECRET}</p></details>",
    ],
)
def test_visible_text_stays(shown: str) -> None:
    root = page(shown)
    assert strip_hidden(root) == ()
    assert SECRET in root.text_content()


def test_labels_menus_and_developers_comments_are_taken_out_without_mention() -> None:
    root = page(
        '<a class="sr-only" href="#c">Skip to the main content of this page of ours</a><span hidden>Open menu</span>'
        '<nav><p style="display:none">All of our many sections and services are listed here.</p></nav>'
        "<!-- begin header template version 2.0, do not edit this generated block --><!--[if IE]><p>Old.</p><![endif]-->"
    )
    assert strip_hidden(root) == ()
    assert root.text_content().strip() == "The bridge reopened on Monday."


def test_hidden_text_that_the_page_also_shows_is_no_passage() -> None:
    root = page('<p aria-hidden="true">The bridge reopened on Monday.</p>')
    assert strip_hidden(root) == ()


def test_text_after_a_hidden_element_stays() -> None:
    root = page(f"<p>Before <span hidden>{SECRET}</span>after.</p>")
    strip_hidden(root)
    assert root.text_content().endswith("Before after.")


def test_a_page_that_fades_in_is_not_hidden() -> None:
    story = f'<main style="opacity:0" class="late"><h1>Ferry late</h1><p>{SECRET}</p></main>'
    root = lxml_html.document_fromstring(
        f'<html><style>.late{{display:none}}</style><body style="visibility:hidden">{story}</body></html>'
    )
    assert strip_hidden(root) == ()
    assert SECRET in root.text_content()


def test_colours_are_read_in_their_notations() -> None:
    assert (
        colour("#fff")
        == colour("#FFFFFF".lower())
        == colour("white")
        == colour("rgb(255, 255, 255)")
        == ((255, 255, 255), False)
    )
    assert colour("#00000000")[1]
    assert colour("inherit") == (None, False)


def test_the_last_rule_of_a_selector_counts() -> None:
    assert hiding_selectors([".a{display:none}.b{display:none}", ".a{display:block}"]) == {".b"}
