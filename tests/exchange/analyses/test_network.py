"""The network as one viewer may know it: figures of people, what hangs on them, the past, small numbers."""

import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.exchange.accounts.access import VISITOR, Viewer, viewer_for
from alongside.exchange.accounts.models import Role, User
from alongside.exchange.analyses.network import SOMEBODY, Scope, read_network
from alongside.exchange.directory.models import Tie
from tests._support import accounts, rows, ties

pytestmark = pytest.mark.django_db
TODAY = "2026-11-22"


@pytest.fixture
def tied():
    return ties.settle()


@pytest.fixture
def gwen(tied):
    """Gwen signed in."""
    user = User.objects.create_user("gwen@example.org")
    tied.gwen.person.user = user
    tied.gwen.person.save()
    return viewer_for(user)


def connector(place):
    party = rows.actor(f"Alliance of {place.name}", sector="network").party
    return viewer_for(accounts.user(f"{place.pk}@example.org", (Role.BROKER, party, place)))


def read(viewer=VISITOR, **scope):
    return read_network(viewer, Scope(TODAY, **scope))


def named(network):
    return {node.member.name: node for node in network.nodes}


def hanging(network):
    return {network.nodes[at].member.name: many for at, many in network.hangs}


def test_a_persons_figures_are_seen_by_that_person_alone(tied, gwen):
    for viewer in (VISITOR, Viewer(99), connector(tied.far), connector(tied.town)):
        found = named(read(viewer))
        assert found["Gwen"].figures is None
        assert all(node.figures is not None for name, node in found.items() if name != "Gwen")
    mine = named(read(gwen))["Gwen"].figures
    assert (mine.ties, mine.cut_off) == (2, 3)  # the hall, the pantry and a house for signed-in people


def test_that_much_hangs_on_a_person_is_told_to_her_and_to_the_connector_of_her_place(tied, gwen):
    for viewer, told in (
        (VISITOR, False),
        (Viewer(99), False),
        (connector(tied.town), False),
        (connector(tied.far), True),
        (gwen, True),
    ):
        found = hanging(read(viewer))
        assert ("Gwen" in found) == told
        more = viewer is not VISITOR  # who is signed in sees one further house
        assert (found["Hall"], found["Charity"]) == (1 + more, 3)


def test_a_person_is_neither_proposed_nor_named_on_the_way(tied):
    found = read()
    assert found.proposals
    for one in found.proposals:
        ends = {found.nodes[one.one].member.name, found.nodes[one.other].member.name}
        assert not ends & {"Gwen", "Old body", "Old friend"}
        between = {found.nodes[at].member.name for at in one.through if at != SOMEBODY}
        assert "Gwen" not in between
    over = [one for one in found.proposals if SOMEBODY in one.through]
    assert over, "every way between the two parts leads over her"


def test_who_is_about_to_work_together_is_not_proposed_nor_rivals_to_those_who_know(tied):
    Tie.objects.filter(kind="bids-against").delete()
    Tie.objects.create(actor=tied.firm, other=tied.hall, kind="bids-against")

    def proposed(viewer):
        network = read(viewer)
        return {
            frozenset(network.nodes[at].member.name for at in (one.one, one.other))
            for one in network.proposals
        }

    assert frozenset({"Pantry", "Council"}) not in proposed(VISITOR)
    assert frozenset({"Firm", "Hall"}) in proposed(VISITOR)
    assert frozenset({"Firm", "Hall"}) not in proposed(Viewer(1, frozenset({tied.firm.party_id})))


def test_the_proposals_are_those_that_bring_different_sectors_nearest(tied):
    """By trying every pair: Σ 1 ÷ distance over pairs of different sectors, with the tie and without."""
    found = read()
    count, sectors = len(found.nodes), [node.member.sector for node in found.nodes]

    def worth(pairs):
        near = {at: set() for at in range(count)}
        for one, other in pairs:
            near[one].add(other)
            near[other].add(one)
        total = 0.0
        for start in range(count):
            seen, edge, steps = {start}, {start}, 0
            while edge:
                edge = {other for at in edge for other in near[at]} - seen
                seen, steps = seen | edge, steps + 1
                total += sum(1 / steps for at in edge if sectors[at] != sectors[start])
        return total / 2

    may = [at for at, node in enumerate(found.nodes) if not node.member.is_person]
    apart = {(min(found.at[a.pk], found.at[b.pk]), max(found.at[a.pk], found.at[b.pk])) for a, b in [
        (tied.pantry, tied.council)
    ]}  # fmt: skip
    tried = {
        pair: worth([*found.pairs, pair]) - worth(found.pairs)
        for pair in itertools.combinations(may, 2)
        if pair not in found.pairs and pair not in apart and sectors[pair[0]] != sectors[pair[1]]
    }
    best = sorted(tried.values(), reverse=True)[: len(found.proposals)]
    assert [one.gain for one in found.proposals] == pytest.approx(best, abs=1e-3)
    assert all(tried[one.one, one.other] == pytest.approx(one.gain, abs=1e-3) for one in found.proposals)


def test_what_was_reported_is_shown_only_where_nothing_holds_now_or_when_asked_for(tied):
    assert read().time == "now" and "Old body" not in named(read())
    past = read(sector="academic")
    assert (past.time, past.years) == ("past", (2017,))
    assert past.proposals == ()
    assert {"Old body", "Council"} <= named(read(time="always")).keys()


def test_around_one_are_those_a_few_steps_away_and_all_ties_among_them(tied):
    assert set(named(read(focus=tied.hall.pk))) == {"Hall", "Gwen", "Pantry"}
    two = read(focus=tied.charity.pk, steps=2)
    assert set(named(two)) == {"Charity", "Council", "Clinic", "Gwen", "Firm", "Hall"}
    assert len(two.pairs) == 6


def test_numbers_of_people_below_five_are_not_shown(tied):
    whole = read()
    assert not [
        one for one in whole.proposals for a, b, many in one.meet if "community" in (a, b) and many < 5
    ]
    found = whole.between_sectors
    assert found["community", "third"] is None
    assert list(found.values()).count(None) >= 2, "else the one could be worked out from the sum"


def test_boards_and_parts_and_pairs_across(tied):
    found = read()
    names = [node.member.name for node in found.nodes]
    seats = {names[who]: [names[at] for at in boards] for who, boards in found.boards.items()}
    assert seats == {"Charity": ["Council"]}
    assert (found.groups, found.largest, len(found.pairs), found.across) == (1, 7, 7, 5)


def test_questions_do_not_grow_with_what_there_is(tied):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            read()
        return len(seen)

    few = asked()
    for number in range(20):
        more = rows.actor(f"Group {number}", sector="third", place=tied.town)
        Tie.objects.create(actor=more, other=tied.council, kind="works-with")
    assert asked() <= few + 1


def test_the_same_input_gives_the_same_figures(tied):
    one, again = read(), read()
    assert one.digest == again.digest and one.nodes == again.nodes
    Tie.objects.filter(actor=tied.hall).delete()
    assert read().digest != one.digest


def test_nothing_at_all_is_no_fault(db):
    found = read()
    assert (found.nodes, found.proposals, found.groups) == ((), (), 0)
