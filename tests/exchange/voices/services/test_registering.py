"""Register: oneself without an account, or a whole list; what was said goes when somebody leaves."""

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Consent, Guest
from alongside.exchange.accounts.services.erasing import erase_person
from alongside.exchange.audit.models import Entry
from alongside.exchange.voices.models import Registration, Trait
from alongside.exchange.voices.notices_panels import PanelRefused
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services.registering import (
    Said,
    register,
    register_list,
    withdraw_registration,
)
from tests._support import voices_panels as panels

pytestmark = pytest.mark.django_db


def said(found, **fields):
    """A whole registration; nobody says their age."""
    age, gender = queries.asked_of(found)
    usual = {"name": "Kim", "phone": "01632 960111", "agreed": panels.WORDS, "address": "1 Quay Street"}
    return Said(**(usual | {"traits": {age.id: None, gender.id: gender.features["Woman"]}} | fields))


def test_somebody_without_an_account_registers_and_is_in_the_pool_by_a_number_alone():
    found = panels.panel(panels.Officer())
    made = register(ask=found.ask, said=said(found), by=None)
    guest = made.contribution.participant.guest
    assert guest.name == "Kim" and made.number >= 10_000
    assert "Quay" not in made.household and len(made.household) == 64
    assert Consent.objects.get(guest=guest).words == panels.WORDS
    lot = queries.lots_of(found)[0]
    assert (lot.number, lot.features, lot.household) == (made.number, {"Gender": "Woman"}, made.household)
    assert not Entry.objects.filter(kind__in=["registration", "trait"]).exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [({"agreed": ""}, "agreed"), ({"traits": {}}, "category"), ({"access": "x" * 4001}, "access")],
)
def test_nothing_is_kept_without_consent_and_an_answer_to_each(change, field):
    found = panels.panel(panels.Officer())
    with pytest.raises(PanelRefused) as refused:
        register(ask=found.ask, said=said(found, **change), by=None)
    assert refused.value.field.startswith(field)
    assert not Registration.objects.exists() and not Guest.objects.exists()


def test_nobody_is_in_a_pool_twice():
    found = panels.panel(panels.Officer())
    guest = register(ask=found.ask, said=said(found), by=None).contribution.participant.guest
    by = Doer(guest_id=guest.pk, acting_for_id=guest.party_id)
    with pytest.raises(PanelRefused, match="registered already"):
        register(ask=found.ask, said=said(found), by=by)


def test_a_list_is_kept_by_as_few_statements_for_many_as_for_few(django_assert_max_num_queries):
    officer = panels.Officer()
    found = panels.panel(officer)
    with django_assert_max_num_queries(60):
        made = register_list(
            ref=found.ask.ref, people=panels.people(found, 200), words=panels.WORDS, by=officer.by
        )
    assert len({row.number for row in made}) == queries.in_pool(found) == 200
    assert Trait.objects.count() == 400 and Consent.objects.count() == 200


def test_a_list_needs_the_words_to_which_they_agreed():
    officer = panels.Officer()
    found = panels.panel(officer)
    with pytest.raises(PanelRefused, match="how these people agreed"):
        register_list(ref=found.ask.ref, people=panels.people(found, 2), words=" ", by=officer.by)


def test_whoever_leaves_takes_along_what_they_said():
    found = panels.panel(panels.Officer())
    made = register(ask=found.ask, said=said(found, access="No stairs"), by=None)
    guest = made.contribution.participant.guest
    withdraw_registration(ask=found.ask, by=Doer(guest_id=guest.pk, acting_for_id=guest.party_id))
    made.refresh_from_db()
    assert (made.household, made.access, made.traits.count()) == ("", "", 0)
    assert queries.in_pool(found) == 0


def test_erasing_a_person_leaves_no_trait_and_frees_the_seat():
    officer = panels.Officer()
    found = panels.filled(officer, 6)
    row = found.registrations.first()
    seat = found.seats.create(registration=row, state="confirmed", name="Person 0", panel=found)
    guest = row.contribution.participant.guest
    erase_person(guest_id=guest.pk, by=officer.by)
    seat.refresh_from_db()
    assert (seat.state, seat.registration, seat.name) == ("dropped", None, "")
    assert queries.in_pool(found) == 5 and Trait.objects.count() == 10
