"""Where what is brought and who has a say do not go together."""

from alongside.exchange.partnerships.power_rules import Imbalance, Weight, imbalances


def one(member, sector="third", **said):
    return Weight(**({"member": member, "sector": sector, "votes": True} | said))


def test_nothing_is_said_of_one_or_of_equals():
    assert imbalances([one(1, money=5000)], 3) == ()
    same = {"hours": 5, "money": 10, "areas": 1}
    assert imbalances([one(1, **same), one(2, "public", **same)], 2) == ()


def test_who_pays_most_and_decides_most_is_named_first_and_once():
    found = imbalances([one(1, money=900, areas=3), one(2, "public", money=100, areas=1)], 3)
    assert found == (Imbalance("pays-and-decides", 1, 0.9),)


def test_who_pays_most_without_deciding_most_is_named_for_that():
    found = imbalances([one(1, money=900, areas=1), one(2, "public", money=100, areas=1)], 2)
    assert found == (Imbalance("pays-most", 1, 0.9),)
    assert imbalances([one(1, money=900), one(2, "public")], 0) == ()  # the other has said nothing of money
    assert imbalances([one(1, money=50), one(2, "public", money=50)], 0) == ()  # a half is not most


def test_who_decides_most_alone_is_named():
    found = imbalances([one(1, areas=3), one(2, "public", areas=1)], 4)
    assert found == (Imbalance("decides-alone", 1, 0.75),)
    assert imbalances([one(1, areas=4), one(2, "public", areas=2)], 4) == ()  # shared with others
    assert imbalances([one(1, areas=1), one(2, "public")], 1) == ()  # one area is no pattern


def test_who_speaks_from_their_own_life_without_a_say_is_named_whatever_they_bring():
    silent = one(2, "community", votes=False, lived=True)
    assert imbalances([one(1), silent], 0) == (Imbalance("lived-no-say", 2),)
    assert imbalances([one(1), one(2, "community", votes=False, lived=True, areas=1)], 1) == ()


def test_who_does_a_fair_share_of_the_work_without_a_say_is_named():
    assert imbalances([one(1, hours=5), one(2, votes=False, hours=5)], 0) == (
        Imbalance("works-no-say", 2, 0.5),
    )
    assert imbalances([one(1, hours=9), one(2, votes=False, hours=1)], 0) == ()


def test_a_sector_that_outvotes_all_others_is_named():
    members = [one(1, "public"), one(2, "public"), one(3, "third")]
    assert imbalances(members, 0) == (Imbalance("sector-votes", None, 2 / 3, "public"),)
    assert imbalances([*members, one(4, "third")], 0) == ()  # half is not more than half
    assert imbalances([one(1), one(2), one(3)], 0) == ()  # where all are of one sector, none outvotes another
