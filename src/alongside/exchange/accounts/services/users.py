"""Write users, and for whom they act."""

from collections.abc import Iterable
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from alongside.exchange.audit.services import record

from .. import rules
from ..access import Doer
from ..backends import DEMO_EMAILS, DEMO_PASSWORD, DEMO_SECRET
from ..models import Acting, User


class AccountRefused(Exception):
    """The account cannot be made; the message says why and what to do."""


@transaction.atomic
def create_admin(*, email: str, password: str, by: Doer) -> User:
    """Make one administrator who can sign in.

    Raises: AccountRefused when the address is no address, is taken, or the password is weak.
    """
    try:
        validate_email(email)
    except ValidationError as problem:
        raise AccountRefused(f"'{email}' is not a mail address. Write it like name@example.org.") from problem
    if User.objects.filter(email=email.strip().lower()).exists():
        raise AccountRefused(f"There is already an account for {email}. Use another address.")
    try:
        validate_password(password)
    except ValidationError as problem:
        raise AccountRefused(" ".join(problem.messages)) from problem
    user = User.objects.create_superuser(email, password)
    record(by=by, action="create-admin", kind="user", ids=[user.pk])
    return user


@dataclass(frozen=True, slots=True)
class DemoUser:
    """One of the people whom a demo can be tried as: in what role, for whom, at which place."""

    role: str
    party_id: int
    name: str
    place_id: int | None = None


@transaction.atomic
def keep_demo_users(*, people: Iterable[DemoUser], by: Doer) -> list[User]:
    """Keep the people whom a demo can be tried as, each acting for one party and no other.

    Whoever must have a second factor gets the demo's, whose code `alongside demo-code` prints.
    """
    return [_keep_demo_user(person, by) for person in people]


def _keep_demo_user(person: DemoUser, by: Doer) -> User:
    email = DEMO_EMAILS[person.role]
    user = User.objects.filter(email=email).first()
    acting = {"party_id": person.party_id, "role": person.role, "place_id": person.place_id}
    if user and user.check_password(DEMO_PASSWORD) and [*user.actings.values(*acting)] == [acting]:
        _keep_demo_factor(user, person.role)
        return user
    if user is None:
        user = User.objects.create_user(email, DEMO_PASSWORD, name=person.name)
    else:
        user.set_password(DEMO_PASSWORD)
        user.save()
        user.actings.all().delete()
    Acting.objects.create(user=user, **acting)
    _keep_demo_factor(user, person.role)
    record(by=by, action="create-demo-user", kind="user", ids=[user.pk])
    return user


def _keep_demo_factor(user: User, role: str) -> None:
    """The demo's second factor and nothing that somebody who tried the demo added."""
    wanted = [("totp", {"secret": DEMO_SECRET})] if rules.needs_second_factor([role]) else []
    if [*Authenticator.objects.filter(user=user).values_list("type", "data")] != wanted:
        Authenticator.objects.filter(user=user).delete()
        Authenticator.objects.bulk_create(Authenticator(user=user, type=t, data=d) for t, d in wanted)
