"""Words for terms: what each way to pay is, what its fields ask, what terms say."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext

from alongside.web.words import Words

KIND = Words(
    {
        "gain-share": noop("A share of the gain"),
        "bonus": noop("A bonus for results"),
        "activity": noop("A fee for each one done"),
        "fixed": noop("A fixed sum"),
        "milestone": noop("A sum when so much is reached"),
        "risk-share": noop("Shared costs"),
        "investment": noop("Lent, and paid back by results"),
    }
)
MEANS = Words(
    {
        "gain-share": noop(
            "Who gains gives the others a part of it. Where nothing is gained, nothing is paid."
        ),
        "bonus": noop("So much for each result. Whoever does the work bears the risk that few come."),
        "activity": noop("So much for each one done, whatever comes of it. Whoever pays bears the risk."),
        "fixed": noop("The same sum each year, whatever happens. Easy to plan with."),
        "milestone": noop("One sum, once so much has been reached since the start."),
        "risk-share": noop(
            "Others bear a part of what it costs above the plan, and get a part of what is saved."
        ),
        "investment": noop("Somebody lends the money. It is paid back only as results come, up to a limit."),
    }
)
STATE = Words(
    {
        "proposed": noop("Waiting for answers"),
        "agreed": noop("Agreed by all"),
        "refused": noop("Not agreed"),
        "replaced": noop("Another took its place"),
    }
)
TONE = {"proposed": "unclaimed", "agreed": "open", "refused": "history", "replaced": "history"}
FIELD = Words(
    {
        "payer": noop("Who pays?"),
        "payee": noop("Who is paid?"),
        "gainer": noop("Who gains, and gives a share of it?"),
        "bearer": noop("Whose costs are shared?"),
        "investor": noop("Who lends the money?"),
        "provider": noop("Who gets it at the start?"),
        "commissioner": noop("Who pays it back?"),
        "counted": noop("What is counted?"),
        "amount": noop("How much, in pounds?"),
        "years": noop("For how many years?"),
        "fee": noop("How much for each, in pounds?"),
        "bonus": noop("How much for each result, in pounds?"),
        "price": noop("How much is paid back for each, in pounds?"),
        "cap": noop("At most, in pounds a year"),
        "floor": noop("Only for results above how many a year?"),
        "reached": noop("How many must be reached since the start?"),
        "by": noop("By the end of which year?"),
        "beyond": noop("Only from what is gained above, in pounds a year"),
        "band": noop("Leave out differences up to, in pounds a year"),
        "shares": noop("What part does each get?"),
        "cap-investment": noop("At most paid back in all, in pounds"),
        "shares-risk-share": noop("What part does each bear?"),
        "amount-fixed": noop("How much a year, in pounds?"),
        "amount-investment": noop("How much is lent, in pounds?"),
    }
)
HINT = Words(
    {
        "by": noop("Count years from the start. Leave it empty if any year will do."),
        "cap": noop("Leave it empty if there is no limit."),
        "floor": noop("Leave it empty to count every one."),
        "beyond": noop("Leave it empty to share all of it."),
        "band": noop("Leave it empty to share every difference."),
        "shares": noop("Percent. Leave empty who takes no part."),
        "cap-investment": noop("More than was lent is what the lender earns."),
    }
)


def label(kind: str, name: str) -> str:
    """What a field of a kind asks."""
    return FIELD.get(f"{name}-{kind}", "") or FIELD[name]


def hint(kind: str, name: str) -> str:
    """What helps to fill it in; nothing where it is plain."""
    own = f"{name}-{kind}"
    return HINT.get(own, "") or ("" if own in FIELD else HINT.get(name, ""))


def pounds(amount: float) -> str:
    """An amount that somebody agrees to: £12.50, £180, £41,000; no rounding beyond pence."""
    return f"£{amount:,.2f}".removesuffix(".00")


def percent(share: float) -> str:
    """A share as percent."""
    return f"{100 * share:.6g}%"


def said(
    kind: str, numbers: Mapping[str, Any], names: Mapping[str, str], lines: Mapping[str, str]
) -> list[str]:
    """What terms say, in sentences. `names`: of parties by key; `lines`: of lines by key."""
    told: dict[str, Any] = {}
    for name, value in numbers.items():
        if name in ("counted",):
            told[name] = lines.get(value, value)
        elif isinstance(value, str):
            told[name] = names.get(value, value)
        elif name in ("reached", "floor", "years", "by"):
            told[name] = f"{value:,.10g}"
        elif not isinstance(value, Mapping):
            told[name] = pounds(value)
    found = [_main(kind, numbers, told, names)]
    if "floor" in told:
        found.append(_("The first %(floor)s in a year are not paid for.") % told)
    if "beyond" in told:
        found.append(_("Only what is gained above %(beyond)s a year is shared.") % told)
    if "band" in told:
        found.append(_("Differences up to %(band)s a year are left out.") % told)
    if "by" in told:
        found.append(_("This must be by the end of year %(by)s; later it is not paid.") % told)
    if "cap" in told and kind != "investment":
        found.append(_("No more than %(cap)s a year is paid.") % told)
    return found


def _main(kind: str, numbers: Mapping[str, Any], told: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if kind == "fixed":
        return (
            ngettext(
                "%(payer)s pays %(payee)s %(amount)s in the first year.",
                "%(payer)s pays %(payee)s %(amount)s a year for %(years)s years.",
                numbers["years"],
            )
            % told
        )
    if kind == "activity":
        return _("%(payer)s pays %(payee)s %(fee)s for each one done. Counted: %(counted)s.") % told
    if kind == "bonus":
        return _("%(payer)s pays %(payee)s %(bonus)s for each result. Counted: %(counted)s.") % told
    if kind == "milestone":
        return (
            _("%(payer)s pays %(payee)s %(amount)s once, when %(reached)s are reached. Counted: %(counted)s.")
            % told
        )
    if kind == "investment":
        lent = _("%(investor)s pays %(provider)s %(amount)s at the start.")
        back = _("%(commissioner)s pays %(investor)s back %(price)s for each result, up to %(cap)s in all.")
        none = _("Where no results come, nothing is paid back. Counted: %(counted)s.")
        return f"{lent} {back} {none}" % told
    shares = "; ".join(
        _("%(who)s %(share)s") % {"who": names.get(key, key), "share": percent(share)}
        for key, share in numbers["shares"].items()
    )
    if kind == "gain-share":
        return _("Of what %(gainer)s gains each year it gives a part: %(shares)s.") % {
            **told,
            "shares": shares,
        }
    return _(
        "Of what costs %(bearer)s more than planned in a year, others bear a part: %(shares)s. Of what costs "
        "it less, they get the same part."
    ) % {**told, "shares": shares}
