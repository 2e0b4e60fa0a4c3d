"""What says much the same is found; what only shares a word, is hidden or of the other world is not."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.accounts.models import Party
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.duplicates import much_the_same
from tests._support import rows

pytestmark = pytest.mark.django_db
TEXT = "Falls prevention classes at home. A therapist visits frail people and checks rugs, lights and stairs."


def test_only_what_says_much_the_same_is_shown(indexed):
    said = "A therapist visits frail people at home and checks rugs, lights and stairs"
    same = rows.offer("Falls prevention at home", said)
    past = rows.offer(
        "Home falls prevention", said, "innovation", standing="history", reported_on="2017-01-01"
    )
    rows.offer("Evening classes", "Pottery for everybody")
    rows.offer("Falls prevention at home", said, visibility="private", owner=Party.objects.create())
    rows.offer("Falls prevention at home", said, world="practice")
    for number in range(6):
        rows.offer(f"Lunch club {number}", "People meet for lunch at the hall")
    indexed()
    found = much_the_same(VISITOR, Ask(text=TEXT, top=3))
    assert {one.ref for one in found} == {same.ref, past.ref}
    assert len(much_the_same(VISITOR, Ask(text=TEXT, top=1))) == 1
    assert much_the_same(VISITOR, Ask(text="xqzv plooth", top=3)) == ()
