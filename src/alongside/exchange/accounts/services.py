"""Write users."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from alongside.exchange.audit.services import record

from .access import Doer
from .models import User


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
