"""Every text of a template goes through gettext, so that it can be said in another language."""

import re
from pathlib import Path

import pytest
from jinja2 import nodes

from alongside.web.jinja import HERE, environment

FILES = sorted([*(HERE / "templates").rglob("*.jinja"), *(HERE / "components").glob("*.jinja")])
OUTSIDE = re.compile(r"<(script|style|code)\b.*?</\1>|<[^>]*>|&\w+;", re.DOTALL)
CODE = re.compile(r'="$|^[\w.]+\.(?:uk|com|org)$')  # an attribute that a value was cut out of; an address
SAID = {"text", "titleText", "summaryText", "visuallyHiddenText"}  # what a component shows
NAMES = {"Alongside", "XLSX", "CSV", "PNG", "GeoJSON", "km", "Authorization: Bearer"}


def texts_not_wrapped(source: str) -> list[str]:
    """The words in a template's HTML, or handed to a component, that are not asked of gettext."""
    tree = environment().parse(source)
    html = "".join(node.data if isinstance(node, nodes.TemplateData) else "￼" for node in _pieces(tree))
    words = re.findall(r"[A-Za-z]{2,}[^<>￼\n]*", OUTSIDE.sub("\n", html))
    found = [word for word in words if word.strip() not in NAMES and not CODE.search(word.strip())]
    for pair in tree.find_all(nodes.Pair):
        key, value = pair.key, pair.value
        shown = isinstance(key, nodes.Const) and key.value in SAID and isinstance(value, nodes.Const)
        if shown and isinstance(value.value, str) and re.search("[A-Za-z]{2}", value.value):
            found.append(value.value)
    return [word.strip() for word in found]


def _pieces(tree):
    for output in tree.find_all(nodes.Output):
        yield from output.nodes


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(Path(path).relative_to(HERE)))
def test_no_text_of_a_template_is_left_in_english(path):
    assert texts_not_wrapped(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ('<p class="x">{{ _("Said") }}</p>', []),
        ("<p>Not said</p>", ["Not said"]),
        ('{{ button({"text": "Go on"}) }}', ["Go on"]),
        ('{{ button({"text": _("Go on")}) }}', []),
        ("<style>p { color: red; }</style><p>Not said</p>", ["Not said"]),
        ("{% trans %}Said{% endtrans %} ({{ x }}): – Alongside", []),
    ],
)
def test_a_text_that_was_forgotten_is_found(source, left):
    assert texts_not_wrapped(source) == left
