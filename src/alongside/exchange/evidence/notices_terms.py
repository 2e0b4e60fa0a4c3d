"""What is said of terms: why they cannot be proposed or answered, and who is told what."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.queries import users_of
from alongside.exchange.accounts.services import tell

from .models import Case, Terms
from .notices import CaseRefused

KIND = "case"
WHY_NOT: dict[str, tuple[str, Any]] = {
    "no-kind": ("kind", lazy("Choose one of the ways to pay.")),
    "no-party-of-it": ("", lazy("Choose one of those named in the case.")),
    "same-party": ("", lazy("Choose somebody else: nobody pays themselves.")),
    "no-line": ("", lazy("Choose what is counted.")),
    "no-years-of-it": ("", lazy("Write a whole number of years, within those of the case.")),
    "no-money": ("", lazy("Write an amount in pounds, like 1200.")),
    "no-number": ("", lazy("Write a number above 0.")),
    "no-share": ("", lazy("Write a share from 0 to 100.")),
    "no-shares": ("", lazy("Write a share for at least one of them.")),
    "too-many-shares": ("", lazy("These shares are more than 100% together.")),
    "not-sent": (
        "form",
        lazy("Send the case to those named in it first. Then they can agree who pays whom."),
    ),
    "nobody-to-agree": (
        "form",
        lazy("Nobody could agree to it: say for at least two of those named who answers for them."),
    ),
    "nobody-answers": (
        "form",
        lazy("Nobody answers here for one of those who would pay or get something. Say first who does."),
    ),
    "old-version": (
        "form",
        lazy("The figures of the case have changed. Look at what it comes to now, then propose it."),
    ),
    "too-long": ("why", lazy("Write at most 4,000 characters.")),
    "settled": ("form", lazy("This is settled already.")),
    "no-answer": ("is_agreed", lazy("Say whether you agree.")),
    "no-said": ("said", lazy("Say what would have to be otherwise.")),
    "too-long-said": ("said", lazy("Write at most 4,000 characters.")),
}


def refused(why: str, field: str = "") -> CaseRefused:
    """The refusal, with its sentence and the field to mend."""
    at, said = WHY_NOT[why]
    return CaseRefused(why, field or at, str(said))


def url_of(terms: Terms) -> str:
    """Where terms are shown."""
    return f"/cases/{terms.case.ref}/terms/{terms.ref}/"


def _others(case: Case, by: Doer) -> set[int]:
    """Those who answer for a party, or write the case; not whoever did it."""
    parties = set(case.parties.exclude(actor=None).values_list("actor__party_id", flat=True))
    return set(users_of(parties | {case.owner_id} - {None})) - {by.user_id}


def tell_proposed(terms: Terms, *, by: Doer) -> None:
    """Ask everybody who answers for a party whether they agree."""
    tell(
        kind=KIND,
        title=(_("Do you agree who pays whom? %(title)s") % {"title": terms.case.title})[:200],
        text=_("See what each would likely get, and how often it would lose, before you answer."),
        url=url_of(terms),
        user_ids=_others(terms.case, by),
        world=terms.case.world,
    )


def tell_answered(terms: Terms, name: str, *, by: Doer) -> None:
    """Tell the others when it is settled: agreed by all, or by whom it was not."""
    said = {
        "agreed": _("All have agreed who pays whom: %(title)s"),
        "refused": _("%(who)s does not agree who pays whom: %(title)s"),
    }
    tell(
        kind=KIND,
        title=(said[terms.state] % {"who": name, "title": terms.case.title})[:200],
        url=url_of(terms),
        user_ids=_others(terms.case, by),
        world=terms.case.world,
    )
