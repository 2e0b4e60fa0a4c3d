"""The environment that every page is made in."""

from pathlib import Path

import pytest
from django.urls import NoReverseMatch, resolve

from alongside.web.jinja import NAVIGATION, environment, static, url

TEMPLATES = Path(__file__).resolve().parents[2] / "src/alongside/web/templates"
PAGES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.jinja"))


@pytest.mark.parametrize("name", PAGES)
def test_every_template_can_be_read(name):
    environment().get_template(name)


def test_what_people_typed_is_escaped_everywhere():
    made = environment().from_string("{{ typed }}").render(typed="<script>alert(1)</script>")
    assert made == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_the_header_leads_to_five_pages_at_most_and_each_exists():
    assert len(NAVIGATION) <= 5
    for link in NAVIGATION:
        assert resolve(link["path"]), link


def test_a_named_page_has_its_address():
    assert url("home") == "/"
    assert url("need", key="abc") == "/needs/abc/"
    with pytest.raises(NoReverseMatch):
        url("no such page")


def test_a_file_that_was_not_collected_still_has_an_address(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    settings.STATIC_ROOT = tmp_path
    settings.DEBUG = False
    assert static("img/never-collected.svg").endswith("img/never-collected.svg")
