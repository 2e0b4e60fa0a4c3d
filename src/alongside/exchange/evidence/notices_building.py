"""What is said where a case is written and signed: why it cannot be kept, and who is told what."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.queries import users_of
from alongside.exchange.accounts.services import tell

from .models import Case, CaseParty
from .notices import CaseRefused

KIND = "case"
WHY_NOT: dict[str, tuple[str, Any]] = {
    "no-title": ("title", lazy("Say what it is.")),
    "no-payer": ("payer", lazy("Say who pays.")),
    "no-gainer": ("gainer", lazy("Say who gains.")),
    "no-choice": ("form", lazy("Choose one of the answers on the page.")),
    "meanwhile": (
        "form",
        lazy("Somebody kept another version while you wrote. Look at it, then press the button once more."),
    ),
    "no-decision": ("decision", lazy("Say whether the figures are right.")),
    "no-said": ("said", lazy("Say what is not right, or what you want to add.")),
    "no-office": ("office", lazy("Say by what office you sign, like director of finance.")),
    "not-asked": ("form", lazy("It is not with those named in it now.")),
    "old-version": ("form", lazy("The figures have changed. Look at the new ones, then sign.")),
    "nobody-asked": (
        "form",
        lazy("Say for at least one party which organisation here answers for it. Then it can be sent."),
    ),
    "no-rows": ("file", lazy("There are no rows in it.")),
    "not-operator": ("form", lazy("Those who run this site bring the list.")),
}


def refused(why: str, field: str = "") -> CaseRefused:
    """The refusal, with its sentence and the field to mend."""
    at, said = WHY_NOT[why]
    return CaseRefused(why, field or at, str(said))


def tell_parties(case: Case, parties: Iterable[CaseParty], *, again: bool = False, by: Doer) -> int:
    """Ask those who answer for these parties to look at their figures. Returns how many people were told."""
    actors = {one.actor.party_id for one in parties if one.actor is not None}
    people = set(users_of(actors)) - {by.user_id}
    title = (
        _("Your figures have changed: %(title)s") if again else _("Are your figures right? %(title)s")
    ) % {"title": case.title}
    tell(
        kind=KIND,
        title=title[:200],
        text=_("See what your organisation would pay and gain, and say whether it is right."),
        url=f"/cases/{case.ref}/review/",
        user_ids=people,
        world=case.world,
    )
    return len(people)


def tell_owner(case: Case, party: CaseParty, decision: str, *, by: Doer) -> None:
    """Tell those who write the case what a party said."""
    said = {
        "agreed": _("%(who)s agrees to its figures: %(title)s"),
        "with-comment": _("%(who)s agrees, with a comment: %(title)s"),
        "not-agreed": _("%(who)s does not agree: %(title)s"),
    }
    tell(
        kind=KIND,
        title=(said[decision] % {"who": party.name, "title": case.title})[:200],
        url=f"/cases/{case.ref}/review/",
        user_ids=set(users_of([case.owner_id])) - {by.user_id} if case.owner_id else (),
        world=case.world,
    )
