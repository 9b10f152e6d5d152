"""Walls are told from articles: by what a page says itself, or by its signs where there is little text."""

from __future__ import annotations

import json

import pytest

from briefer.ingest.fetch.walls import find_wall
from briefer.ingest.html import read_page
from tests.site import article

ADDRESS = "https://paper.example/story"
LEAD = "The bridge at Elm Ford was closed on Monday after a barge struck one of its four piers in thick fog."
BODY = [
    f"{LEAD} Nobody was hurt, the river police said, and the barge was towed to the lock before noon.",
    "Engineers will look at the pier this week and decide whether buses may cross before the spring fair begins.",
    "The town's mayor said that the ferry would run every ten minutes until the bridge is open to traffic again.",
    "Shopkeepers on the east bank said that they feared for their trade, as most of their customers come on foot.",
    "A second barge had struck the same pier nine years ago, and repairs then took until the end of the summer.",
]


def wall(markup: str, address: str = ADDRESS) -> str | None:
    found = find_wall(markup, read_page(markup), address)
    return found.kind if found else None


def linked_data(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "Bridge closed"} | said)}</script>'


# ---------------------------------------------------------------- what the page says itself
@pytest.mark.parametrize("value", [False, "False", "false", "http://schema.org/False"])
def test_a_page_that_says_it_is_not_free_is_believed_however_long_it_is(value: object) -> None:
    assert wall(article("Bridge closed", *BODY * 3, head=linked_data(isAccessibleForFree=value))) == "a paywall"


@pytest.mark.parametrize("value", [True, "True", None])
def test_a_page_that_says_it_is_free_or_nothing_is_read(value: object) -> None:
    assert wall(article("Bridge closed", *BODY * 3, head=linked_data(isAccessibleForFree=value))) is None


def test_what_is_said_of_something_else_than_the_article_does_not_count() -> None:
    other = '<script type="application/ld+json">{"@type": "Product", "isAccessibleForFree": false}</script>'
    assert wall(article("Bridge closed", *BODY, head=other)) is None


def test_a_locked_tier() -> None:
    assert (
        wall(article("Bridge closed", *BODY, head='<meta property="article:content_tier" content="locked">')) == "a paywall"
    )
    assert wall(article("Bridge closed", *BODY, head='<meta property="article:content_tier" content="metered">')) is None


# ---------------------------------------------------------------- paywalls
@pytest.mark.parametrize(
    "demand",
    [
        "Subscribe to continue reading.",
        "Sign in or register to read the full story.",
        "This article is for subscribers.",
        "This article is reserved for our paying subscribers.",
        "You have reached your limit of free articles.",
        "To continue reading, start your free trial.",
        "Jetzt weiterlesen mit dem Abo.",
        "Il vous reste 84.3 % de cet article à lire.",
        "Contenido exclusivo para suscriptores.",
    ],
)
def test_the_beginning_of_an_article_and_a_demand_are_a_paywall(demand: str) -> None:
    page = article("Bridge closed", LEAD).replace("</article>", f"</article><div>{demand}</div>")
    assert wall(page) == "a paywall"


def test_a_part_that_is_made_as_a_wall() -> None:
    part = '<div class="c-paywall__box paywall"><h2>Keep reading</h2><p>Log in or see our offers.</p></div>'
    assert wall(article("Bridge closed", LEAD).replace("</article>", f"</article>{part}")) == "a paywall"


@pytest.mark.parametrize(
    "part", ['<div class="paywall"></div>', '<div class="paywall" style="display: none">Subscribe</div>']
)
def test_a_wall_that_is_empty_or_hidden_is_none(part: str) -> None:
    assert wall(article("Bridge closed", LEAD).replace("</article>", f"</article>{part}")) is None


# ---------------------------------------------------------------- other walls
def test_a_cookie_wall() -> None:
    page = (
        "<html><head><title>Before you continue</title></head><body><h1>We value your privacy</h1>"
        "<p>We and our 842 partners store cookies on your device and process personal data.</p>"
        "<button>Accept all</button><button>Manage settings</button></body></html>"
    )
    assert wall(page) == "a cookie wall"
    assert wall(page, "https://consent.paper.example/collect?to=story") == "a cookie wall"


def test_a_long_cookie_wall_is_one_too() -> None:
    sentences = [
        "We and our 842 partners use cookies to store and read information on your device.",
        "With your consent we process personal data such as your address and what you read here.",
        "You can accept all purposes, or manage your choices at any time in our privacy settings.",
        "Some of our partners process personal data without asking for your consent and rely on their interest.",
        "Your choices about cookies hold for this site alone and are kept for thirteen months.",
    ]
    assert wall(article("We value your privacy", *sentences)) == "a cookie wall"


@pytest.mark.parametrize(
    "says",
    [
        "Please verify you are a human by completing the captcha below.",
        "Checking your browser before accessing the site.",
        "Please enable JavaScript and cookies to continue.",
        "Our systems have detected unusual traffic from your network.",
    ],
)
def test_a_check_for_robots(says: str) -> None:
    assert wall(f"<html><body><h1>One moment</h1><p>{says}</p></body></html>") == "a check for robots"


# ---------------------------------------------------------------- articles
@pytest.mark.parametrize("count", [1, 4])
def test_a_report_about_cookies_is_no_cookie_wall_even_beside_one(count: int) -> None:
    sentences = [
        "The regulator said that sites must let readers reject all cookies as easily as they accept all of them.",
        "It fined two companies that had asked for consent in a way that left readers no choice about personal data.",
        "Both said that they would change how they ask for consent and would appeal against the fine for their cookies.",
        "A third company was warned because its partners read personal data before consent had been given to cookies.",
    ]
    banner = '<div class="banner">We value your privacy. <button>Accept all cookies</button></div>'
    assert wall(article("Fines for cookies", *sentences[:count]).replace("<nav>", f"{banner}<nav>")) is None


def test_a_whole_article_is_no_wall_whatever_its_site_says_in_the_margin() -> None:
    margin = (
        '<div id="paywall">Subscribe to continue reading</div><div class="cookie-banner">We use cookies. Accept all cookies or '
        "manage your consent settings.</div><p>Already a subscriber? Sign in.</p>"
    )
    assert wall(article("Bridge closed", *BODY * 3).replace("</article>", f"</article>{margin}")) is None


def test_a_short_report_beside_a_cookie_banner_is_read() -> None:
    banner = '<div class="banner">We use cookies. Accept all cookies or manage your consent settings.</div>'
    assert wall(article("Bridge closed", *BODY[:4]).replace("<nav>", f"{banner}<nav>")) is None


@pytest.mark.parametrize(
    "text",
    [
        "The paper put up a paywall on Monday, and its editor said that readers would have to register by the summer.",
        "A report by members of the committee said on Monday that voters must register to be heard at the meeting in May.",
        "The court said that a captcha must not be the only way to vote, and that every captcha keeps some voters out.",
        "The court said that sites may not force readers to accept cookies, and fined the company nine million euros.",
    ],
)
def test_a_short_report_about_walls_is_none(text: str) -> None:
    assert wall(article("A matter of walls", f"{text} {BODY[1]}", BODY[2])) is None
