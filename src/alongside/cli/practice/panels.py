"""Two panels in the practice town: one for which people register, and one that has given its verdict."""

from datetime import timedelta
from random import Random
from typing import Any

from .connector import alliance

OPEN, OLDER = "What should the health bus do, and where should it stop?", "Who should be seen first?"
PROMISE = {
    "about": "From spring a bus with a nurse comes to Alderquay two days a week. Twelve people who live here "
    "hear what could be done with it, and say what should be.",
    "decides": "What the nurse on the bus does, and at which four places it stops.",
    "decider": "Nell Tregenza, connector, with the health board",
    "fixed": "Two days a week, one nurse, and no more money.",
    "minutes": 480,
    "pays": "£80 for each of two Saturdays, and your costs",
    "who": "Everyone of 16 and over in Alderquay",
}
BEFORE = {
    "about": "More people wait for the clinic than it can see. Twelve people who live here said who should "
    "be seen first.",
    "decides": "In which order people are called to the clinic.",
    "decider": "Nell Tregenza, connector, with the clinic",
    "fixed": "How many people the clinic can see in a week.",
    "minutes": 480,
    "pays": "£80 for each of two Saturdays, and your costs",
    "who": "Everyone of 16 and over in Alderquay",
}
MIRRORS = (  # name, question, why, answers with their share and how often each is said here
    (
        "Age",
        "How old are you?",
        "So that young and old are heard",
        (("16 to 34", 30, 14), ("35 to 64", 42, 47), ("65 and over", 28, 39)),
    ),
    (
        "Gender",
        "What is your gender?",
        "",
        (("Woman", 50, 56), ("Man", 49, 42), ("I describe myself otherwise", 1, 2)),
    ),
    (
        "Caring",
        "Do you look after somebody who could not do without you?",
        "So that those who care for others are heard",
        (("Yes", 12, 25), ("No", 88, 75)),
    ),
    (
        "Health",
        "Do you have a condition that limits what you can do?",
        "So that those who use the clinic most are heard",
        (("Yes, a lot", 9, 12), ("Yes, a little", 13, 18), ("No", 78, 70)),
    ),
)
SHY = 6  # in a hundred who prefer not to say
FIRST = "Ada Bram Cerys Dov Esme Farid Gwen Hamza Ines Joss Kerra Luca Morwenna Nico Orla Petroc".split()
LAST = "Angove Bolitho Carne Dunstan Ellery Fenn Gilbert Hosking".split()
STREETS = "Quay Street|Net Loft Lane|Chapel Row|Harbour View|Alder Close".split("|")
GIVEN = {
    "expenses": "Bus fare, care for somebody at home and lost wages up to £60 a day, in cash on the day.",
    "provided": "Childcare, an interpreter, lunch, and a taxi where no bus goes.",
    "source": "Census 2021, all people of 16 and over (invented for the practice town)",
    "honorarium": 80,
}
WORDS = "I agree that the alliance keeps what I wrote here to pick people by lot. I can take it back."
SPEAKERS = (
    ("Dr Mina Tallack", "Runs the clinic", "Her clinic is measured by how long people wait.", "neutral"),
    ("Col Nance", "Waited eleven months", "He hopes that others wait less.", "for"),
    ("Jory Pell", "Counts for the health board", "The board pays for whatever order is chosen.", "against"),
)
VERDICT = {
    "words": "Whoever gets worse by waiting is seen first, and everybody is told where they stand.",
    "reasons": "We heard that most people can wait if they know how long. What is unfair is not to know, and "
    "to be passed over because somebody else rang more often.",
    "minority": "Two of us would call people strictly in the order in which they came: any other order can "
    "be bent.",
}
SAY = (
    ("Call those first who get worse by waiting, as a nurse judges it.", 10, 2, 0),
    ("Tell everybody once a month where they stand, by text or by letter.", 12, 0, 0),
    ("Keep one morning a month for people who cannot ring or write.", 9, 1, 2),
)


def seed(by: Any) -> None:
    """The connector asks both; the older one was drawn, met, and gave its verdict."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.voices.queries.asks import asks_for

    found = alliance(by)
    if found is None:
        return
    town, doer = found
    if asks_for(VISITOR, kind="panel", world=town.world).filter(title=OPEN).exists():
        return
    _older(doer, town)
    _panel(doer, town, OPEN, PROMISE, 60)


def _panel(doer: Any, town: Any, title: str, promise: dict[str, Any], many: int, meets: int = 56) -> str:
    """A panel of twelve that is open and `meets` in so many days, and so many people who could take part."""
    from django.utils import timezone

    from alongside.exchange.voices.panel_rules import Answers
    from alongside.exchange.voices.services import asks, panels

    today = timezone.localdate()
    said = promise | {
        "title": title,
        "place": town,
        "closes_on": today + timedelta(days=35),
        "answer_by": today + timedelta(days=100),
    }
    ref = asks.draft(kind="panel", said=said, by=doer).ref
    mirrors = [
        Answers(name, question, why, tuple((answer, float(share)) for answer, share, _often in answers))
        for name, question, why, answers in MIRRORS
    ]
    days = {"starts_on": today + timedelta(days=meets), "ends_on": today + timedelta(days=meets + 7)}
    set_up = panels.PanelSaid(size=12, alternates=2, **days, **GIVEN)  # type: ignore[arg-type]
    panels.keep_panel(ref=ref, said=set_up, categories=mirrors, by=doer)
    asks.open_ask(ref=ref, by=doer, has_part=True)
    _register(doer, ref, many)
    return ref


def _register(doer: Any, ref: str, many: int) -> None:
    """Invented people, the same in every practice town."""
    from alongside.exchange.accounts.access import Viewer
    from alongside.exchange.voices.pool_rows import Person
    from alongside.exchange.voices.queries import panels as queries
    from alongside.exchange.voices.services.registering import register_list

    viewer = Viewer(user_id=doer.user_id, parties=frozenset({doer.acting_for_id}))
    panel = queries.run_panel(viewer, ref)
    asked = queries.asked_of(panel) if panel is not None else []
    lot = Random(many)
    people = []
    for at in range(many):
        traits = []
        for category, (_name, _question, _why, answers) in zip(asked, MIRRORS, strict=True):
            said = lot.choices([answer for answer, _share, _often in answers], [row[2] for row in answers])[0]
            traits.append((category.id, None if lot.randrange(100) < SHY else category.features[said]))
        name = f"{FIRST[at % len(FIRST)]} {LAST[(at // 3) % len(LAST)]}"
        people.append(
            Person(
                row=at + 2,
                name=name,
                email=f"panel{at}@{ref}.example",
                address=f"{lot.randrange(1, 40)} {STREETS[at % len(STREETS)]}",
                access="No stairs, please." if at % 17 == 3 else "",
                traits=tuple(traits),
            )
        )
    register_list(ref=ref, people=people, words=WORDS, by=doer)


def _older(doer: Any, town: Any) -> None:
    """The one before: drawn, everybody came, and the verdict is out; its answer is to come."""
    from django.utils import timezone

    from alongside.exchange.accounts.access import Viewer
    from alongside.exchange.analyses import panels as lottery
    from alongside.exchange.analyses.lotteries import Impossible
    from alongside.exchange.voices.queries import panels as queries
    from alongside.exchange.voices.services import asks, drawing, hearing, seating

    ref = _panel(doer, town, OLDER, BEFORE, 44, meets=-14)
    panel = queries.run_panel(Viewer(user_id=doer.user_id, parties=frozenset({doer.acting_for_id})), ref)
    if panel is None or lottery.check(panel) is not None:
        return
    drawing.prepare_draw(ref=ref, by=doer)
    if isinstance(lottery.draw(panel, "dice: 4 2 6 1", doer), Impossible):
        return
    today = timezone.localdate()
    for seat in queries.seats_of(panel):
        if seat.state == "drawn":
            seating.note_answer(ref=ref, seat_ref=seat.ref, yes=True, by=doer)
            seating.pay(ref=ref, seat_ref=seat.ref, kind="honorarium", pence=16000, paid_on=today, by=doer)
    _heard(doer, ref)
    recommended = [hearing.Recommended(*one) for one in SAY]
    hearing.keep_verdict(ref=ref, given_on=today, recommendations=recommended, by=doer, **VERDICT)
    hearing.publish_verdict(ref=ref, by=doer)
    asks.close(ref=ref, by=doer)


def _heard(doer: Any, ref: str) -> None:
    """Two Saturdays, and those who spoke."""
    from django.utils import timezone

    from alongside.exchange.voices.services import hearing

    first = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) - timedelta(days=14)
    for at, title in enumerate(("Hear and ask", "Weigh and decide")):
        hearing.add_sitting(
            ref=ref,
            title=title,
            starts_at=first + timedelta(days=7 * at),
            minutes=240,
            where="The net loft, Quay Street",
            agenda="Speakers until noon, lunch, then in small groups.",
            by=doer,
        )
    for name, role, interests, stance in SPEAKERS:
        said = {"name": name, "role": role, "interests": interests, "stance": stance}
        hearing.add_witness(ref=ref, said=said, by=doer)
    paper = {
        "title": "Who waits, and what waiting does to them",
        "stance": "neutral",
        "url": "https://alderquay-alliance.example/who-waits.pdf",
        "about": "Two pages, in plain words, with the figures of the clinic.",
    }
    hearing.add_evidence(ref=ref, said=paper, by=doer)
