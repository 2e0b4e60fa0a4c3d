"""Suggestions in the practice town in every state: two are late, two go on as one, one was two."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from .connector import TOWN, connector
from .users import PARTIES

# What was said: title, words, by whom (a demo user's role, or nobody), days ago, who wants it too.
SAID = {
    "rail": ("A handrail on the harbour steps", "My neighbour fell there in the wet.", "", 1, ()),
    "bench": (
        "A bench half way up Chapel Hill",
        "It is the only way to the surgery, and there is nowhere to stop.",
        "member",
        6,
        ("editor", "researcher", "", "", ""),
    ),
    "times": ("Say at the stop when the community bus comes", "", "editor", 9, ("member", "")),
    "evening": ("Open the library one evening a week", "For those who work.", "", 20, ("panel", "", "")),
    "swap": ("A book and jigsaw swap in the waiting room", "", "researcher", 25, ("",)),
    "parking": ("Free parking on Fridays for whoever looks after somebody", "", "", 21, ("editor",)),
    "quay": (
        "Somewhere to sit on the quay",
        "There is one bench, and it is always taken.",
        "",
        12,
        ("", "member"),
    ),
    "backs": (
        "Seats with backs on the harbour front",
        "With arms, so that one can get up again.",
        "editor",
        11,
        ("member", "", "researcher"),
    ),
    "quiet": ("A quiet hour in the shop, and a lift to the memory café", "", "", 10, ("editor", "")),
    "letters": (
        "Letters from the hospital in large print",
        "My father cannot read them.",
        "member",
        45,
        ("", ""),
    ),
    "asked": (
        "Ask whoever looks after somebody how they are, too",
        "At the yearly check.",
        "",
        33,
        ("editor",),
    ),
}
QUESTION = ("Why did the Thursday clinic stop?", "It was full each time that I was there.")
# The answers: what is done, in what words, why, and how far it has got with that.
ANSWERS = {
    "times": ("will", "The alliance prints the times and puts them up at all six stops.", "", "taken-up"),
    "evening": (
        "part",
        "Wednesdays until eight, from January.",
        "One evening is what the wages allow.",
        "under-way",
    ),
    "swap": ("done", "A shelf stands beside the door. Whoever takes one brings one.", "", "done"),
    "parking": ("not", "", "The car park is not ours, and its owner said no twice.", "not-taken"),
}
STOPPED = (
    "done",
    "The nurse who ran it moved away. Since March there is one on Tuesdays at the health centre.",
    "",
    "done",
)
CALL = {
    "title": "What should the new room at the boathouse be for?",
    "about": "It is warm, has a kitchen and a ramp, and is free on four days.",
    "decides": "Who uses the room in its first year, and when.",
    "decider": "Nell Harcastle, connector, with the rowing club",
    "fixed": "Mondays belong to the rowers. Nothing after ten at night.",
    "minutes": 3,
    "pays": "Nothing",
    "who": "Anyone in and around Alderquay",
}


def seed(by: Any) -> None:
    """People suggest; the connector looks, answers some, combines two and splits one."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.places.queries import place_for
    from alongside.exchange.voices.queries.ideas import ideas_for

    found, town = connector(by), place_for(TOWN)
    if found is None or town is None or ideas_for(VISITOR, world=town.world).exists():
        return
    host, people = host_and_people(by)
    if host is None:
        return
    refs = {key: _suggest(line, town, people) for key, line in SAID.items()}
    _work(refs, host, people)
    _question(town, host)
    _call(town, host, people, found[0])


def host_and_people(by: Any) -> tuple[Any, dict[str, Any]]:
    """The connector acting for the alliance, and each demo user by role; None where they are not there."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.queries import users_in_role, users_of
    from alongside.exchange.directory.queries import actors_by_key

    keys = {key for key, _name in PARTIES.values()}
    actors = {actor.source_id: actor.party_id for actor in actors_by_key(VISITOR, keys)}
    found = connector(by)
    if found is None or keys - actors.keys():
        return None, {}
    host = replace(found[1], acting_for_id=actors["aq-alliance"])
    people = {}
    for role in ("member", "editor", "researcher", "panel", "moderator"):
        party = actors[PARTIES[role][0]]
        user = next((one for one in users_of([party]) if one in users_in_role(role)), None)
        if user is None:
            return None, {}
        people[role] = replace(by, process="", user_id=user, acting_for_id=party)
    return host, people


def _suggest(line: Any, town: Any, people: dict[str, Any]) -> str:
    """One suggestion, and those who want it too."""
    from django.utils import timezone

    from alongside.exchange.voices.services.ideas import Reach, Said, suggest

    title, words, who, ago, _wants = line
    made = suggest(
        ask=None,
        said=Said(title=title, words=words, place=town, signed="Ada W." if who == "editor" else ""),
        reach=Reach(),
        by=people.get(who),
        world=town.world,
        said_on=timezone.localdate() - timedelta(days=ago),
    )
    return str(made.idea.contribution.ref)


def _work(refs: dict[str, str], host: Any, people: dict[str, Any]) -> None:
    """What the connector does with them; the first stays as it came."""
    from alongside.exchange.voices.services.combining import combine, split
    from alongside.exchange.voices.services.ideas import move

    for key, ref in refs.items():
        if key != "rail":
            move(ref=ref, to="looked-at", by=host)
            _want(ref, SAID[key][-1], people)
    for key, answer in ANSWERS.items():
        _answer(refs[key], SAID[key][0], answer, host)
    title, words = "Seats with backs along the quay", "With arms, and one in the shade. It was said twice."
    combine(ref=refs["quay"], others=[refs["backs"]], title=title, words=words, by=host)
    parts = ["A quiet hour in the shop on Tuesdays", "A lift to the memory café"]
    split(ref=refs["quiet"], titles=parts, by=host)


def _want(ref: str, who: Any, people: dict[str, Any]) -> None:
    from alongside.exchange.voices.services.ideas import support

    for role in who:
        support(ref=ref, by=people.get(role))


def _answer(ref: str, heard: str, line: Any, host: Any) -> None:
    from django.utils import timezone

    from alongside.exchange.voices.services.answering import AnswerSaid
    from alongside.exchange.voices.services.idea_answering import answer

    did, words, why, to = line
    today = timezone.localdate()
    said = AnswerSaid(
        heard=heard,
        did=did,
        words=words,
        why=why,
        decided_by="Nell Harcastle, connector",
        decided_on=today,
        by_when=today + timedelta(days=30) if did in ("will", "part") else None,
    )
    answer(ref=ref, to=to, said=said, by=host)


def _question(town: Any, host: Any) -> None:
    """A question to the organisation, with its answer for everybody."""
    from alongside.exchange.voices.services.ideas import Reach, Said, move, suggest

    said = Said(title=QUESTION[0], words=QUESTION[1], kind="question", place=town)
    made = suggest(ask=None, said=said, reach=Reach(), by=None, world=town.world).idea
    ref = made.contribution.ref
    move(ref=ref, to="looked-at", by=host)
    _answer(ref, QUESTION[0], STOPPED, host)


def _call(town: Any, host: Any, people: dict[str, Any], viewer: Any) -> None:
    """An open call, with one suggestion that was looked at."""
    from django.utils import timezone

    from alongside.exchange.voices.queries.asks import ask_for
    from alongside.exchange.voices.services.asks import draft, open_ask
    from alongside.exchange.voices.services.ideas import Reach, Said, move, suggest

    today = timezone.localdate()
    days = {"closes_on": today + timedelta(days=30), "answer_by": today + timedelta(days=60)}
    made = draft(kind="ideas", said=CALL | days | {"place": town}, by=host)
    open_ask(ref=made.ref, by=host, has_part=True)
    ask = ask_for(viewer, made.ref)
    said = Said(title="A workbench on Thursdays, with tools to borrow")
    idea = suggest(ask=ask, said=said, reach=Reach(), by=people["member"], world=town.world).idea
    move(ref=idea.contribution.ref, to="looked-at", by=host)
