"""What the pages on which a case is written say of its parts."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

PATTERN: dict[str, tuple[Any, Any]] = {
    "digital": (lazy("A digital tool"), lazy("An app, a website, a shared list.")),
    "device": (lazy("A device or a test"), lazy("Something that is bought, used and kept up.")),
    "medicine": (lazy("A medicine"), lazy("It is given and watched; it may do harm as well.")),
    "service": (lazy("A way of working"), lazy("Somebody does something that nobody did before.")),
    "adds": (
        lazy("People and staff together: it adds"),
        lazy("What people do comes on top of what staff do."),
    ),
    "replaces": (
        lazy("People and staff together: it replaces"),
        lazy("What people do takes the place of paid work. What is saved, and what of it is put back?"),
    ),
    "both": (
        lazy("People and staff together: some of each"),
        lazy("The mix, what it saves and what is put back."),
    ),
    "social-value": (
        lazy("The social value of a charity"),
        lazy("What volunteers give, what it costs, and what it is worth to whom."),
    ),
}
PARTY_KIND: dict[str, Any] = {
    "nhs": lazy("Health service"),
    "council": lazy("Council"),
    "government": lazy("Government"),
    "charity": lazy("Charity or community group"),
    "company": lazy("Company"),
    "people": lazy("People who use it"),
    "carers": lazy("Unpaid carers"),
    "other": lazy("Somebody else"),
}
SORT: dict[str, tuple[Any, Any]] = {
    "cash": (
        lazy("Money that can be spent elsewhere"),
        lazy("A bill that is no longer paid, or is paid less."),
    ),
    "capacity": (
        lazy("Time or room set free"),
        lazy("Beds, hours, appointments. Nobody's budget gets smaller, but others can be seen."),
    ),
    "wellbeing": (
        lazy("A better life"),
        lazy("Health, company, sleep, hours of one's own. Worth much, and never money in a budget."),
    ),
}
NET: dict[str, tuple[Any, Any]] = {  # of what somebody has more, and less
    "cash": (lazy("%(sum)s more to spend"), lazy("%(sum)s less to spend")),
    "capacity": (lazy("time or room worth %(sum)s set free"), lazy("time or room worth %(sum)s taken up")),
    "wellbeing": (
        lazy("a better life, put at %(sum)s"),
        lazy("hours and wellbeing given up, put at %(sum)s"),
    ),
}
WAYS: dict[str, Any] = {
    "more": lazy("It takes hours of them"),
    "fewer": lazy("It gives them hours back"),
    "none": lazy("It changes nothing for them"),
    "": lazy("Not known yet"),
}
SURE: dict[str, tuple[Any, Any]] = {
    "counted": (lazy("Counted, in more than one place"), lazy("The range is a tenth either way.")),
    "once": (lazy("Counted once"), lazy("The range is a quarter either way.")),
    "told": (lazy("Those who know the work say so"), lazy("The range is four tenths either way.")),
    "guess": (lazy("It is a guess"), lazy("The range is six tenths either way.")),
}
KIND: dict[str, tuple[Any, Any]] = {
    "cost": (lazy("A cost"), lazy("Somebody pays or gives up something.")),
    "benefit": (lazy("A gain"), lazy("Somebody has something from it.")),
    "transfer": (
        lazy("Money from one to another"),
        lazy("One pays it, another gets it; together it is nothing."),
    ),
    "closing": (lazy("The cost of stopping the old way"), lazy("Leases, stock, posts, the last bills.")),
}
GRADE: dict[str, Any] = {
    "": lazy("Not said"),
    "A": lazy("A: counted in several places, with a fair comparison"),
    "B": lazy("B: counted, with a comparison"),
    "C": lazy("C: counted before and after"),
    "D": lazy("D: those who know the work say so"),
    "E": lazy("E: a guess"),
}
AMOUNT: dict[str, tuple[Any, Any]] = {
    "value": (lazy("What is one worth, or what does it cost?"), lazy("In pounds.")),
    "quantity": (
        lazy("How many of these in a year?"),
        lazy("For each person, where it is per person. Empty: one."),
    ),
    "population": (lazy("How many people?"), lazy("In a year. Empty: it is not per person.")),
    "take_up": (lazy("How many of every 100 take part?"), lazy("Empty: all.")),
    "effect": (lazy("For how many of every 100 does it change?"), lazy("Empty: all.")),
    "attribution": (
        lazy("How much of the change is due to this? (of 100)"),
        lazy("The rest is due to others."),
    ),
    "deadweight": (lazy("How much would have happened anyway? (of 100)"), lazy("Empty: nothing.")),
    "displacement": (lazy("How much is only moved from elsewhere? (of 100)"), lazy("Empty: nothing.")),
    "drop_off": (lazy("How much of it wears off each year? (of 100)"), lazy("Empty: nothing.")),
}
YES_NO = {"yes": lazy("Yes"), "no": lazy("No"), "": lazy("Not known")}
MARGINAL = {
    "yes": lazy("What is in fact no longer spent, or spent more"),
    "no": lazy("An average, with its share of buildings and management"),
    "": lazy("Not known"),
}
DECISION: dict[str, Any] = {
    "agreed": lazy("Yes, they are right"),
    "with-comment": lazy("Yes, and I want to add something"),
    "not-agreed": lazy("No, something is not right"),
}
STATE: dict[str, Any] = {
    "agreed": lazy("Agrees"),
    "with-comment": lazy("Agrees, with a comment"),
    "not-agreed": lazy("Does not agree"),
    "waiting": lazy("Has not said yet"),
    "again": lazy("Agreed before; the figures have changed since"),
    "nobody": lazy("Nobody here answers for them"),
}
TONE = {
    "agreed": "open",
    "with-comment": "open",
    "not-agreed": "unclaimed",
    "waiting": "history",
    "again": "unclaimed",
    "nobody": "history",
}
LACK: dict[str, Any] = {
    "unknown": lazy("Not known yet: %(what)s"),
    "unsourced": lazy("No source for: %(what)s"),
    "no-range": lazy("No range, only one number: %(what)s"),
    "not-asked": lazy("Work is replaced, and it is not said who was asked: %(what)s"),
    "fares": lazy("Old and new run side by side, without a day on which it stops: %(what)s"),
    "cost-basis": lazy(
        "It is not said whether this is what is in fact no longer spent, or an average: %(what)s"
    ),
    "block": lazy("Money is promised to %(what)s. Are they paid for each patient, or a fixed sum?"),
    "nobody": lazy("Nobody here answers for: %(what)s"),
    "no-closing": lazy("What it costs to stop the old way is in no line."),
    "no-start": lazy("What it costs to begin is in no line."),
    "payer-gains-nothing": lazy(
        "Whoever pays saves nothing by it. Say why they would pay, or share the gain."
    ),
    "no-price": lazy("What the company is paid is in no line."),
    "one-year-budget": lazy("No budget gets smaller. Those who hold one will ask what they stop buying."),
    "no-quality": lazy("Is it safe and good? No assessment is attached."),
    "no-equality": lazy("Is it fair to all? No assessment is attached."),
    "no-data": lazy("What becomes of people's details? No assessment is attached."),
}
COST_WRONG: dict[str, Any] = {
    "no-name": lazy("Row %(n)s has no name."),
    "no-unit": lazy("Row %(n)s has no unit."),
    "no-value": lazy("Row %(n)s has no number of pounds."),
    "no-year": lazy("Row %(n)s has no year of prices, like 2024."),
    "no-source": lazy("Row %(n)s has no source."),
    "no-licence": lazy("Row %(n)s has no licence."),
    "range": lazy("Row %(n)s: give both ends of the range, around the value, or neither."),
    "url": lazy("Row %(n)s: a web address begins with https://."),
}


def money(pounds: float) -> str:
    """Pounds as people write them: £1,250, £12.21, £0.40."""
    sign, size = ("-" if pounds < 0 else ""), abs(pounds)
    return f"{sign}£{size:,.2f}" if size < 100 and size != int(size) else f"{sign}£{size:,.0f}"


def plain(number: float) -> str:
    """A number for a field: no thousands, no needless point."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def lines(count: int) -> str:
    """How many lines there are."""
    return ngettext("%(n)s line", "%(n)s lines", count) % {"n": count}
