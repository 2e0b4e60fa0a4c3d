"""Combining and splitting keep each author and each voter, and can be taken back."""

import pytest

from alongside.exchange.voices.models import Contribution, Idea
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.services.combining import combine, split, undo
from alongside.exchange.voices.services.ideas import move, support
from tests._support.voices_ideas import by, connector, idea, ref, user

pytestmark = pytest.mark.django_db
ANN, BOB, CAT, DAN = (f"{name}@example.org" for name in ("ann", "bob", "cat", "dan"))


def two():
    """Two by Ann and Bob; Cat wants both, Dan the first, Ann the second."""
    one, other = idea("Seats", by=by(user(ANN))), idea("Benches", by=by(user(BOB)))
    for wanted, who in ((one, CAT), (one, DAN), (other, CAT), (other, ANN)):
        support(ref=ref(wanted), by=by(user(who)))
    return one, other


def authors(one):
    return {row.contribution.participant.user.email for row in one.authors.all()}


def voters(one):
    return sorted(row.participant.user.email for row in one.supports.all())


def test_combining_keeps_all_authors_and_counts_each_voter_once():
    owner = connector()
    one, other = two()
    made = combine(ref=ref(one), others=[ref(other)], title="Places to sit", words="", by=owner)
    assert authors(made) == {ANN, BOB}
    assert voters(made) == [CAT, DAN]  # Ann said it, so she does not support it too
    one.refresh_from_db()
    assert (one.state, one.was) == ("merged", "looked-at")
    with pytest.raises(AskRefused, match="goes on in another"):
        support(ref=ref(one), by=by(user("eve@example.org")))


def test_splitting_gives_each_part_all_and_combining_again_counts_nobody_twice():
    owner = connector()
    one, _other = two()
    parts = split(ref=ref(one), titles=["Seats", " ", "Shade"], by=owner)
    assert [voters(part) for part in parts] == [[CAT, DAN], [CAT, DAN]]
    again = combine(ref=ref(parts[0]), others=[ref(parts[1])], title="Both", words="", by=owner)
    assert voters(again) == [CAT, DAN] and authors(again) == {ANN}


def test_undoing_brings_all_back_as_they_were_while_nobody_acted():
    owner = connector()
    one, other = two()
    made = combine(ref=ref(one), others=[ref(other)], title="Places to sit", words="", by=owner)
    undo(ref=ref(made), by=owner)
    assert set(Idea.objects.values_list("state", "was")) == {("looked-at", "")}
    assert Contribution.objects.count() == Idea.objects.count() == 2
    assert voters(other) == [ANN, CAT]


@pytest.mark.parametrize("act", ["support", "move"])
def test_undoing_ends_with_the_first_act_on_what_came_out(act):
    owner = connector()
    one, _other = two()
    parts = split(ref=ref(one), titles=["Seats", "Shade"], by=owner)
    if act == "support":
        support(ref=ref(parts[1]), by=by(user("eve@example.org")))
    else:
        move(ref=ref(parts[1]), to="taken-up", by=owner)
    with pytest.raises(AskRefused, match="It stays as it is"):
        undo(ref=ref(parts[0]), by=owner)


def test_only_whoever_sees_to_all_of_them_combines():
    connector()
    one, other = two()
    with pytest.raises(Idea.DoesNotExist):
        combine(ref=ref(one), others=[ref(other)], title="Mine", words="", by=by(user(ANN)))
