"""Write users, and for whom they act."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from alongside.exchange.audit.services import record

from ..access import Doer
from ..backends import DEMO_EMAIL, DEMO_PASSWORD
from ..models import Acting, Role, User


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


@transaction.atomic
def keep_demo_connector(*, party_id: int, place_id: int | None, name: str, by: Doer) -> User:
    """Keep the connector whom a demo can be tried as, acting for this party and for no other."""
    user = User.objects.filter(email=DEMO_EMAIL).first()
    acting = {"party_id": party_id, "role": Role.BROKER, "place_id": place_id}
    if user and user.check_password(DEMO_PASSWORD) and [*user.actings.values(*acting)] == [acting]:
        return user
    if user is None:
        user = User.objects.create_user(DEMO_EMAIL, DEMO_PASSWORD, name=name)
    else:
        user.set_password(DEMO_PASSWORD)
        user.save()
        user.actings.all().delete()
    Acting.objects.create(user=user, **acting)
    record(by=by, action="create-demo-connector", kind="user", ids=[user.pk])
    return user
