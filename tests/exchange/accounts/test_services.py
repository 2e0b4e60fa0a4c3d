"""Making an administrator: refused in plain words, or made with its entry in the trail."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.backends import DEMO_PASSWORD, DEMO_ROLES
from alongside.exchange.accounts.models import Party, User
from alongside.exchange.accounts.queries import demo_factor, factors_of
from alongside.exchange.accounts.services import AccountRefused, DemoUser, create_admin, keep_demo_users
from alongside.exchange.audit.models import Entry
from alongside.exchange.audit.queries import behind

pytestmark = pytest.mark.django_db
BY = Doer(process="test")
GOOD = "a long and quiet river"


def test_an_administrator_can_sign_in_and_the_trail_says_who_made_it():
    made = create_admin(email="  Ada@Example.org ".strip(), password=GOOD, by=BY)
    assert authenticate(username="ada@example.org", password=GOOD) == made
    assert made.is_staff and made.is_superuser
    entry = Entry.objects.get()
    assert (entry.process, entry.action) == ("test", "create-admin")
    assert list(behind(entry.objects_touched).values()) == [("user", made.pk)]


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("ada", GOOD, "'ada' is not a mail address. Write it like name@example.org."),
        ("ada@example.org", "short", "too short"),
        ("ada@example.org", "passwordpassword", "too common"),
        ("ada@example.org", "284710384710", "entirely numeric"),
    ],
)
def test_a_fault_is_refused_with_a_sentence_and_nothing_is_kept(email, password, said):
    if said == "too common":
        password = "1q2w3e4r5t6y"  # twelve characters, and among the commonest
    with pytest.raises(AccountRefused, match=said.split(".")[0]):
        create_admin(email=email, password=password, by=BY)
    assert not User.objects.exists()
    assert not Entry.objects.exists()


def test_an_address_is_taken_whatever_its_case():
    create_admin(email="ada@example.org", password=GOOD, by=BY)
    with pytest.raises(AccountRefused, match="already an account"):
        create_admin(email="ADA@example.org", password=GOOD, by=BY)


def test_the_demo_s_people_are_kept_once_and_put_right_when_changed(settings):
    settings.DEMO = True
    first, other = Party.objects.create(), Party.objects.create()

    def keep(party, *roles):
        return keep_demo_users(people=[DemoUser(role, party.pk, "Nell") for role in roles], by=BY)

    broker, member = keep(first, "broker", "member")
    assert keep(first, "broker", "member") == [broker, member]
    assert Entry.objects.count() == 2  # nothing is written again
    assert keep(other, "broker") == [broker]
    acting = broker.actings.get()
    assert (acting.party, acting.role) == (other, "broker")
    assert not broker.is_staff and not broker.is_superuser
    broker.set_password("something else")
    broker.save()
    keep(other, "broker")
    broker.refresh_from_db()
    assert broker.check_password(DEMO_PASSWORD)
    assert authenticate(username=broker.email, password=DEMO_PASSWORD) is None  # no machine is asking


def test_the_demo_s_second_factor_is_theirs_who_need_one_and_what_a_visitor_added_goes():
    party = Party.objects.create()
    people = [DemoUser(role, party.pk, "Nell") for role in DEMO_ROLES]
    made = {user.email: user for user in keep_demo_users(people=people, by=BY)}
    assert [email.split("@")[0] for email, user in made.items() if factors_of(user.pk)] == [
        "broker", "moderator", "admin",
    ]  # fmt: skip
    nell = made["broker@demo.example"]
    Authenticator.objects.create(user=nell, type="webauthn", data={"name": "Mine"})
    keep_demo_users(people=people, by=BY)
    assert [one.type for one in factors_of(nell.pk)] == ["totp"] and demo_factor(nell.pk) is not None
