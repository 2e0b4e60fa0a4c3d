import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.links import link_for
from alongside.exchange.accounts.models import Acting, Link, Message, Party, User
from alongside.exchange.accounts.queries import is_known
from alongside.exchange.accounts.services import AccountRefused, create_admin
from alongside.exchange.accounts.services.joining import (
    MayNot,
    ask_for_account,
    invite,
    join,
    leave,
    set_password,
)
from alongside.exchange.audit.models import Entry
from tests._support.accounts import GOOD, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db):
    """A party."""
    return Party.objects.create()


def asked(by, party, role="member", email="eve@example.org"):
    return invite(
        email=email, role=role, party_id=party.pk, place_id=None, whose="Otters", by_name="Ada",
        by=Doer(user_id=by.pk),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mine", "gives"),
    [
        ("member", []),
        ("researcher", []),
        ("panel", []),
        ("moderator", []),
        ("editor", ["member", "editor"]),
        ("broker", ["member", "editor", "researcher", "panel", "broker"]),
    ],
)
def test_nobody_gives_a_role_above_their_own(group, mine, gives):
    ada = user("ada@example.org", (mine, group))
    for role in ("member", "editor", "researcher", "panel", "broker", "moderator", "admin"):
        if role in gives:
            asked(ada, group, role)
        else:
            with pytest.raises(MayNot):
                asked(ada, group, role)
    assert Link.objects.count() == Message.objects.count() == len(gives)


def test_nobody_invites_to_what_is_not_theirs_but_an_administrator(group):
    ada = user("ada@example.org", ("editor", Party.objects.create()))
    with pytest.raises(MayNot):
        asked(ada, group)
    asked(create_admin(email="root@example.org", password=GOOD, by=Doer(process="test")), group, "moderator")
    assert Entry.objects.filter(action="invite").count() == 1


def test_no_address_is_refused_and_nothing_kept(group):
    ada = user("ada@example.org", ("editor", group))
    with pytest.raises(AccountRefused):
        asked(ada, group, email="eve")
    assert not Link.objects.exists() and not Message.objects.exists()


def test_whoever_was_asked_gets_an_account_that_acts_for_the_organisation(group):
    path = asked(user("ada@example.org", ("editor", group)), group, "editor", " Eve@Example.org ")
    link = link_for(path[3:-1])
    eve = join(data=link.data, party_id=link.party_id, name="Eve", password=GOOD)
    assert (eve.email, eve.name, eve.check_password(GOOD)) == ("eve@example.org", "Eve", True)
    assert Acting.objects.get(user=eve).party == group and not eve.is_staff
    assert {"make-account", "join"} <= set(Entry.objects.values_list("action", flat=True))


def test_whoever_has_an_account_keeps_it_as_it_is(group):
    eve = user("eve@example.org", name="Eve")
    assert join(data={"email": eve.email, "role": "member", "place": None}, party_id=group.pk) == eve
    eve.refresh_from_db()
    assert eve.check_password(GOOD) and eve.name == "Eve" and eve.actings.get().party == group


def test_a_weak_password_is_refused(group):
    with pytest.raises(AccountRefused, match="too short"):
        join(data={"email": "eve@example.org"}, party_id=group.pk, name="Eve", password="short")
    assert not User.objects.exists()


def test_whoever_makes_an_account_acts_for_themselves(db):
    ask_for_account(email="eve@example.org")
    link = Link.objects.get()
    eve = join(data=link.data, party_id=link.party_id, name="Eve", password=GOOD)
    assert eve.actings.get().role == "member" and is_known("eve@example.org")
    ask_for_account(email="EVE@example.org")
    assert Link.objects.count() == 1 and "You have an account already" in Message.objects.last().text


def test_one_leaves_and_is_removed_by_those_who_may(group):
    ada = user("ada@example.org", ("editor", group))
    eve, bob = (user(f"{name}@example.org", ("member", group)) for name in ("eve", "bob"))
    stranger = user("x@example.org", ("editor", Party.objects.create()))
    for who in (bob, stranger):
        with pytest.raises(Acting.DoesNotExist):
            leave(acting_id=eve.actings.get().pk, by=Doer(user_id=who.pk))
    leave(acting_id=eve.actings.get().pk, by=Doer(user_id=ada.pk))
    leave(acting_id=bob.actings.get().pk, by=Doer(user_id=bob.pk))
    assert list(Acting.objects.filter(party=group).values_list("user", flat=True)) == [ada.pk]
    assert Entry.objects.filter(action="leave").count() == 2


def test_a_new_password_is_written_in_the_trail_without_itself(db):
    eve = user("eve@example.org")
    set_password(user_id=eve.pk, password="a louder and wilder river", by=Doer(user_id=eve.pk))
    assert "louder" not in str(Entry.objects.values().get(action="set-password"))
