"""Which names are one name, which places meet, who may bring and keep."""

import pytest

from alongside.exchange.feeds import rules
from alongside.exchange.feeds.rules import Allowed, Refused


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Net Loft Workshop", "Net Loft  Workshop"),
        ("Alderquay Carers’ Circle", "Alderquay Carers' Circle"),
        ("Bread & Roses CIC", "bread and roses"),
        ("Café Süd Ltd.", "cafe sud limited"),
        ("A.B.C. Trust", "ABC Trust"),
    ],
)
def test_two_spellings_are_one_name(one, other):
    assert rules.name_key(one) == rules.name_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Age UK Devon", "Age UK Cornwall"), ("Hub 1", "Hub 2"), ("The", "Ltd"), ("!", "?")]
)
def test_two_names_are_two(one, other):
    assert rules.name_key(one) != rules.name_key(other)


def test_places_meet_where_one_lies_in_the_other_or_is_not_known():
    district, town, quay, other = {1}, {1, 2}, {1, 2, 3}, {1, 4}
    meets = [(district, town), (town, quay), (town, town), (set(), other)]
    assert all(rules.same_place(frozenset(a), frozenset(b)) for a, b in meets)
    assert not rules.same_place(frozenset(town), frozenset(other))


@pytest.mark.parametrize(
    ("website", "key"),
    [
        ("https://www.Lantern.example/", "lantern.example"),
        ("lantern.example/index.html", "lantern.example"),
        ("http://lantern.example/About/", "lantern.example/about"),
        ("facebook.com", ""),
        ("facebook.com/lantern", "facebook.com/lantern"),
        ("no address", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_an_address_names_who_it_belongs_to(website, key):
    assert rules.address_key(website) == key


def test_who_may_bring_and_when_it_may_be_kept():
    assert rules.may_bring(roles=["member", "editor"]) == Allowed()
    assert isinstance(rules.may_bring(roles=["member"]), Refused)
    assert rules.may_keep(state="checked", new=1) == Allowed()
    for state, new in (("checked", 0), ("kept", 3), ("keeping", 3), ("waiting", 3), ("undone", 3)):
        assert isinstance(rules.may_keep(state=state, new=new), Refused)


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Devon County Council", "public"),
        ("University of Exeter", "academic"),
        ("Brightbuoy Ltd", "private"),
        ("Friends of the Library", "third"),
        ("Quay Choir", "third"),
    ],
)
def test_a_sector_is_read_from_a_name(name, sector):
    assert rules.sector_of(name=name) == sector


def test_the_kind_of_help_and_a_heading_are_read_from_words():
    kinds = ["Small grants for groups", "A café on Fridays", "Advice on bills", "We repair bicycles"]
    assert [rules.kind_of(text) for text in kinds] == ["fund", "asset", "support", "capability"]
    assert rules.title_of("We sing. Come along!") == "We sing"
    long = rules.title_of("word " * 60)
    assert len(long) <= 92 and long.endswith("word …")
