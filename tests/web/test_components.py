"""What each component puts on a page."""

from functools import cache
from html.parser import HTMLParser

import pytest

from alongside.web.jinja import environment


class Links(HTMLParser):
    """Collects where a piece of page leads, and the text it shows."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.hrefs.append(dict(attrs)["href"])

    def handle_data(self, data):
        self.words.extend(data.split())

    @property
    def text(self) -> str:
        return " ".join(self.words)


shared = cache(environment)


def shown(component: str, macro: str, *values: object) -> Links:
    names = ", ".join(f"v{place}" for place, _ in enumerate(values))
    source = f'{{% from "components/{component}.jinja" import {macro} %}}{{{{ {macro}({names}) }}}}'
    given = {f"v{place}": value for place, value in enumerate(values)}
    return Links(shared().from_string(source).render(given))


def test_each_problem_leads_to_its_field():
    page = shown("problems", "problem_list", [{"text": "Say what is needed.", "href": "#q"}])
    assert page.hrefs == ["#q"]
    assert page.text == "There is a problem Say what is needed."


def test_no_problem_shows_nothing():
    assert shown("problems", "problem_list", []).text == ""


def test_a_fact_without_a_value_is_left_out():
    page = shown("facts", "fact_list", [{"key": "Where", "value": "Torbay"}, {"key": "When", "value": ""}])
    assert page.text == "Where Torbay"


def test_a_fact_may_lead_to_one_page_or_to_several():
    several = [{"text": "Torbay", "url": "/places/a/"}, {"text": "Exeter", "url": "/places/b/"}]
    facts = [{"key": "Raised by", "value": "Link", "url": "/actors/a/"}, {"key": "Serves", "links": several}]
    page = shown("facts", "fact_list", facts)
    assert page.hrefs == ["/actors/a/", "/places/a/", "/places/b/"]
    assert page.text == "Raised by Link Serves Torbay , Exeter"


def test_a_fact_from_outside_cannot_hold_a_script():
    facts = [{"key": "Website", "value": "<b>x</b>", "url": "javascript:alert(1)"}]
    page = shown("facts", "fact_list", facts)
    assert page.hrefs == []
    assert page.text == "Website <b>x</b>"


def test_a_record_is_shown_with_its_line_and_its_standing():
    item = {
        "title": "Memory café",
        "url": "/offers/a/",
        "line": "Torbay",
        "badge": "Open now",
        "tone": "open",
    }
    page = shown("records", "record_list", [item, {"title": "No page"}])
    assert page.hrefs == ["/offers/a/"]
    assert page.text == "Memory café Torbay Open now No page"


def test_a_source_is_named_with_its_licence():
    page = shown(
        "source_line", "source_line", {"text": "A study", "licence": "CC0-1.0", "url": "/about/data"}
    )
    assert page.hrefs == ["/about/data"]
    assert page.text == "Where this comes from A study (CC0-1.0)"
    assert shown("source_line", "source_line", None).text == ""


@pytest.mark.parametrize(
    ("previous", "following"), [("", ""), ("?page=1", ""), ("", "?page=3"), ("?page=1", "?page=3")]
)
def test_a_list_leads_back_and_on_where_there_is_more(previous, following):
    page = shown("pagination", "pages", {"previous_url": previous, "next_url": following})
    assert page.hrefs == [address for address in (previous, following) if address]


def test_a_filter_keeps_what_was_chosen_and_what_is_sent_along():
    options = [{"value": "", "text": "Any"}, {"value": "fund", "text": "Money", "selected": True}]
    fields = [
        {"name": "q", "label": "Words", "value": '"tea"'},
        {"name": "kind", "label": "Kind", "options": options},
    ]
    source = '{% from "components/filters.jinja" import filter_form %}{{ filter_form(f, "/offers/", h) }}'
    html = shared().from_string(source).render(f=fields, h=[{"name": "world", "value": "practice"}])
    assert 'value="fund" selected' in html
    assert "&#34;tea&#34;" in html
    assert '<input type="hidden" name="world" value="practice">' in html


def test_a_table_has_its_caption_and_its_heads():
    page = shown("table", "table", "Counts", ["Place", "People"], [["Torbay", "12"]])
    assert page.text.startswith("Counts Place People")
    assert page.text.endswith("12")
