"""Write who joins an organisation here, who leaves it, and who makes an account of their own."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from alongside.exchange.audit.services import record

from .. import notices, rules
from ..access import Doer, Viewer
from ..models import Acting, Link, Party, Role, User
from ..queries import is_known, roles_at
from .links import make_link
from .sessions import end_sessions
from .users import AccountRefused

JOIN, SIGN_UP, PASSWORD = "join", "sign-up", "password"  # purposes of links
DAYS, A_DAY = 14, 1


class MayNot(Exception):
    """This person may not do that for this organisation."""


def mail_address(typed: str) -> str:
    """The address as it is kept.

    Raises: AccountRefused when it is none.
    """
    email = typed.strip().lower()
    try:
        validate_email(email)
    except ValidationError as problem:
        raise AccountRefused("Type a whole mail address, like name@example.org.") from problem
    return email


@transaction.atomic
def invite(
    *, email: str, role: str, party_id: int, place_id: int | None, whose: str, by_name: str, by: Doer
) -> str:
    """Mail somebody a link by which they join an organisation in a role; return its path.

    `whose` and `by_name` are said in the mail. Raises: MayNot when the role is not `by`'s to give there;
    AccountRefused when the address is none.
    """
    if role not in rules.may_give(roles_at(Viewer(user_id=by.user_id), party_id)):
        raise MayNot
    to = mail_address(email)
    data = {"email": to, "role": role, "place": place_id}
    path = make_link(purpose=JOIN, party_id=party_id, data=data, days=DAYS)
    notices.invitation(to=to, whose=whose, by=by_name, path=path)
    record(by=by, action="invite", kind="party", ids=[party_id], detail={"role": role})
    return path


@transaction.atomic
def ask_for_account(*, email: str) -> None:
    """Mail somebody a link by which they make an account; whoever has one is told so, by the same mail.

    Raises: AccountRefused when the address is none.
    """
    to = mail_address(email)
    path = "" if is_known(to) else make_link(purpose=SIGN_UP, data={"email": to}, days=A_DAY)
    notices.sign_up(to=to, path=path)


@transaction.atomic
def join(*, data: dict[str, Any], party_id: int | None, name: str = "", password: str = "") -> User:
    """What the link of an invitation or a sign-up does: the account is made, and acts for the organisation.

    Whoever has an account keeps it as it is. Without an organisation somebody acts for themselves.
    Raises: AccountRefused when a new account's password is weak.
    """
    user = User.objects.filter(email=data["email"]).first()
    if user is None:
        _check(password)
        user = User.objects.create_user(data["email"], password, name=name)
        record(by=Doer(user_id=user.pk), action="make-account", kind="user", ids=[user.pk])
        if party_id is None:
            party_id = Party.objects.create().pk
    if party_id is not None:
        _act(user, party_id, data.get("role") or Role.MEMBER, data.get("place"))
    return user


def _act(user: User, party_id: int, role: str, place_id: int | None) -> None:
    by = Doer(user_id=user.pk, acting_for_id=party_id)
    Acting.objects.update_or_create(user=user, party_id=party_id, role=role, defaults={"place_id": place_id})
    record(by=by, action="join", kind="party", ids=[party_id], detail={"role": role})
    if rules.needs_second_factor([role]):
        end_sessions(user_id=user.pk, by=by)  # so that the next sign-in asks for the second factor


@transaction.atomic
def set_password(*, user_id: int, password: str, by: Doer) -> User:
    """Give somebody a new password; every session of theirs ends with the old one.

    Raises: AccountRefused when it is weak.
    """
    user = User.objects.select_for_update().get(pk=user_id)
    _check(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    Link.objects.filter(user=user, purpose=PASSWORD, used_at=None).update(used_at=timezone.now())
    record(by=by, action="set-password", kind="user", ids=[user.pk])
    return user


def _check(password: str, user: User | None = None) -> None:
    try:
        validate_password(password, user)
    except ValidationError as problem:
        raise AccountRefused(" ".join(problem.messages)) from problem


@transaction.atomic
def ask_for_password(*, email: str) -> None:
    """Mail whoever has an account under this address a link to set a new password; nobody else."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is not None:
        notices.new_password(user=user, path=make_link(purpose=PASSWORD, user_id=user.pk, days=A_DAY))


@transaction.atomic
def leave(*, acting_id: int, by: Doer) -> None:
    """End that somebody acts for an organisation: oneself, or another whose role is `by`'s to give.

    Raises: Acting.DoesNotExist when there is none that `by` may end.
    """
    acting = Acting.objects.select_for_update().get(pk=acting_id)
    mine = acting.user_id == by.user_id
    if not mine and acting.role not in rules.may_give(roles_at(Viewer(user_id=by.user_id), acting.party_id)):
        raise Acting.DoesNotExist
    acting.delete()
    record(by=by, action="leave", kind="party", ids=[acting.party_id], detail={"role": acting.role})
