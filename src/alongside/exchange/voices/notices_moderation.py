"""What is said about looking at what people said: why something cannot be done, and who is told what."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Role
from alongside.exchange.accounts.queries import users_in_role, users_of
from alongside.exchange.accounts.services import make_link, queue_mail, queue_text, tell
from alongside.exchange.accounts.services.messages import whole

from .models import Ask, Contribution, Participant
from .policy import POLICY

KIND = "said"
COME_BACK = "said"  # the purpose of the link by which a guest reads what became of it
WHY_NOT: dict[str, Any] = {
    "no-outcome": lazy("Choose what is to be done."),
    "no-reason": lazy("Choose the rule that it breaks."),
    "no-words": lazy("Say why, in a few words. The author reads it."),
    "too-long": lazy("Write at most 1,000 characters."),
    "no-into": lazy("Choose which one says the same."),
    "not-here": lazy("This can only be put together with one that is shown in the same question."),
    "not-rejected": lazy("This is shown, or nobody has looked at it yet."),
    "appealed": lazy("You have asked this already. It is asked once."),
    "no-why": lazy("Write why it should be shown."),
    "decided": lazy("This has been decided already."),
    "same": lazy("You decided this the first time. Somebody else looks at it now."),
    "appeal-first": lazy("Its author asks to look again. Decide that."),
}
FIELDS = {
    "no-outcome": "outcome",
    "no-reason": "reason",
    "no-words": "words",
    "too-long": "words",
    "no-into": "into",
    "not-here": "into",
    "no-why": "words",
}


class ModerationRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str) -> None:
        super().__init__(str(WHY_NOT[why]))
        self.why = why
        self.field = FIELDS.get(why, "")


def path(contribution: Contribution) -> str:
    """The page on which an author reads what became of what they said."""
    return f"/asks/said/{contribution.ref}/"


def decided(contribution: Contribution, title: str, reason: str, words: str) -> None:
    """Tell the author, by the way they chose; whoever comes back and looks finds it there anyway."""
    part = contribution.participant
    if part is None:
        return
    rule = POLICY.get(reason)
    text = " ".join(filter(None, [f"{rule.title}. {rule.text}" if rule else "", words]))
    url, world = path(contribution), contribution.ask.world
    if part.user_id is not None:
        tell(kind=KIND, title=title, text=text, url=url, user_ids=[part.user_id], world=world)
    elif part.guest is not None and part.tell in (Participant.Tell.MAIL, Participant.Tell.TEXT):
        _to_guest(part, title, text, contribution)


def _to_guest(part: Participant, title: str, text: str, contribution: Contribution) -> None:
    guest = part.guest
    assert guest is not None
    by_mail = part.tell == Participant.Tell.MAIL
    if not (guest.email if by_mail else guest.phone):
        return
    link = whole(make_link(purpose=COME_BACK, ref=contribution.ref, guest_id=guest.pk))
    if by_mail:
        more = _("Read it, or ask to look again: %(url)s") % {"url": link}
        queue_mail(to=guest.email, subject=title, text="\n\n".join([title, text, more]), guest_id=guest.pk)
    else:
        queue_text(to=guest.phone, text=f"{title}. {link}", guest_id=guest.pk)


def appealed(ask: Ask, contribution: Contribution, but: int | None) -> None:
    """Tell those who may decide: others than whoever decided first."""
    who = {*users_of([ask.owner_id] if ask.owner_id else []), *users_in_role(Role.MODERATOR)} - {but}
    who = who or set(users_in_role(Role.ADMIN)) - {but}
    tell(
        kind=KIND,
        title=_("Somebody asks to look again at what they said"),
        url=f"/asks/{ask.ref}/checking/{contribution.ref}/",
        user_ids=_people(who),
        world=ask.world,
    )


def _people(who: Iterable[int | None]) -> list[int]:
    return sorted(pk for pk in who if pk is not None)


def title_of(outcome: str, *, again: bool) -> str:
    """What the author reads first."""
    if outcome == "shown":
        return _("What you said is shown now")
    if outcome == "merged":
        return _("What you said is shown together with the same from another")
    return _("What you said stays hidden") if again else _("What you said is not shown")
