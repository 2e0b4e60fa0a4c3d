"""Write circles: who belongs, on what terms, who signed, and who looked in without belonging.

Whoever hosts a circle says who belongs and writes its terms. Nobody reads what is inside but a reader who
accepted the newest terms, for a member for which they were signed.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.audit.services import record

from ..access import Doer
from ..circles import speaks_for
from ..models import Acceptance, Acting, BreakGlass, Circle, Guest, Role, Signature, Terms, User
from .guests import guest_at
from .links import make_link
from .messages import queue_mail, whole
from .notices import tell

OPEN_FOR = timedelta(hours=1)


class CircleRefused(Exception):
    """It cannot be done like this; the message says why and what to do, `field` where."""

    def __init__(self, why: str, field: str = "circle") -> None:
        super().__init__(why)
        self.field = field


@transaction.atomic
def make_circle(*, name: str, purpose: str = "", world: str = "real", by: Doer) -> Circle:
    """Make a circle that the party acted for hosts, and is the first to belong to.

    Raises: CircleRefused without a name, or for somebody who may not speak for that party.
    """
    if not name.strip():
        raise CircleRefused(_("Give the group a name."), "name")
    if by.acting_for_id not in speaks_for(by.user_id, {by.acting_for_id} - {None}):
        raise CircleRefused(_("Ask somebody who looks after your organisation's entries to make the group."))
    circle = Circle.objects.create(
        name=name.strip(), purpose=purpose.strip(), host_id=by.acting_for_id, world=world
    )
    circle.members.add(by.acting_for_id)
    record(by=by, action="make", kind="circle", ids=[circle.pk])
    return circle


@transaction.atomic
def write_terms(*, ref: str, text: str, authority: str, by: Doer) -> Terms:
    """Keep a new version of the terms, signed for the host by whoever wrote it; the others must sign anew.

    Raises: Circle.DoesNotExist where `by` does not host it; CircleRefused without text or office.
    """
    circle = _hosted(ref, by)
    if not text.strip():
        raise CircleRefused(_("Write what the members promise."), "text")
    _must_say_office(authority)
    last = circle.terms.first()
    terms = Terms.objects.create(circle=circle, version=last.version + 1 if last else 1, text=text.strip())
    _sign(terms, circle.host_id, authority, by)
    record(by=by, action="write-terms", kind="circle", ids=[circle.pk], detail={"version": terms.version})
    _tell_members(
        circle, _("There are new terms to sign for %(name)s"), but=(by.user_id,), kind="circle-terms"
    )
    return terms


@transaction.atomic
def sign_terms(*, ref: str, version: int, authority: str, by: Doer) -> Signature:
    """Sign the newest terms for the member acted for; the signer accepts them too.

    Raises: Circle.DoesNotExist where the party is no member; CircleRefused where `by` may not sign for it,
    says no office, or read an older version.
    """
    circle = _belonging(ref, by)
    if by.acting_for_id not in speaks_for(by.user_id, {by.acting_for_id} - {None}):
        raise CircleRefused(_("Somebody who looks after your organisation's entries must sign."), "authority")
    terms = _newest(circle, version)
    _must_say_office(authority)
    signature = _sign(terms, by.acting_for_id, authority, by)
    record(by=by, action="sign-terms", kind="circle", ids=[circle.pk], detail={"version": version})
    return signature


@transaction.atomic
def accept_terms(*, ref: str, version: int, by: Doer) -> Acceptance:
    """Accept the newest terms as a reader.

    Raises: Circle.DoesNotExist where the reader acts for no member; CircleRefused for an older version, or
    for somebody without an account.
    """
    circle = _belonging(ref, by)
    terms = _newest(circle, version)
    if by.user_id is None:
        raise CircleRefused(_("To read what is inside you need an account. Ask the host."), "accept")
    accepted, _made = Acceptance.objects.get_or_create(terms=terms, user_id=by.user_id)
    record(by=by, action="accept-terms", kind="circle", ids=[circle.pk], detail={"version": version})
    return accepted


@transaction.atomic
def join_circle(*, ref: str, party_id: int, by: Doer) -> Circle:
    """Have a party belong to a circle: what an invited person says yes to.

    `by`: the guest whose party it is, or a user who may speak for it.
    Raises: CircleRefused where the circle is closed, or `by` may not say yes for the party.
    """
    circle = Circle.objects.select_for_update().filter(ref=ref, closed_at=None).first()
    if circle is None:
        raise CircleRefused(_("This group has been closed since."), "button")
    theirs = Guest.objects.filter(pk=by.guest_id or 0, party=party_id).exists()
    if not theirs and party_id not in speaks_for(by.user_id, {party_id}):
        raise CircleRefused(_("You do not look after this organisation's entries any more."), "button")
    circle.members.add(party_id)
    record(by=by, action="join", kind="circle", ids=[circle.pk])
    return circle


@transaction.atomic
def leave_circle(*, ref: str, by: Doer) -> None:
    """Have the party acted for leave; from the next request on nobody sees in for it.

    Raises: Circle.DoesNotExist where it is no member; CircleRefused for the host, for a circle that nobody
    hosts (who is in it follows from who takes part in something), and for somebody who may not speak for it.
    """
    circle = _belonging(ref, by)
    if circle.host_id == by.acting_for_id:
        raise CircleRefused(_("You host this group. Close it instead."), "leave")
    if circle.host_id is None:
        raise CircleRefused(_("Leave what you do together; then you leave this group too."), "leave")
    own = by.guest_id is not None
    if not own and by.acting_for_id not in speaks_for(by.user_id, {by.acting_for_id} - {None}):
        raise CircleRefused(_("Somebody who looks after your organisation's entries must do this."), "leave")
    circle.members.remove(by.acting_for_id)
    record(by=by, action="leave", kind="circle", ids=[circle.pk])


@transaction.atomic
def remove_member(*, ref: str, party_id: int, by: Doer) -> None:
    """Put a member out; for the host. Raises: Circle.DoesNotExist; CircleRefused for the host itself."""
    circle = _hosted(ref, by)
    if party_id == circle.host_id:
        raise CircleRefused(_("You host this group. Close it instead."), "members")
    circle.members.remove(party_id)
    record(by=by, action="remove-member", kind="circle", ids=[circle.pk])


@transaction.atomic
def close_circle(*, ref: str, by: Doer) -> None:
    """Close a circle; what was inside is then seen by its owners alone. Raises: Circle.DoesNotExist."""
    circle = _hosted(ref, by)
    circle.closed_at = timezone.now()
    circle.save(update_fields=["closed_at"])
    record(by=by, action="close", kind="circle", ids=[circle.pk])
    _tell_members(circle, _("The group %(name)s is closed"), but=(by.user_id,), kind="circle-closed", url="")


@transaction.atomic
def break_glass(*, ref: str, reason: str, by: Doer) -> BreakGlass:
    """Let an administrator look into a circle for one hour; its members are told who, why and how long.

    Raises: Circle.DoesNotExist for anybody else, as where there is none; CircleRefused without a reason.
    """
    if not _is_admin(by):
        raise Circle.DoesNotExist
    circle = Circle.objects.select_for_update().get(ref=ref, closed_at=None)
    if not reason.strip():
        raise CircleRefused(_("Say why you must look into this group."), "reason")
    now = timezone.now()
    broken = BreakGlass.objects.create(
        circle=circle, user_id=by.user_id, reason=reason.strip(), until=now + OPEN_FOR
    )
    record(by=by, action="break-glass", kind="circle", ids=[circle.pk], detail={"hours": 1})
    who = User.objects.get(pk=by.user_id).name or _("An administrator")
    _tell_members(
        circle,
        _("Somebody who runs this site looks into %(name)s"),
        text=_("%(who)s looks in for one hour. The reason given: %(reason)s")
        % {"who": who, "reason": broken.reason},
        kind="circle-opened",
    )
    return broken


def _is_admin(by: Doer) -> bool:
    if by.user_id is None or by.guest_id is not None:
        return False
    running = Q(is_superuser=True) | Q(actings__role=Role.ADMIN)
    return User.objects.filter(running, pk=by.user_id, is_active=True).exists()


def _hosted(ref: str, by: Doer) -> Circle:
    """The circle, locked, if the party acted for hosts it and `by` may speak for it."""
    speaks = speaks_for(by.user_id, {by.acting_for_id} - {None})
    return Circle.objects.select_for_update().get(ref=ref, closed_at=None, host__in=speaks)


def _belonging(ref: str, by: Doer) -> Circle:
    """The circle, locked, if the party acted for belongs to it and `by` acts for that party."""
    if by.guest_id is not None:
        acts = Guest.objects.filter(pk=by.guest_id, party=by.acting_for_id).exists()
    else:
        acts = Acting.objects.filter(user=by.user_id, party=by.acting_for_id).exists()
    if not acts:
        raise Circle.DoesNotExist
    inside = Circle.members.through.objects.filter(party_id=by.acting_for_id).values("circle_id")
    return Circle.objects.select_for_update().get(ref=ref, closed_at=None, pk__in=inside)


def _newest(circle: Circle, version: int) -> Terms:
    terms = circle.terms.first()
    if terms is None or terms.version != version:
        raise CircleRefused(_("The terms have changed since. Read them again."), "terms")
    return terms


def _must_say_office(authority: str) -> None:
    if not authority.strip():
        raise CircleRefused(_("Say by what office you sign, like director."), "authority")


def _sign(terms: Terms, party_id: int | None, authority: str, by: Doer) -> Signature:
    office = {"user_id": by.user_id, "authority": authority.strip()[:200]}
    signature, _made = Signature.objects.get_or_create(terms=terms, party_id=party_id, defaults=office)
    Acceptance.objects.get_or_create(terms=terms, user_id=by.user_id)
    return signature


def _tell_members(
    circle: Circle,
    title: str,
    *,
    kind: str,
    text: str = "",
    url: str | None = None,
    but: Iterable[int | None] = (),
) -> None:
    members = list(circle.members.values_list("pk", flat=True))
    acting = Acting.objects.filter(party__in=members, user__is_active=True).exclude(
        user__in=set(but) - {None}
    )
    tell(
        kind=kind,
        title=title % {"name": circle.name},
        text=text,
        url=f"/circles/{circle.ref}/" if url is None else url,
        user_ids=acting.values_list("user_id", flat=True),
        guest_ids=Guest.objects.filter(party__in=members).values_list("pk", flat=True),
        world=circle.world,
    )


@transaction.atomic
def invite_to_circle(*, ref: str, email: str = "", party_id: int | None = None, by: Doer) -> int:
    """Mail a link that says yes to a circle; return how many were sent.

    To whoever may speak for a party, or to one mail address. Nothing tells whether an address is known here.
    Raises: Circle.DoesNotExist where `by` does not host it; CircleRefused where nobody could answer.
    """
    circle = _hosted(ref, by)
    if party_id is None:
        to = [_invited_by_mail(email, circle.world)]
    else:
        if circle.members.filter(pk=party_id).exists():
            raise CircleRefused(_("This organisation is in the group already."), "who")
        acting = User.objects.filter(actings__party=party_id, is_active=True).distinct().order_by("pk")
        to = [
            (user.email, {"user_id": user.pk, "party_id": party_id})
            for user in acting
            if speaks_for(user.pk, {party_id})
        ]
    if not to:
        raise CircleRefused(
            _("Nobody looks after this organisation here yet. Invite somebody by mail address."), "who"
        )
    for address, whose in to:
        path = make_link(purpose="circle", ref=circle.ref, **whose)
        queue_mail(
            to=address,
            subject=_("You are invited to a private group: %(name)s") % {"name": circle.name},
            text="\n\n".join(
                [
                    _("You are invited to the private group “%(name)s”.") % {"name": circle.name},
                    *filter(None, [circle.purpose]),
                    _("Open this page to say yes. You need no password for it:"),
                    whole(path),
                    _("If you do nothing, nothing happens."),
                ]
            ),
            **{key: value for key, value in whose.items() if key in ("user_id", "guest_id")},
        )
    record(by=by, action="invite", kind="circle", ids=[circle.pk], detail={"links": len(to)})
    return len(to)


def _invited_by_mail(email: str, world: str) -> tuple[str, dict[str, int]]:
    """The address with as whom its holder answers: the first party they may speak for, else as a guest."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise CircleRefused(_("Type a whole mail address, like name@example.org."), "who") from wrong
    user = User.objects.filter(email=address, is_active=True).first()
    if user is not None:
        own = speaks_for(user.pk, user.actings.values_list("party_id", flat=True))
        if own:
            return address, {"user_id": user.pk, "party_id": min(own)}
    guest = guest_at(email=address, world=world)
    return address, {"guest_id": guest.pk, "party_id": guest.party_id}
