"""What is said when organisations start and stop using something, and why something cannot be said."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.access import viewer_for
from alongside.exchange.accounts.models import User
from alongside.exchange.accounts.queries import users_of
from alongside.exchange.accounts.services import tell

from .models import Adoption
from .queries.adoptions import adoption_for

KIND = "adoption"
WHY_NOT: dict[str, Any] = {
    "no-site": lazy("Only an organisation can say this. Ask your connector to add you to yours."),
    "there": lazy("You have said already that you use this, or plan to."),
    "no-state": lazy("Choose whether you use it now or plan to."),
    "no-day": lazy("Give the day, with month and year. A day you remember roughly is fine."),
    "day-to-come": lazy("That day is still to come."),
    "day-past": lazy("That day is over. If you have started, choose that you use it now."),
    "before-start": lazy("That day lies before you started."),
    "no-trigger": lazy("Choose what made you start."),
    "not-planned": lazy("This has started already."),
    "stopped": lazy("You have said already that you stopped."),
    "no-stop": lazy("Choose why you stopped."),
    "no-words": lazy("Say why in a few words, so that others can learn from it."),
    "no-practice": lazy("Say what you stopped or do less of."),
    "no-extent": lazy("Choose how far it has got."),
    "not-yet-free": lazy("What is only planned has set nothing free yet. Leave these empty."),
    "no-change": lazy("Say what you changed."),
    "no-passed": lazy("Say what was passed on to you."),
    "no-worked": lazy("Choose whether it helped."),
    "no-earlier": lazy("Say first from whom you got it."),
    "itself": lazy("Choose an organisation other than your own."),
    "unknown-site": lazy("Choose an organisation that is listed here."),
    "number": lazy("Write a whole number, like 1200, or leave it empty."),
    "too-long": lazy("Write at most 4,000 characters."),
    "using": lazy("You use it now. Nothing is to be taken up again."),
    "no-title": lazy("Give the plan a name."),
    "no-target": lazy("Say at how many organisations it is to be used, from 1 to 500."),
    "twice": lazy("This organisation is in the plan already."),
    "many": lazy("500 organisations can be in a plan at most."),
    "worlds": lazy("One of these is invented and the other real. They cannot stand together."),
}
FIELDS = {
    "no-state": "state",
    "no-day": "on-day",
    "day-to-come": "on-day",
    "day-past": "on-day",
    "before-start": "on-day",
    "no-trigger": "trigger",
    "no-stop": "stop",
    "no-words": "words",
    "no-practice": "words",
    "no-change": "words",
    "no-passed": "words",
    "no-extent": "extent",
    "not-yet-free": "pounds_real",
    "no-worked": "worked",
    "itself": "other",
    "unknown-site": "other",
    "no-title": "title",
    "no-target": "sites_target",
    "twice": "site",
    "many": "site",
}


class AdoptionRefused(Exception):
    """It cannot be said like this; the message is for the person who asked. `field`: what to mend."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(str(WHY_NOT[why]))
        self.why = why
        self.field = field or FIELDS.get(why, "form")


def _people(made: Adoption, parties: set[int | None]) -> list[int]:
    """Those who act for the parties and may see the adoption; not the site's own."""
    others = [party for party in parties - {None, made.owner_id} if party is not None]
    found = []
    for user in User.objects.filter(pk__in=users_of(others)):
        viewer = viewer_for(user)
        if adoption_for(viewer, made.ref) is not None:
            found.append(user.pk)
    return found


def _tell(made: Adoption, parties: set[int | None], title: str, text: str = "") -> None:
    tell(
        kind=KIND,
        title=title[:200],
        text=text,
        url=f"/adoptions/{made.ref}/",
        user_ids=_people(made, parties),
        world=made.world,
    )


def somebody_uses(made: Adoption) -> None:
    """Tell whoever offers it and whom it was borrowed from, with the thanks."""
    lender = made.borrowed_from
    said = {"site": made.site.name, "what": made.offer.title}
    lent: set[int | None] = {lender.party_id} if lender is not None else set()
    if lender is not None:
        title = _("%(site)s has borrowed “%(what)s” from you") % said
        _tell(made, lent, title, _("They say: %(thanks)s") % {"thanks": made.thanks} if made.thanks else "")
    title = _("%(site)s uses “%(what)s”") if made.started_on else _("%(site)s plans to use “%(what)s”")
    _tell(made, {made.offer.owner_id} - lent, title % said)


def somebody_stopped(made: Adoption) -> None:
    """Tell whoever offers it and whom it was borrowed from that a site stopped; the page says why."""
    lent = {made.borrowed_from.party_id} if made.borrowed_from is not None else set()
    said = {"site": made.site.name, "what": made.offer.title}
    _tell(made, {made.offer.owner_id, *lent}, _("%(site)s has stopped using “%(what)s”") % said)


def thanked(made: Adoption) -> None:
    """Tell whom it was borrowed from that thanks were added."""
    if made.borrowed_from is not None and made.thanks:
        title = _("%(site)s thanks you for “%(what)s”") % {"site": made.site.name, "what": made.offer.title}
        _tell(made, {made.borrowed_from.party_id}, title, made.thanks)
