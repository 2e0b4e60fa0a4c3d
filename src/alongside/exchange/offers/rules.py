"""When an offer may be introduced, shown as open, or must be checked again. Pure decisions."""

from collections.abc import Collection
from datetime import date, timedelta

from alongside.exchange.audit.decisions import Allowed, Refused

CHECK_LASTS = timedelta(days=3 * 365)  # the check that a host makes of people
MONEY_CHECKED = timedelta(days=90)
CLOSING_SOON = timedelta(weeks=8)
ASK_AFTER = {"fund": timedelta(days=60)}  # by kind; what is not named here:
ASK_OTHERS_AFTER = timedelta(days=180)
ASK_AGAIN_AFTER = timedelta(days=30)


def may_be_introduced(
    settings: Collection[str], host_known: bool, check_date: date | None, to_person: bool, today: date
) -> Allowed | Refused:
    """Decide whether help may be introduced. `settings`: how it is given, of `Setting`; none is the usual.

    Help that is one-to-one, in somebody's home, or with children or adults at risk goes through a host that
    recorded a check and its day; then the host answers for the offer. `to_person`: not to an organisation.
    """
    if not settings:
        return Allowed()
    if not host_known:
        whom = "from one person to another" if to_person else "without an organisation that answers for it"
        return Refused(
            f"Help of this sort is never introduced {whom}. It needs a host organisation that makes a check."
        )
    if check_date is None or check_date > today:
        return Refused("The host organisation has not recorded its check yet. Ask them to.")
    if today - check_date > CHECK_LASTS:
        return Refused("The host's check is more than three years old. Ask them to check again.")
    return Allowed()


def shows_contact(settings: Collection[str], host_id: int | None, actor_id: int | None) -> bool:
    """Whether an offer's own contact may be shown: never where a host stands between.

    An organisation that is its own host is that contact.
    """
    return not settings or (host_id is not None and host_id == actor_id)


def is_money_open(
    *, opens_on: date | None, closes_on: date | None, confirmed_on: date | None, today: date
) -> Allowed | Refused:
    """Decide whether money is shown as open: it has a last day, or somebody checked it within 90 days."""
    if closes_on is not None and closes_on < today:
        return Refused("closed")
    if opens_on is not None and opens_on > today:
        return Refused("not-yet")
    if closes_on is None and (confirmed_on is None or today - confirmed_on > MONEY_CHECKED):
        return Refused("unchecked")
    return Allowed()


def last_day(
    kind: str, *, valid_until: date | None, closes_on: date | None, confirmed_on: date | None, listed: bool
) -> date | None:
    """The last day on which an offer is found as help that can be had; None where there is no end.

    Money with no last day is found for 90 days after a check. `listed`: from a register, where nobody checks.
    """
    days = [day for day in (valid_until, closes_on) if day is not None]
    if kind == "fund" and closes_on is None and not listed:
        days.append(confirmed_on + MONEY_CHECKED if confirmed_on else date.min)
    return min(days, default=None)


def may_ask_keeper(
    kind: str, *, confirmed_on: date, reminded_on: date | None, today: date
) -> Allowed | Refused:
    """Decide whether its keeper is asked if an offer still holds: long after a check, and not too often."""
    if today - confirmed_on < ASK_AFTER.get(kind, ASK_OTHERS_AFTER):
        return Refused("It was checked lately.")
    if reminded_on is not None and today - reminded_on < ASK_AGAIN_AFTER:
        return Refused("Its keeper was asked lately.")
    return Allowed()
