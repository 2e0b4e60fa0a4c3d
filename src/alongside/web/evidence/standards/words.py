"""What a decision maker will ask for, in our words."""

from typing import Any

from django.utils.translation import gettext_noop as _

from alongside.web.innovations.record import wording as record
from alongside.web.words import Words

REACH = Words(
    {
        "behind": _("It works behind the scenes: it makes care run better"),
        "informs": _("It informs people, keeps their notes, or lets them talk with each other"),
        "cares": _("It treats or cares, or helps to decide how somebody is treated"),
    }
)
STAKES = Words(
    {
        "low": _("Little could go wrong, and little money is at stake"),
        "high": _("People could be harmed, they are in a weak position, or much money is at stake"),
    }
)
GROUP = Words(
    {
        "made": _("How it is made"),
        "value": _("What it is for"),
        "works": _("Whether it works"),
        "money": _("What it costs and saves"),
        "use": _("Bringing it into use"),
        "rules": _("Rules and regulators"),
        "selling": _("Before you take a business case to the health service"),
    }
)
STATE = Words(
    {
        "there": _("There"),
        "partly": _("Partly there"),
        "missing": _("Missing"),
        "not-needed": _("Does not apply"),
        "said": _("Something stands in its record"),
        "": _("Nobody has said"),
    }
)
TONE = {
    "there": "open",
    "partly": "unclaimed",
    "said": "unclaimed",
    "missing": "history",
    "not-needed": "history",
    "": "history",
}
OUTCOME = Words(
    {
        "met": _("Meets the standard"),
        "partly": _("Meets part of the standard"),
        "not-met": _("Does not meet the standard"),
    }
)
OUTCOME_TONE = {"met": "open", "partly": "unclaimed", "not-met": "history"}
HOW_GIVEN = Words(
    {
        "self": _("They judged their own."),
        "here": _("Given here by the judge."),
        "told": _("Written down by those who keep it. The judge has not said so here."),
    }
)
# By thing that is asked: its name, and what a decision maker wants to see.
ITEM = Words(
    {
        "users": _("Those who use it helped to shape it"),
        "fair": _("It does not leave people out"),
        "climate": _("What it does to the climate is known"),
        "data": _("It is careful with data"),
        "oversight": _("It is clear which professional watches over it"),
        "right-words": _("What it tells people is right, and stays right"),
        "trusted": _("Professionals in this country stand behind it"),
        "safeguards": _("People in a weak position are protected"),
        "purpose": _("It is clear what it is for and for whom"),
        "now": _("It is described what is done now"),
        "then": _("It is described what will be done instead"),
        "effects": _("It is said what will change for people, money and staff"),
        "effect": _("It is shown that it helps"),
        "trial": _("It was held against what is done now"),
        "real-life": _("It works in real life, in a place like this"),
        "watching": _("It is agreed how its effects are watched"),
        "budget": _("Each budget knows what it pays and saves"),
        "worth": _("It is worth what it costs in the long run"),
        "beginning": _("It is known what is needed to begin"),
        "told": _("Staff and people are told, taught and asked"),
        "growing": _("It can be used by many more"),
        "who-pays": _("Who pays and who gains is named"),
        "cash": _("It is said which savings can be spent elsewhere"),
        "contract": _("It is known whether any contract pays less when less is done"),
        "stopping": _("The cost of stopping the old way is in it"),
        "budget-year": _("It fits the year in which the money must be spent"),
        "buying": _("There is a way to buy it"),
        "local-way": _("It fits the way things are done there"),
        "staff-time": _("Whose time it takes is counted"),
        "systems": _("It works with the computer systems they have"),
        "place-like-theirs": _("It was used in a place like theirs"),
        "whole-price": _("The whole price is said"),
        "interests": _("It is open who gains if it spreads"),
    }
)
MEANS = Words(
    {
        "users": _("Who they were, what they said, and what was changed for it."),
        "fair": _("Who could be worse off or shut out, and what is done about it."),
        "climate": _("Travel, energy, waste: more or less than now."),
        "data": _("What is kept, why, where, for how long, and who looked over that."),
        "oversight": _("Who acts on what it shows, and who answers for it."),
        "right-words": _("Who wrote it, from which sources, and who brings it up to date."),
        "trusted": _("Clinicians or workers here who had a part in it or use it, by organisation."),
        "safeguards": _("How people are kept from harm, above all where they write to each other."),
        "purpose": _("One sentence, the people it is for, and the people it is not for."),
        "now": _("Step by step, with what goes wrong."),
        "then": _("Step by step, and what changes for each person on the way."),
        "effects": _("Beside what is done now: health, time, money; better and worse."),
        "effect": _("Measured before and after at least; a comparison is better."),
        "trial": _("A randomised trial, or a comparison that looks at the same people in the same time."),
        "real-life": _("How many began, how many went on, and what changed. Also what did not."),
        "watching": _("What is counted from the first day, by whom, and when you look at it together."),
        "budget": _("Year by year, for each who pays: a business case with its parties."),
        "worth": _("Cost for each unit of health or well-being gained, with how sure that is."),
        "beginning": _("Rooms, equipment, time, agreements; and what it costs to start."),
        "told": _("What they learn, what people say yes to, and how they can say no."),
        "growing": _("Ten times as many people: what breaks first, and what it would take."),
        "who-pays": _("Often not the same. Where one pays and another gains, say what could make it fair."),
        "cash": _("Freed beds and hours are not money unless something is closed or not bought."),
        "contract": _("Where a sum is paid whatever is done, doing less saves nobody money."),
        "stopping": _("Notice, staff, rooms, and running both ways for a time."),
        "budget-year": _(
            "What must be paid when, and which budget it falls in. Savings often come a year later."
        ),
        "buying": _("A framework, a tender, or a sum below which none is needed."),
        "local-way": _("Ask those who would use it to read it. What suits one place may not suit the next."),
        "staff-time": _("Clinicians, managers, computer staff: hours to begin, and hours each week."),
        "systems": _("With which ones it was tried, and who pays for the link."),
        "place-like-theirs": _("Somebody there whom they can ring."),
        "whole-price": _("Licence, support, training, tax; and what happens to it after the first year."),
        "interests": _("Shares, fees and royalties of those who speak for it."),
    }
)


def name_of(key: str) -> str:
    """What one thing that is asked is called; a step of a type's way as the record calls it."""
    return str(record.ASK[key][0]) if "." in key else ITEM[key]


def means(key: str) -> str:
    """What a decision maker wants to see of it."""
    return str(record.ASK[key][1]) if "." in key else MEANS[key]


def any_of(table: Words, unset: str) -> list[tuple[str, Any]]:
    """The choices of a table, with one for none before them."""
    return [("", unset), *table.items()]
