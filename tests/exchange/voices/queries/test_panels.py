"""Who sees what of a panel: counts of few people are hidden, a promised number is seen by nobody."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services.drawing import prepare_draw
from tests._support import voices_panels as panels

pytestmark = pytest.mark.django_db


def test_a_panel_is_seen_as_its_ask_is():
    officer = panels.Officer()
    shown, draft = panels.panel(officer), panels.panel(officer, state="draft")
    hidden = panels.panel(officer, visibility="private")
    assert queries.panel_for(VISITOR, shown.ask.ref) == shown
    for one in (draft, hidden):
        assert queries.panel_for(VISITOR, one.ask.ref) is None
        assert queries.panel_for(officer.viewer, one.ask.ref) == one
    assert queries.run_panel(VISITOR, shown.ask.ref) is None
    assert queries.run_panel(officer.viewer, shown.ask.ref) == shown
    assert set(queries.panels_for(VISITOR)) == {shown}


def test_counts_of_few_people_are_seen_by_those_who_run_it_only():
    officer = panels.Officer()
    found = panels.panel(officer)
    people = panels.people(found, 40, said=lambda at: ["Under 40" if at < 3 else "40 and over", None])
    panels.register_list(ref=found.ask.ref, people=people, words=panels.WORDS, by=officer.by)
    age, gender = queries.categories_of(found)

    def pools(category, all_of_them):
        return [row.pool for row in queries.counts(found, all_of_them=all_of_them)[category.pk]]

    assert pools(age, True) == [3, 37, 0] and pools(gender, True) == [0, 0, 40]
    assert pools(age, False) == [None, None, 0]
    assert [row.seats for row in queries.counts(found, all_of_them=True)[age.pk]] == [0, 0, 0]


def test_the_promised_number_is_seen_by_nobody_before_it_has_drawn():
    officer = panels.Officer()
    found = panels.filled(officer)
    prepare_draw(ref=found.ask.ref, by=officer.by)
    for viewer in (VISITOR, officer.viewer):
        draw = queries.draw_for(viewer, found.ask.ref)
        assert draw is not None and draw.secret == "" and len(draw.commitment) == 64


def test_ones_own_registration_is_found_by_nobody_else():
    found = panels.filled(panels.Officer(), 3)
    row = found.registrations.first()
    guest = row.contribution.participant.guest
    assert queries.own_registration(Viewer(guest_id=guest.pk), found) == row
    assert queries.own_registration(Viewer(guest_id=guest.pk + 999), found) is None
    assert queries.own_registration(VISITOR, found) is None
