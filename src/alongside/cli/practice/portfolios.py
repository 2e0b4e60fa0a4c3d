"""What the practice town's fund pays for: invented projects at every stage, and one portfolio of them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

OWNER, USER = "aq-fund", "panel"
NAME = "What the fund pays for on the Alder Coast"
ABOUT = (
    "Everything new that the fund pays for or might. Twice a year we look at it together: what is stuck, "
    "whether we only back what is quick and safe, and what we stop so that something better has room."
)
MONTH = 30.44  # days
STAGES = ("idea", "development", "testing", "adoption", "diffusion", "scale-up")


@dataclass(frozen=True, slots=True)
class Project:
    """An invented project: whose, of what type, and how many months at each stage, the last one now."""

    owner: str
    kind: str
    title: str
    summary: str
    months: tuple[float, ...]
    figures: tuple[Any, ...] = ()  # as `FIGURES`; none: it is not in the portfolio


FIGURES = (
    "risk", "horizon", "theme", "cost", "value_low", "value_likely", "value_high", "cash", "hours",
    "frees_hours",
    "wellbeing",
)  # fmt: skip
PROJECTS = (
    # Digital: most are tested within a year. One has been tested for almost three.
    Project(
        "aq-carers", "digital", "A shared diary for everybody who helps one person",
        "Family, neighbours and care workers see who comes when, and who cannot. No medical notes.",
        (3, 8, 34), ("medium", 2, "family carers", 18_000, 9_000, 30_000, 52_000, 4_000, 22, 15, 11.0),
    ),
    Project(
        "aq-institute", "digital", "A photo of the wound instead of the bus to the clinic",
        "A district nurse looks at the photo the same day. Tried with 41 people.",
        (2, 6, 9, 5), ("low", 1, "care at home", 24_000, 28_000, 41_000, 60_000, 12_000, 18, 64, 6.5),
    ),
    Project(
        "aq-alliance", "digital", "One form for every small grant on the coast",
        "Fill it in once; six funds read the same answers.",
        (4, 7, 6, 8, 4), ("low", 1, "money for groups", 9_000, 6_000, 11_000, 17_000, 3_000, 6, 30, None),
    ),
    Project(
        "aq-rowing", "digital", "A live list of warm rooms that are open now",
        "Whoever has the key taps open or shut.",
        (1, 4, 5), ("low", 1, "company", 6_000, 4_000, 9_000, 15_000, None, 8, None, 5.0),
    ),
    Project(
        "aq-institute", "digital", "A talking letter: hospital letters read out in seven languages",
        "Scan the code on the letter and listen.",
        (5, 11), ("high", 5, "language", 60_000, 20_000, 95_000, 240_000, 25_000, 30, 40, 14.0),
    ),
    Project(
        "aq-institute", "digital", "Blood pressure at the library desk, sent to the surgery",
        "A cuff and a tablet.", (2, 5, 8, 6),
    ),
    Project(
        "aq-alliance", "digital", "Seats left in community cars, seen by every driver",
        "One list, four car schemes.", (3, 6, 11, 9, 3),
    ),
    Project(
        "aq-carers", "digital", "A phone tree that rings until somebody can sit in",
        "Rings ten neighbours in turn.", (1, 7, 7),
    ),
    Project(
        "aq-rowing", "digital", "Exercise at home by television", "A class on the local channel.", (2, 9, 10,
        4),
    ),
    # Ways of working: slow to begin, quick to spread.
    Project(
        "aq-carers", "service", "A night sitter twice a month, booked by the carer",
        "Four sitters, all known to the families. No assessment, no form.",
        (4, 5, 12, 7), ("low", 1, "family carers", 46_000, 50_000, 72_000, 98_000, 8_000, 34, 20, 26.0),
    ),
    Project(
        "aq-alliance", "service", "Somebody from the street visits in the first week at home",
        "A neighbour with a list of six questions, and a nurse to ring.",
        (6, 8, 14), ("medium", 2, "home from hospital", 38_000, 20_000, 66_000, 120_000, 22_000, 40, 55,
        19.0),
    ),
    Project(
        "aq-rowing", "service", "Rowing for people who are short of breath",
        "Flat water, a physiotherapist in the bow, tea afterwards.",
        (3, 6, 9, 11, 6), ("low", 1, "breathing", 15_000, 14_000, 22_000, 31_000, 2_000, 12, None, 12.5),
    ),
    Project(
        "aq-institute", "service", "One nurse for the whole family, not one for each illness",
        "A different way to share out the work of a surgery.",
        (9, 10), ("high", 6, "care at home", 130_000, 10_000, 210_000, 620_000, 40_000, 90, 110, 48.0),
    ),
    Project(
        "aq-fund", "service", "Paper vouchers for taxis to the clinic",
        "What we paid for before the minibus came. Eleven people still use them.",
        (1, 3, 4, 12, 20, 14), ("low", 1, "getting there", 21_000, 3_000, 6_000, 9_000, 1_000, 14, None, 2.0),
    ),
    Project(
        "aq-carers", "service", "A café morning for people with dementia, run by a choir",
        "Song sheets and cake.", (5, 6, 10, 9, 4),
    ),
    Project(
        "aq-alliance", "service", "A health visitor at the cold store gate", "Between two shifts.", (4, 9,
        13, 6),
    ),
    Project(
        "aq-rowing", "service", "Walking football for men over sixty", "Bibs, no running.", (2, 4, 8, 7, 9,
        5),
    ),
    Project(
        "aq-institute", "service", "A pharmacist who visits after a fall",
        "Goes through the tablets at home.", (7, 8, 16),
    ),
    # Devices: long in the workshop.
    Project(
        "aq-institute", "device", "A walking stick that tells when the step gets shorter",
        "A sensor the size of a coin. It has been a prototype for a long time.",
        (6, 41), ("high", 4, "falls", 85_000, 5_000, 90_000, 300_000, 20_000, 16, None, 9.0),
    ),
    Project(
        "aq-alliance", "device", "A key safe that opens for the ambulance and for nobody else",
        "In 38 homes. The fire service asks for it too.",
        (5, 14, 10, 8), ("medium", 2, "falls", 28_000, 20_000, 37_000, 61_000, 9_000, 10, 12, 4.0),
    ),
    Project(
        "aq-institute", "device", "A cup that counts what somebody drinks",
        "Nobody has worked out yet what it costs or what it would save.", (4, 12, 7), ("medium", 3,
        "care at home"),
    ),
    Project(
        "aq-institute", "device", "A breathing trainer made of a bottle", "Costs two pounds.", (3, 9, 12, 7),
    ),
    Project(
        "aq-alliance", "device", "A doorbell that flashes the kitchen light", "For people who hear little.",
        (4, 16, 8, 5),
    ),
    Project(
        "aq-institute", "device", "A cooler for insulin that needs no mains", "For boats and caravans.", (5,
        18, 11),
    ),
    # A medicine takes its time.
    Project(
        "aq-institute", "medicine", "One inhaler instead of three",
        "The trial looks at whether people keep using it.",
        (7, 22, 20), ("medium", 5, "breathing", 70_000, 60_000, 105_000, 160_000, 55_000, 6, 10, 16.0),
    ),
    Project(
        "aq-institute", "medicine", "A patch against travel sickness for crews", "Crews report every week.",
        (8, 26, 15, 6),
    ),
)  # fmt: skip
TARGET = {
    "type": {"medicine": 15, "device": 15, "digital": 30, "service": 40},
    "stage": {"idea": 10, "development": 15, "testing": 20, "adoption": 30, "diffusion": 20, "scale-up": 5},
    "risk": {"low": 45, "medium": 25, "high": 30},
    "horizon": {"short": 30, "middle": 35, "long": 35},
    "cost": {"small": 55, "large": 45},
}
REASONS = (
    "It has something for now and something for later, and no single illness takes it all. Another set would "
    "be worth a little more by the figures. We asked those who would run it: this is what they can carry."
)


def seed(by: Any) -> None:
    """The projects, each with its way so far; then the fund puts some of them together and decides once."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.innovations.queries.innovations import innovations_for
    from alongside.exchange.places.queries import place_for

    town = place_for("aq-coast")
    actors = {row.source_id: row for row in actors_by_key(VISITOR, {OWNER, *(one.owner for one in PROJECTS)})}
    if town is None or len(actors) < len({OWNER, *(one.owner for one in PROJECTS)}):
        return
    if innovations_for(VISITOR, world=town.world).filter(title=PROJECTS[0].title).exists():
        return
    doers = {}
    for key, actor in actors.items():
        user = next(iter(users_of([actor.party_id])), None)
        if user is None:
            return
        doers[key] = replace(by, process="", user_id=user, acting_for_id=actor.party_id)
    made = [(one, _began(one, doers[one.owner], town, actors[one.owner].name)) for one in PROJECTS]
    _together([pair for pair in made if pair[0].figures], doers[OWNER], town)


def _ago(months: float) -> date:
    from django.utils import timezone

    return timezone.localdate() - timedelta(days=round(months * MONTH))


def _began(one: Project, doer: Any, town: Any, name: str) -> Any:
    """A project with what was decided of it so far; give its offer."""
    from alongside.exchange.innovations.services import innovations, moving

    found = innovations.start(
        title=one.title,
        summary=one.summary,
        types=[one.kind],
        stage=STAGES[0],
        since=_ago(sum(one.months)),
        place_id=town.pk,
        visibility="public",
        world=town.world,
        by=doer,
    )
    for at in range(1, len(one.months)):
        said = moving.Decided(
            decision="on",
            organisation=name,
            role="Those who meet about it once a quarter",
            evidence="What was shown at the meeting, with the figures so far.",
            reasons="It did what it had to do here, and somebody is ready to take it further.",
            decided_on=_ago(sum(one.months[at:])),
        )
        moving.decide(ref=found.offer.ref, said=said, by=doer)
    return found.offer


def _together(made: list[tuple[Project, Any]], doer: Any, town: Any) -> None:
    """The fund's portfolio with its figures, what it aims for, and a set that it decided on."""
    from django.utils import timezone

    from alongside.exchange.innovations.services import portfolios as services

    year = timezone.localdate().year
    said = services.Said(
        name=NAME,
        about=ABOUT,
        place=town,
        starts_on=date(year, 4, 1),
        ends_on=date(year + 1, 3, 31),
        budget=240_000,
        hours=260,
    )
    found = services.start(said=said, offers=[offer for _, offer in made], by=doer)
    for one, offer in made:
        figures = dict(zip(FIGURES, one.figures, strict=False))
        services.set_figures(ref=found.ref, offer_ref=offer.ref, figures=figures, by=doer)
    services.aim(ref=found.ref, target=TARGET, by=doer)
    services.share(ref=found.ref, visibility="public", by=doer)
    _decided(found.ref, doer)


def _decided(ref: str, doer: Any) -> None:
    """The set that the fund decided on: not the best by the figures, and why."""
    from alongside.exchange.accounts.access import Viewer
    from alongside.exchange.analyses import portfolios as analyses
    from alongside.exchange.innovations.queries.portfolios import portfolio_for

    viewer = Viewer(user_id=doer.user_id, parties=frozenset({doer.acting_for_id}))
    found = portfolio_for(viewer, ref)
    if found is None:
        return
    asked = analyses.Asked(budget=240_000, hours=260)
    looked = analyses.what_if(viewer, found, asked)
    if looked.found.sets:
        last = looked.found.sets[-1]
        analyses.decide(
            viewer, found, asked=asked, chosen=last, digest=looked.digest, reasons=REASONS, by=doer
        )
