"""What working together keeps of somebody, and what becomes of it when they leave."""

import pytest

from alongside.exchange.accounts.access import Doer, viewer_for
from alongside.exchange.accounts.disclosing import known_of
from alongside.exchange.accounts.models import Guest
from alongside.exchange.accounts.personal import guests_with_open_matters
from alongside.exchange.accounts.services.erasing import erase_person
from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.models import Member
from alongside.exchange.partnerships.services import accept, invite, write_note
from tests._support.merging import doer
from tests._support.partnerships import member, partnership, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dot():
    """A guest who takes part, with words of her own."""
    found = partnership()
    host = member(found, None, "convener")
    made = invite(ref=found.ref, email="dot@example.org", name="Dot", by=doer(user_of(host.party)))
    guest = made.party.guest
    by = Doer(guest_id=guest.pk, acting_for_id=guest.party_id)
    accept(ref=found.ref, terms={"brings": "My mornings"}, by=by)
    write_note(ref=found.ref, words="I rang my neighbours", by=by)
    return found, guest


def test_she_reads_what_is_kept_and_stays_while_she_takes_part(dot):
    _found, guest = dot
    kept = str(known_of(viewer_for(None, guest)))
    assert "My mornings" in kept
    assert "I rang my neighbours" in kept
    assert Guest.objects.filter(guests_with_open_matters(), pk=guest.pk).exists()


def test_her_words_go_with_her_and_she_takes_part_no_more(dot):
    found, guest = dot
    party = guest.party_id
    erase_person(guest_id=guest.pk, by=Doer(process="test"))
    row = Member.objects.get(party=party)
    assert (row.state, row.brings) == ("left", "(deleted)")
    assert not found.circle.members.filter(pk=party).exists()
    assert "neighbours" not in str(list(found.log.values_list("words", flat=True)))
    assert len(queries.members_of(found)) == 1
