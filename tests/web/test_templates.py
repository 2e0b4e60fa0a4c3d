"""Every page, made from sample values: one heading, nothing inline, nothing unescaped."""

import re
from functools import cache
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from alongside.web.jinja import environment

NASTY = "<img src=x onerror=alert(1)>"
PART = {"part_word": "Where it is", "why": "Runs in Torbay", "score": 0.825, "weight": 3}
ANSWER = {
    "rank": 1, "title": f"Course {NASTY}", "url": "/offers/a/", "kind_word": "Advice or training",
    "actor_name": NASTY, "actor_url": "/actors/a/", "place_name": "Torbay", "distance_text": "4 km away",
    "summary": NASTY, "standing": "open", "standing_text": "Open now", "source_text": NASTY,
    "reasons": ["Runs in Torbay", NASTY], "all_reasons": [PART],
}  # fmt: skip
ITEM = {"title": f"Record {NASTY}", "url": "/needs/a/", "line": NASTY, "badge": "Open now", "tone": "open"}
LIST = {"page": {"items": [ITEM], "next_url": "?page=2", "previous_url": "", "total": 31}, "filters": []}
THING = {
    "title": f"Thing {NASTY}", "standing": "history", "standing_text": "Reported in 2017",
    "paragraphs": [NASTY],
    "facts": [{"key": "Where", "value": NASTY}], "source": {"text": NASTY, "note": NASTY},
    "sections": [{"heading": "Near", "items": [ITEM]}],
}  # fmt: skip
GROUPS = [{"key": "open", "title": "You can ask now", "intro": "", "answers": [ANSWER]}]
SECTION = {"heading": "Same", "items": [ITEM], "downloads": [{"text": "CSV", "url": "?download=csv"}]}
TIE = {"number": 1, "title": NASTY, "url": "/actors/b/", "line": NASTY}
DOT = {"x": 1, "y": 2, "number": 1, "group": 0, "inferred": True}
TIES = {
    "heading": "Ties", "groups": [{"heading": "Funds it", "ties": [TIE]}],
    "picture": {"x": 9, "y": 9, "wide": 20, "high": 20, "dots": [DOT]}, "downloads": [],
}  # fmt: skip
COLUMN = {**ITEM, "summary": NASTY, "source": NASTY, "remove_url": "/actors/compare/", "ref": "a"}
CELL = {"items": [{"text": NASTY, "url": "/offers/a/", "mark": "both"}], "more": 2}
ASPECT = {"title": "Its help", "cells": [CELL, {"items": []}]}
STEPS = [{"text": "Look everywhere", "url": "/find/?q=x"}]
PERSON = {
    "name": NASTY, "phone": NASTY, "phone_url": "tel:1", "hours": NASTY, "reply_time": NASTY, "email": NASTY,
    "places": [{"name": NASTY, "url": "/places/a/"}],
}  # fmt: skip
OPERATOR = {"operator": {"name": NASTY, "mail": NASTY, "phone": NASTY}, "people": [PERSON], "fewest": 5}
FIELD = SimpleNamespace(errors=[NASTY], value=lambda: NASTY)
SIGN_IN = {
    "form": {"login": FIELD, "password": FIELD},
    "problems": [{"text": NASTY, "href": "#login"}],
    "next": NASTY,
    "demo": {"email": NASTY, "password": NASTY},
}
PAGES = {
    "home": (
        "home.html.jinja",
        {"form": {"q": NASTY}, "asking": [ITEM], "happened": [ITEM | {"text": NASTY}], "people": [PERSON]},
    ),
    "asked": (
        "find.html.jinja",
        {
            "asked": True,
            "form": {"q": NASTY, "place": NASTY},
            "groups": GROUPS,
            "excluded": [NASTY],
            "share": {"url": "/find/?q=x", "mail_url": "mailto:?body=x"},
            "person": PERSON,
        },
    ),
    "nothing fits": (
        "find.html.jinja",
        {"asked": True, "form": {"q": "x"}, "nothing_fits": True, "next_steps": STEPS},
    ),
    "no such place": (
        "find.html.jinja",
        {"form": {"q": "warm <room>", "place": NASTY, "place_problem": f"No place {NASTY}"}},
    ),
    "need": ("needs/show.html.jinja", {"thing": THING, "groups": GROUPS, "find_url": "/find/?q=x"}),
    "offer": ("offers/show.html.jinja", {"thing": THING, "why": [NASTY], "why_parts": [PART]}),
    "actor": ("actors/show.html.jinja", {"thing": THING, "ties": TIES, "others": [SECTION]}),
    "compare": (
        "actors/compare.html.jinja",
        {"profiles": [COLUMN, COLUMN], "rows": [ASPECT], "short": [NASTY]},
    ),
    "place": ("places/show.html.jinja", {"thing": THING}),
    "data": (
        "about/data.html.jinja",
        {"datasets": [{"title": NASTY, "rows": 0, "date": "2017-01-01", "notes": NASTY}]},
    ),
    "sign in": ("account/login.html.jinja", SIGN_IN),
    "you": (
        "account/you.html.jinja",
        {
            "user": {"name": NASTY},
            "parts": [{"name": NASTY, "url": "/actors/a/", "role": NASTY}],
            "typed": {"name": NASTY},
        },
    ),
    **{
        name: (f"about/{name}.html.jinja", OPERATOR)
        for name in ("index", "privacy", "terms", "accessibility", "contact")
    },
    "500": ("errors/500.html.jinja", {}),
    **{name: (f"{name}/index.html.jinja", LIST) for name in ("needs", "offers", "actors", "places")},
    **{code: (f"errors/{code}.html.jinja", {"problem": NASTY}) for code in ("400", "403", "404", "429")},
}


class Outline(HTMLParser):
    """Collects the headings, ids, attributes and scripts of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.nasty = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if "id" in given:
            self.ids.append(given["id"])
        self.nasty += tag == "img" and given.get("src") == "x"
        self.inline += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)


shared = cache(environment)


def made(name: str, **more: object) -> str:
    template, context = PAGES[name]
    request = RequestFactory().get("/find/")
    return shared().get_template(template).render({"request": request, **context, **more})


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_title_and_no_heading_is_skipped(name):
    levels = Outline(made(name)).levels
    first = levels.index(1)
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip(levels[first:], levels[first + 1 :], strict=False))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_no_style_or_script_of_its_own(name):
    assert Outline(made(name)).inline == []


@pytest.mark.parametrize("name", PAGES)
def test_what_came_from_outside_stays_text(name):
    assert Outline(made(name)).nasty == 0


@pytest.mark.parametrize("name", PAGES)
def test_no_id_is_used_twice(name):
    ids = Outline(made(name)).ids
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "500"])
def test_every_page_of_the_practice_town_says_that_it_is_invented(name):
    said = re.sub(r"<[^>]*>|\s+", " ", made(name, practice=True))
    assert "Practice town: invented. Nothing here is real." in re.sub(r"\s+", " ", said)
    assert "Practice town" not in made(name)


def test_in_the_practice_town_every_link_of_the_header_stays_there():
    html = made("home", practice=True)
    header = html[html.index("<header") : html.index("</header>")]
    assert header.count("?world=practice") == 5  # the name and four links; About is for both


def test_an_answer_says_why_and_lets_anyone_work_it_out():
    html = made("asked")
    assert "Why it's listed here" in html
    assert "0.82" in html or "0.83" in html
    assert "How this was worked out" in html


def test_where_nothing_fits_the_page_says_so_and_what_to_do():
    html = made("nothing fits")
    assert "Nothing here fits well enough to show" in html
    assert 'href="/find/?q=x"' in html


def test_a_place_that_is_not_known_is_said_at_the_top_and_at_its_field_and_nothing_typed_is_lost():
    html = made("no such place")
    assert 'href="#place"' in html
    assert 'id="place-error"' in html
    assert "warm &lt;room&gt;</textarea>" in html
    assert "<title>Problem: " in html
