"""Who in the practice town uses what: neighbours who borrowed, one who came back, a plan to spread."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

TEXT, CARD, LIGHT = "aq-quiet-hour", "aq-discharge-card", "aq-bed-sensor"
MONTH = 30.44  # days


@dataclass(frozen=True, slots=True)
class Site:
    """An invented site: months ago that it started (below 0: a plan) and stopped, and how it went."""

    who: str
    what: str
    months: float
    why: str
    lender: str = ""
    thanks: str = ""
    talk: str = ""
    took: tuple[int | None, ...] = ()  # as `TOOK`
    fidelity: str = ""
    steps: str = ""
    routines: str = ""
    pitfalls: str = ""
    changes: tuple[tuple[float, str, str], ...] = ()  # months ago, what, why
    room: tuple[Any, ...] = ()  # words, extent, then as `ROOM`
    passed: tuple[tuple[str, str, str], ...] = ()
    stopped: tuple[float, str, str, str] | None = None  # months ago, why, in words, again


TOOK = ("money", "yearly", "hours", "weeks", "people", "users")
ROOM = ("pounds_planned", "pounds_real", "hours_planned", "hours_real", "beds_planned", "beds_real")
SITES = (
    Site(
        "aq-pharmacy",
        TEXT,
        30,
        "staff",
        talk="Ring Ropewalk Pharmacy after six, ask for whoever is on the till.",
        took=(4200, 900, 60, 8, 4, 640),
        fidelity="same",
        steps="Ask each person once in which language they read\nWrite six short texts, not one long one\n"
        "Try it with twenty people for a month",
        routines="Somebody presses send when a bag goes on the shelf\nLanguages are asked again each spring",
        pitfalls="Texts at night wake people: send from nine to five\nTwo in ten numbers were wrong at first",
        room=("Phone calls to say that a prescription is ready", "wholly", 5000, 4100, 34, 31, None, None),
    ),
    Site(
        "aq-gannet-surgery",
        TEXT,
        21,
        "excellence",
        "aq-pharmacy",
        "You showed us your six texts and your mistakes. That saved us a winter.",
        talk="Write to the practice manager at Gannet Row Surgery.",
        took=(2600, 1100, 44, 6, 3, 410),
        fidelity="small",
        routines="The front desk asks for the language when somebody signs up",
        pitfalls="People answer the text: somebody must read what comes back",
        changes=(
            (17, "We text the day before a visit as well", "People asked for it at the desk"),
            (9, "No text on the day of a funeral or a bank holiday", "Two complaints in one week"),
        ),
        room=("Letters to remind people of a visit", "partly", 3800, 2200, 20, 12, None, None),
        passed=(
            ("Their six texts, in four languages", "yes", "We changed only the name of the surgery."),
            ("Ask for the language at the till", "partly", "At a surgery people ask when they sign up."),
        ),
    ),
    Site(
        "aq-saltern-centre",
        TEXT,
        16,
        "excellence",
        "aq-gannet-surgery",
        "Thank you for the afternoon at your desk.",
        took=(3100, 1300, 70, 11, 3, 280),
        fidelity="large",
        changes=((13, "A nurse presses send, not the desk", "The desk had no time"),),
        stopped=(
            9,
            "people-left",
            "The nurse who ran it left, and nobody else had the password. It took us a month to see it.",
            "changed",
        ),
    ),
    Site(
        "aq-saltern-centre",
        TEXT,
        3,
        "staff",
        "aq-gannet-surgery",
        "You rang us every week until it ran again.",
        talk="Ask for the lead nurse at Saltern Hill.",
        took=(400, 1300, 18, 3, 4, 310),
        fidelity="small",
        routines="Two people know how it works, and neither is away when the other is",
    ),
    Site(
        "aq-library",
        TEXT,
        11,
        "residents",
        "aq-pharmacy",
        "Your texts work for books as well.",
        talk="Ask at the desk.",
        took=(700, 300, 20, 4, 2, 150),
        fidelity="large",
        changes=((10, "Books that wait, instead of medicines", "The same people use both"),),
    ),
    Site("aq-tongues", TEXT, 7, "money", "aq-library", "", took=(1500, None, 35, 9, 3, None)),
    Site(
        "aq-college",
        TEXT,
        14,
        "mandate",
        "",
        "",
        took=(5200, 2600, 120, 20, 6, 60),
        stopped=(
            4,
            "not-used",
            "Students read their own messages first and ours never. We should have asked them.",
            "no",
        ),
    ),
    Site("aq-nursing", TEXT, -1.5, "excellence", "aq-gannet-surgery", "Looking forward to your visit."),
    Site(
        "aq-trust",
        CARD,
        19,
        "failure",
        talk="Ask for the discharge team.",
        took=(1800, 600, 90, 14, 7, 900),
        fidelity="same",
        steps="Write the card with people who came home last month\nPut it into the bag, not the notes",
        routines="The ward clerk fills it in before noon",
        pitfalls="A card without a name to ring is thrown away",
        room=("A discharge letter of four pages", "partly", None, None, 60, 25, None, None),
    ),
    Site(
        "aq-homefrom",
        CARD,
        10,
        "excellence",
        "aq-trust",
        "The card is yours, the fridge magnet is ours.",
        took=(350, 120, 16, 3, 3, 210),
        fidelity="small",
        changes=((8, "It hangs on the fridge by a magnet", "Bags are put away, fridges are opened"),),
        passed=(
            ("Ward clerks fill it in before noon", "no", "We have no clerk. A volunteer does it at four."),
        ),
    ),
    Site("aq-saltmarsh", CARD, -0.7, "residents", "aq-homefrom", ""),
    Site(
        "aq-saltmarsh",
        LIGHT,
        15,
        "money",
        took=(9400, 2100, 40, 7, 4, 22),
        stopped=(
            5,
            "no-effect",
            "The light came on for cats, too. People unplugged it within weeks.",
            "changed",
        ),
    ),
    Site(
        "aq-windlass",
        LIGHT,
        8,
        "excellence",
        took=(6100, 900, 24, 5, 2, 14),
        fidelity="small",
        talk="Ring Windlass Homes and ask for the warden.",
        room=("Night rounds in the sheltered flats", "planned", 7000, None, 40, None, None, None),
    ),
)
FOLLOWED = (  # who, months ago, why, of whom they got it: enough for a curve and for who learns from whom
    ("aq-homefrom", 26, "excellence", "aq-pharmacy"),
    ("aq-trust", 24, "staff", "aq-homefrom"),
    ("aq-carers", 18, "residents", "aq-gannet-surgery"),
    ("aq-chapel", 15, "excellence", "aq-carers"),
    ("aq-lantern", 12, "excellence", "aq-chapel"),
    ("aq-fund", 10, "money", "aq-carers"),
    ("aq-windlass", 8, "residents", ""),
    ("aq-wheels", 5, "excellence", "aq-carers"),
    ("aq-pantry", 2, "excellence", "aq-wheels"),
)
SITES += tuple(Site(who, TEXT, months, why, lender) for who, months, why, lender in FOLLOWED)
PLAN = {
    "title": "The text in every place where people wait for something",
    "sponsor": "The chief executive of Alder Coast Council",
    "sites_target": 8,
    "people_target": 2500,
}
PLANNED = {  # by site: months from now that it is to start, who backs it there, people served
    "aq-pharmacy": (-30, "The owner", 600),
    "aq-gannet-surgery": (-20, "The practice manager", 400),
    "aq-saltern-centre": (-15, "The lead nurse", 300),
    "aq-library": (-10, "The librarian", 200),
    "aq-nursing": (1.5, "The head of nursing", 500),
    "aq-school": (-1, "", 150),
    "aq-youth": (4, "", None),
}


def seed(by: Any) -> None:
    """Each site says what it does by the services real ones use; the council plans the rest."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.innovations.queries.adoptions import adoptions_for
    from alongside.exchange.offers.queries import offer_for

    keys = {site.who for site in SITES} | {site.lender for site in SITES} | PLANNED.keys() | {"aq-council"}
    actors = {actor.source_id: actor for actor in actors_by_key(VISITOR, keys - {""})}
    offers = {what: offer_for(VISITOR, what) for what in (TEXT, CARD, LIGHT)}
    if keys - {""} - actors.keys() or None in offers.values():
        return
    world = actors["aq-council"].world
    if adoptions_for(VISITOR, world=world).exists():
        return
    for site in sorted(SITES, key=lambda one: -one.months):
        _settle(site, actors, offers[site.what], by)
    _plan(actors, offers[TEXT], by)


def _day(months: float) -> date:
    """The day that many months ago."""
    from django.utils import timezone

    return timezone.localdate() - timedelta(days=round(months * MONTH))


def _settle(site: Site, actors: Any, offer: Any, by: Any) -> None:
    from alongside.exchange.innovations.services import adopting

    doer = replace(by, acting_for_id=actors[site.who].party_id)
    said = adopting.Begun(
        state="using" if site.months > 0 else "planned",
        on=_day(site.months),
        trigger=site.why,
        lender=actors.get(site.lender),
        thanks=site.thanks,
        will_talk=bool(site.talk),
        talk_how=site.talk,
    )
    ref = adopting.begin(ref=offer.ref, said=said, visibility="public", by=doer).ref
    texts = {name: getattr(site, name) for name in ("fidelity", "steps", "routines", "pitfalls")}
    if site.took or any(texts.values()):
        numbers = dict(zip(TOOK, site.took, strict=False))
        adopting.tell_how(ref=ref, said=numbers | texts, by=doer)
    for months, what, why in site.changes:
        adopting.adapt(ref=ref, on=_day(months), words=what, why=why, by=doer)
    if site.room:
        words, extent, *numbers = site.room
        freed = adopting.Freed(
            words=words,
            extent=extent,
            on=_day(site.months - 1) if extent != "planned" else _day(-4),
            cash=False,
            numbers=dict(zip(ROOM, numbers, strict=True)),
        )
        adopting.displace(ref=ref, said=freed, by=doer)
    for words, worked, learned in site.passed:
        adopting.pass_on(
            ref=ref, words=words, worked=worked, learned=learned, on=_day(site.months - 2), by=doer
        )
    if site.stopped is not None:
        months, why, words, again = site.stopped
        stopped = adopting.Stopped(on=_day(months), why=why, words=words, would_again=again)
        adopting.stop(ref=ref, said=stopped, by=doer)


def _plan(actors: Any, offer: Any, by: Any) -> None:
    from alongside.exchange.innovations.services import rolling_out

    doer = replace(by, acting_for_id=actors["aq-council"].party_id)
    said = rolling_out.Plan(by_on=_day(-9), **PLAN)  # type: ignore[arg-type]
    ref = rolling_out.plan(ref=offer.ref, said=said, visibility="public", by=doer).ref
    for who, (months, sponsor, people) in PLANNED.items():
        rolling_out.add_site(
            ref=ref,
            site=actors[who],
            planned_on=_day(-months),
            sponsor=sponsor,
            people_target=people,
            by=doer,
        )
