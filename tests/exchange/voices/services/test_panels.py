"""Set up a panel: only whoever runs it; seats follow shares; what people answered stays."""

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.voices.models import Ask, Feature
from alongside.exchange.voices.notices_panels import PanelRefused
from alongside.exchange.voices.panel_rules import Answers
from alongside.exchange.voices.services.panels import PanelSaid, keep_panel, set_quotas
from tests._support import voices_panels as panels
from tests._support.accounts import user

pytestmark = pytest.mark.django_db


def seats(found):
    rows = Feature.objects.filter(category__panel=found)
    return {row.name: (row.least, row.most) for row in rows}


def test_seats_follow_the_shares_and_stay_as_they_were_set():
    officer = panels.Officer()
    found = panels.panel(officer, size=5)
    assert seats(found) == dict.fromkeys(("Under 40", "40 and over", "Woman", "Man"), (2, 3))
    woman = Feature.objects.get(name="Woman")
    set_quotas(ref=found.ask.ref, quotas={woman.pk: (1, 4)}, by=officer.by)
    again = (panels.AGES, panels.GENDERS)
    keep_panel(ref=found.ask.ref, said=PanelSaid(size=5), categories=again, by=officer.by)
    assert seats(found)["Woman"] == (1, 4)
    keep_panel(ref=found.ask.ref, said=PanelSaid(size=10), categories=again, by=officer.by)
    assert seats(found)["Woman"] == (5, 6)


def test_what_people_have_answered_is_not_asked_otherwise():
    officer = panels.Officer()
    found = panels.filled(officer, 4)
    with pytest.raises(PanelRefused, match="answered these questions already"):
        keep_panel(ref=found.ask.ref, said=PanelSaid(), categories=[panels.AGES], by=officer.by)
    keep_panel(
        ref=found.ask.ref, said=PanelSaid(size=6), categories=[panels.AGES, panels.GENDERS], by=officer.by
    )


def test_what_is_wrong_is_named_with_its_field():
    officer = panels.Officer()
    ref = panels.ask(officer).ref

    def field(said=None, *categories):
        with pytest.raises(PanelRefused) as refused:
            keep_panel(ref=ref, said=said or PanelSaid(), categories=categories, by=officer.by)
        return refused.value.field

    assert field(PanelSaid(size=None)) == "size"
    assert field(None, panels.AGES, Answers("Odd", features=(("One", None),))) == "answers-1"
    assert field(None, Answers("", features=panels.AGES.features)) == "category-0"


def test_nobody_else_sets_up_a_panel_or_finds_it():
    officer = panels.Officer()
    found = panels.panel(officer)
    stranger = Doer(user_id=user("sam@example.org").pk)
    for act in (
        lambda: keep_panel(ref=found.ask.ref, said=PanelSaid(), categories=[], by=stranger),
        lambda: set_quotas(ref=found.ask.ref, quotas={}, by=stranger),
    ):
        with pytest.raises(Ask.DoesNotExist):
            act()
