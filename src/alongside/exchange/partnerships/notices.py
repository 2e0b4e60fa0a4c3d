"""What is said about working together: why something cannot be done, what happened, who is told what."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Guest, User
from alongside.exchange.accounts.queries import guests_of, users_of
from alongside.exchange.accounts.services import make_link, queue_mail, queue_text, tell
from alongside.exchange.accounts.services.messages import whole

from .models import Member, Partnership
from .queries import steering

KIND = "partnership"
ANSWER = "partnership-answer"  # the purpose of the link in an invitation

WHY_NOT: dict[str, Any] = {
    "no-party": lazy("Say first for whom you act: make an entry for yourself or your organisation."),
    "no-name": lazy("Give it a name."),
    "no-purpose": lazy("Say what it is for."),
    "closed": lazy("This is closed. It can be read, and nothing is changed any more."),
    "not-host": lazy("Whoever hosts or leads this does that. Ask them."),
    "already": lazy("They are already in it, or already asked."),
    "many": lazy("60 can take part at most."),
    "answered": lazy("This invitation has been answered."),
    "no-reason": lazy("Choose why not. It helps to ask better next time."),
    "no-words": lazy("Say why not, in a few words."),
    "not-yours": lazy("Somebody who looks after your organisation's entries must answer."),
    "last": lazy("You are the last one in it. Close it instead."),
    "no-handover": lazy("Say what you pass on, and to whom."),
    "no-heir": lazy("Choose who takes over from you. Nobody else hosts, leads or votes here."),
    "last-host": lazy("Somebody must host or lead. Give the role to another first."),
    "no-outcome": lazy("Choose what came of it."),
    "no-lessons": lazy("Say what others should know, also where it failed."),
    "unreachable": lazy("Nobody looks after this organisation here yet. Invite somebody by mail address."),
    "nobody": lazy("Type a name or a mail address."),
    "several": lazy("More than one has this in its name. Type the whole name."),
    "unknown": lazy("We know nobody of this name. Type a mail address."),
    "no-answer": lazy("Say yes or no."),
    "no-address": lazy("Type a whole mail address, like name@example.org."),
    "worlds": lazy("Some of these are invented and others real. They cannot work together."),
    "no-role": lazy("Choose a role."),
    "no-what": lazy("Say what is counted."),
    "no-number": lazy("Write a number."),
    "bad-day": lazy("Write a day, like 31 1 2027."),
    "no-day": lazy("Write a day that is not in the future."),
    "no-note": lazy("Write what happened."),
    "too-long": lazy("Write at most 4,000 characters."),
    "no-stage": lazy("Choose the step before or after this one."),
    "amount": lazy("Write a whole number, or leave it empty."),
}

# What the log says, by kind. `%(who)s`: the member that did it; `%(about)s`: the member it is about;
# `%(words)s`: what was kept with it. Helpers add theirs from their own module.
LOGGED: dict[str, Any] = {
    "note": "%(words)s",
    "started": lazy("%(who)s began this."),
    "invited": lazy("%(who)s asked %(about)s to take part."),
    "joined": lazy("%(about)s said yes."),
    "declined": lazy("%(about)s said no."),
    "withdrawn": lazy("%(who)s took back what %(about)s was asked."),
    "left": lazy("%(about)s left, and passed on what they did."),
    "role": lazy("%(about)s took on a role: %(words)s."),
    "role-ended": lazy("%(about)s no longer has the role: %(words)s."),
    "stage": lazy("It moved on to: %(words)s."),
    "stage-back": lazy("It went back to: %(words)s."),
    "purpose": lazy("%(who)s changed what it is for."),
    "vision": lazy("%(who)s changed the shared vision. Before, it read: %(words)s"),
    "measure": lazy("%(who)s set how success is counted: %(words)s."),
    "value": lazy("%(who)s wrote down a figure: %(words)s."),
    "closed": lazy("%(who)s closed it: %(words)s."),
}


class PartnershipRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "", said: str = "") -> None:
        super().__init__(said or str(WHY_NOT[why]))
        self.why = why
        self.field = field


def url_of(partnership: Partnership) -> str:
    """Where its page is."""
    return f"/partnerships/{partnership.ref}/"


def tell_members(
    partnership: Partnership,
    *,
    title: str,
    text: str = "",
    url: str = "",
    but: Iterable[int] = (),
    only: Iterable[int] | None = None,
) -> None:
    """Tell those who take part, without the parties in `but`; or `only` those of some parties."""
    rows = partnership.members.filter(state=Member.State.ACCEPTED).exclude(party__in=set(but))
    parties = list(rows.values_list("party_id", flat=True)) if only is None else list(only)
    tell(
        kind=KIND,
        title=title[:200],
        text=text,
        url=url or url_of(partnership),
        user_ids=users_of(parties),
        guest_ids=guests_of(parties),
        world=partnership.world,
    )


def invited(member: Member) -> bool:
    """Ask a party to take part: a notice where it has an account, else mail or a text; False if nobody is."""
    found = member.partnership
    title = (_("You are asked to work together: %(name)s") % {"name": found.name})[:200]
    text = "\n\n".join(
        filter(None, [member.message, _("What it is for: %(words)s") % {"words": found.purpose}])
    )
    users, guests = users_of([member.party_id]), guests_of([member.party_id])
    url = f"{url_of(found)}answer/"
    tell(kind=KIND, title=title, text=text, url=url, user_ids=users, world=found.world)
    for guest in Guest.objects.filter(pk__in=guests):
        _ask_guest(member, guest, title, text)
    return bool(users or guests)


def _ask_guest(member: Member, guest: Guest, title: str, text: str) -> None:
    """Ask somebody without an account, by a link that says yes or no."""
    held = {"guest_id": guest.pk, "party_id": guest.party_id}
    link = whole(make_link(purpose=ANSWER, ref=member.partnership.ref, **held))
    if guest.email:
        words = "\n\n".join([text, _("Say yes or no here, without an account:"), link])
        queue_mail(to=guest.email, subject=title, text=words, guest_id=guest.pk)
    elif guest.phone:
        queue_text(to=guest.phone, text=f"{title} {link}", guest_id=guest.pk)
    url = f"{url_of(member.partnership)}answer/"
    tell(kind=KIND, title=title, text=text, url=url, guest_ids=[guest.pk], world=member.partnership.world)


def answered(member: Member, name: str) -> None:
    """Tell those who host or lead it, and whoever asked, what a party said."""
    found = member.partnership
    title = _("%(who)s takes part: %(name)s")
    text = ""
    if member.state == Member.State.DECLINED:
        title, text = _("%(who)s said no: %(name)s"), member.get_why_display()
        text = " ".join(filter(None, [f"{text}.", member.reason]))
    users = users_of([one.party_id for one in steering(found) if one.party_id != member.party_id])
    asked = User.objects.filter(pk=member.invited_by_id or 0, is_active=True).values_list("pk", flat=True)
    tell(
        kind=KIND,
        title=(title % {"who": name, "name": found.name})[:200],
        text=text,
        url=url_of(found),
        user_ids={*users, *asked},
        world=found.world,
    )


def moved_title(found: Partnership) -> str:
    """That it has got to another stage."""
    stage = {str(key): label for key, label in Partnership.Stage.choices}[found.stage]
    return _("%(name)s has got to: %(stage)s") % {"name": found.name, "stage": _(str(stage))}


def left(member: Member) -> None:
    """Tell those who stay that somebody left, and whoever takes over that they do."""
    found = member.partnership
    title = _("Somebody has left: %(name)s") % {"name": found.name}
    heir = member.handed_to
    if heir is not None:
        mine = _("You take over from somebody who left: %(name)s") % {"name": found.name}
        tell_members(found, title=mine, text=member.handover, only=[heir.party_id])
    but = [member.party_id] + ([heir.party_id] if heir else [])
    tell_members(found, title=title, text=member.handover, but=but)


def closed(found: Partnership, *, but: int | None) -> None:
    """Tell those who took part that it is closed, and that they can read it."""
    title = _("Closed: %(name)s") % {"name": found.name}
    text = _("What was learned is kept. You can read it at any time.")
    tell_members(found, title=title, text=text, but=[but] if but else [])
