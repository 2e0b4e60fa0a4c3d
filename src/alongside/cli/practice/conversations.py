"""Two questions in the practice town: one that is open, and one that comes before its answers."""

from datetime import timedelta
from typing import Any

from .connector import alliance

OPEN, OLDER = "What would make looking after somebody at home less lonely?", "Where is it warm on Sundays?"
PROMISE = {
    "about": "Nine in ten people who look after somebody at home told us that they feel alone at times. "
    "We have a little money to change that. Before we spend it, we want to know what you think.",
    "decides": "What the alliance does with £12,000 for company and breaks in the coming year.",
    "decider": "Nell Tregenza, connector, with the six members of the alliance",
    "fixed": "The sum, and that it is spent by the end of the year. It cannot pay for care itself.",
    "minutes": 10,
    "pays": "Nothing. Whoever comes to a meeting afterwards gets their bus fare and lunch.",
    "who": "People who look after somebody at home",
}
SEEDS = (
    "A break of two hours a week would help me more than advice.",
    "I want to meet others who look after somebody, without having to explain myself.",
    "Evenings are the loneliest time.",
    "I would rather talk on the phone than go to a group.",
    "It should be somewhere warm, with tea, and no forms to fill in.",
    "Bring the person you look after, or it is no use to me.",
    "Young people who look after a parent need something of their own.",
    "My GP should ask how I am, not only how my wife is.",
    "A bus at the right time matters more than what is at the end of it.",
    "Men do not come to groups where people sit and talk. We need something to do.",
    "I would show others how to manage, if somebody asked me.",
    "One phone number for everything would save me half a day a week.",
    "Neighbours would help if they knew what to do.",
    "The money should go to what is there already, not to something new.",
)
WELSH = {
    0: "Byddai seibiant o ddwy awr yr wythnos yn fwy o help i mi na chyngor.",
    2: "Gyda’r nos yw’r amser mwyaf unig.",
    4: "Dylai fod yn rhywle cynnes, gyda phaned, a dim ffurflenni i’w llenwi.",
    6: "Mae angen rhywbeth eu hunain ar bobl ifanc sy’n gofalu am riant.",
    8: "Mae bws ar yr amser iawn yn bwysicach na’r hyn sydd ar ben y daith.",
}
READINGS = (
    {
        "kind": "video",
        "title": "A week with Gwen, who looks after her brother",
        "url": "https://alderquay-alliance.example/film/gwen",
        "words": "Four minutes. Gwen shows what a week looks like: what she enjoys, what tires her, and "
        "whom she rings.",
        "otherwise": "Captions in English and Welsh; all that is said is on the same page as text.",
    },
    {
        "kind": "document",
        "title": "What there is for people who look after somebody, on two pages",
        "url": "https://alderquay-alliance.example/what-there-is.pdf",
        "words": "Three groups meet: Tuesday morning, Thursday afternoon, and one on the phone. Two have "
        "room. Nobody sits with the person at home meanwhile.",
        "otherwise": "Large print at the library.",
    },
)
BEFORE = {
    "about": "The library is shut on Sundays. Three rooms could be open instead, but not all three.",
    "decides": "Which room is open and warm on Sundays from October to March.",
    "decider": "Nell Tregenza, connector, with the town council",
    "fixed": "One room, from two to five. There is nobody to staff a second one.",
    "minutes": 5,
    "pays": "Nothing",
    "who": "People who live alone",
}
BEFORE_SEEDS = (
    "The chapel side room is best: it is flat all the way from the bus.",
    "I would not go to a chapel.",
    "It must have a toilet that a wheelchair can use.",
    "Soup matters more than heating.",
    "Two to five is too late in winter: it is dark when I walk home.",
    "The net loft is warm, and there is something to do.",
    "I would come if somebody walked there with me.",
)
SIGNS = {"+": "agree", "-": "disagree", "0": "pass"}
BEFORE_VOTES = (  # a person a line, a sign for each of the above
    "+-+-++0", "+-+--++", "+0+-+0+", "+-++-+0", "+-+-+++", "+-+0--+",
    "-++-++-", "-++--+-", "0++-++0", "-+++-+-", "-++-0+0", "++++++0",
)  # fmt: skip


def seed(by: Any) -> None:
    """The connector asks both; the older one is voted on and closed at once."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.voices.queries.asks import asks_for

    found = alliance(by)
    if found is None:
        return
    town, doer = found
    if asks_for(VISITOR, kind="conversation", world=town.world).filter(title=OPEN).exists():
        return
    _older(doer, town)
    _open(doer, town)


def _asked(doer: Any, town: Any, title: str, promise: dict[str, Any], days: int, seeds: Any) -> str:
    """The draft of one, with what people find when they come first."""
    from django.utils import timezone

    from alongside.exchange.voices.services import asks, conversing

    today = timezone.localdate()
    said = promise | {
        "title": title,
        "place": town,
        "closes_on": today + timedelta(days=days),
        "answer_by": today + timedelta(days=days + 30),
    }
    made = asks.draft(kind="conversation", said=said, by=doer)
    conversing.add_seeds(ref=made.ref, lines=seeds, by=doer)
    return made.ref


def _open(doer: Any, town: Any) -> None:
    """The one that is open, with what to read first, and in two languages."""
    from alongside.exchange.voices.services import conversing

    ref = _asked(doer, town, OPEN, PROMISE, 40, SEEDS)
    conversing.set_up(ref=ref, longest=200, looked_at=True, languages=["en", "cy"], by=doer)
    for number, text in WELSH.items():
        conversing.translate(ref=ref, number=number + 1, language="cy", text=text, by=doer)
    for one in READINGS:
        conversing.add_information(ref=ref, reading=conversing.Reading(**one), by=doer)
    conversing.open_conversation(ref=ref, by=doer)


def _older(doer: Any, town: Any) -> None:
    """The one before: twelve people voted, and it is closed. What came of it is told by those who answer."""
    from alongside.exchange.voices.queries.asks import ask_for
    from alongside.exchange.voices.services import asks, conversing, voting

    from .connector import connector

    ref = _asked(doer, town, OLDER, BEFORE, 2, BEFORE_SEEDS)
    conversing.open_conversation(ref=ref, by=doer)
    found = connector(doer)
    ask = ask_for(found[0], ref) if found is not None else None
    if ask is None:
        return
    for votes in BEFORE_VOTES:
        part = None
        for number, sign in enumerate(votes, start=1):
            vote = SIGNS[sign]
            if part is None:
                part = voting.first_vote(ask=ask, by=None, number=number, vote=vote).participant
            else:
                voting.cast(part=part, number=number, vote=vote)
    asks.close(ref=ref, by=doer)
