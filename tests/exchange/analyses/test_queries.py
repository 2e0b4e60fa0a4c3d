"""From what somebody typed to a question; and whether the exchange is well."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.accounts.models import Party
from alongside.exchange.analyses import queries
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.audit.services import announce
from tests._support import rows

pytestmark = pytest.mark.django_db


def test_words_alone_are_a_question():
    asked = queries.question(VISITOR, "", Ask(text="Bread"))
    assert (asked.text, asked.where, asked.world, asked.need_id) == ("Bread", None, "real", None)


def test_nothing_asked_is_asked_for():
    assert queries.question(VISITOR, "", Ask(text="")) == "Say what is needed, in a sentence."


def test_a_need_is_found_by_its_id_and_brings_its_place_world_and_words():
    here = rows.place("Marrowby", "town", world="practice")
    need = rows.need(
        "Bread", "Loaves", who_affected="Families", place=here, world="practice", source_id="need-1"
    )
    for key in ("need-1", need.ref):
        asked = queries.question(VISITOR, key, Ask(text=key, kinds=("asset",)))
        assert (asked.need_id, asked.need_key, asked.title, asked.text) == (
            need.pk,
            "need-1",
            "Bread",
            "Loaves. Families",
        )
        assert (asked.where.id, asked.world, asked.kinds) == (here.pk, "practice", ("asset",))


def test_a_need_that_is_hidden_is_only_words():
    owner = Party.objects.create()
    need = rows.need("Secret", visibility="private", owner=owner, source_id="need-1")
    asked = queries.question(VISITOR, "need-1", Ask(text="need-1"))
    assert (asked.need_id, asked.text, asked.title) == (None, "need-1", "")
    assert queries.question(Viewer(1, frozenset({owner.pk})), "need-1", Ask(text="")).need_id == need.pk


def test_who_raised_a_need_is_part_of_the_question_only_where_that_may_be_seen():
    party = Party.objects.create()
    asker = rows.actor(party=party, owner=party, visibility="private")
    need = rows.need(actor=asker)
    assert queries.question(VISITOR, need.ref, Ask(text="")).owner_id is None
    assert queries.question(Viewer(1, frozenset({party.pk})), need.ref, Ask(text="")).owner_id == asker.pk


def test_the_place_that_is_typed_comes_before_the_needs_own():
    need = rows.need(place=rows.place("Torbay"))
    other = rows.place("Exeter")
    assert queries.question(VISITOR, need.ref, Ask(text=""), place="Exeter").where.id == other.pk


def test_a_place_we_do_not_know_is_a_sentence():
    assert queries.question(VISITOR, "", Ask(text="Bread"), place="Xanadu").startswith(
        "We do not know a place"
    )


def test_a_place_in_the_practice_town_asks_there_and_the_worlds_never_mix():
    rows.place("Marrowby", "town", world="practice")
    real = rows.place("Torbay")
    need = rows.need(place=real)
    assert queries.question(VISITOR, "", Ask(text="Bread"), place="Marrowby").world == "practice"
    assert "not of one world" in queries.question(VISITOR, need.ref, Ask(text=""), place="Marrowby")
    asked = queries.question(VISITOR, "", Ask(text="Bread", world="practice"), place="Torbay")
    assert asked == "Torbay is a real place. Leave the practice town to ask about it."


def test_health_tells_of_a_missing_index_and_of_changes_that_wait(indexed):
    lost = {"index": "missing", "search": "unknown", "worker": "unknown"}
    assert queries.health() == {"database": "ok", **lost}
    indexed()
    assert queries.health() == {"database": "ok", "index": "ok", "search": "ok", "worker": "ok"}
    announce(kind="offer", ids=[1])
    assert queries.health()["worker"] == "1 changes behind"


def test_the_operator_is_told_the_state_of_the_index(indexed):
    rows.offer("Bread")
    indexed()
    said = queries.index_status()
    assert (said["offers"], said["sound"], said["problems"]) == (1, True, [])
