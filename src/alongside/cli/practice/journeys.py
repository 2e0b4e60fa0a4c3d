"""Journeys in the practice town: what was shown, decided, asked for and tried; one paused, one stopped."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

RICH = "Somebody from the street visits in the first week at home"
WENT_ON = "A pharmacist who visits after a fall"
PAUSED = "A cooler for insulin that needs no mains"
STOPPED = "A phone tree that rings until somebody can sit in"
CLOSING = "Exercise at home by television"
WHOSE = {
    RICH: "aq-alliance",
    WENT_ON: "aq-institute",
    PAUSED: "aq-institute",
    STOPPED: "aq-carers",
    CLOSING: "aq-rowing",
}
SHOWN = (
    (
        "effect",
        "not-yet",
        "We count who goes back within 30 days. The first figures come in May.",
        "",
    ),
    ("effect", "shown", "Of 64 people visited, 6 went back within 30 days; of 60 not visited, 13.", ""),
    (
        "cost",
        "shown",
        "£52 a visit, most of it the nurse's time on the phone. A night on the ward costs £420.",
        "",
    ),
    ("fair", "not-yet", "We do not reach people who live in caravans yet.", ""),
)
HOLD = {
    "decision": "hold",
    "organisation": "Home from Hospital partnership",
    "role": "Board",
    "evidence": "The figures of 124 people, and three letters from wards.",
    "reasons": "It works where the street has neighbours who know each other. We want to see it in the "
    "caravan park before anybody pays for it everywhere.",
}
ON = {
    "decision": "on",
    "organisation": "Gannet Row Surgery",
    "role": "Partners' meeting",
    "evidence": "Forty visits: in 31 of them the tablets were not those on the list.",
    "reasons": "We pay for one afternoon a week from now on, and look again in a year.",
}
PAUSE = {
    "why": "The only workshop that could weld the inner tank has closed.",
    "resume": "Another workshop, or a tank that needs no welding. The college is looking into it.",
}
STOP = {
    "why": "Ten neighbours were rung on most evenings, and nobody came.",
    "tried": "An automatic call to ten neighbours in turn, on 41 evenings, for seven families.",
    "learned": "People come when somebody they know asks. A machine that rings ten tells each that nine "
    "others could go.",
    "others": "Ask one person, by name, a day before. Keep the machine for the reminder.",
}
CLOSE = {
    "why": "The local channel ends in spring, and those who watched have got to know each other.",
    "replaced_by": "The class meets in the boathouse on Mondays; four people who cannot come get a film.",
    "telling": "The trainer says it at the end of each class; a letter to everybody on the list by February.",
}
LAB = "An afternoon in the caravan park: what would a visit be like here?"


def seed(by: Any) -> None:
    """What those who keep five of the town's projects wrote down about their way."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.innovations.queries.innovations import innovations_for

    rows = innovations_for(VISITOR, world="practice").filter(title__in=WHOSE)
    refs = {row.title: row.ref for row in rows}
    actors = {row.source_id: row for row in actors_by_key(VISITOR, set(WHOSE.values()))}
    if len(refs) < len(WHOSE) or len(actors) < len(set(WHOSE.values())):
        return
    doers = {}
    for title, key in WHOSE.items():
        user = next(iter(users_of([actors[key].party_id])), None)
        if user is None or _is_there(refs[title]):
            return
        doers[title] = replace(by, process="", user_id=user, acting_for_id=actors[key].party_id)
    _rich(refs[RICH], doers[RICH])
    _others(refs, doers)


def _is_there(ref: str) -> bool:
    """Whether somebody has written in this journey already."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.innovations.queries.innovations import innovation_for, record_of
    from alongside.exchange.innovations.queries.support import asks_of

    offer = innovation_for(VISITOR, ref)
    row = record_of(VISITOR, offer) if offer is not None else None
    return row is None or row.status != "moving" or bool(asks_of(VISITOR, row))


def _ago(days: int) -> date:
    from django.utils import timezone

    return timezone.localdate() - timedelta(days=days)


def _rich(ref: str, doer: Any) -> None:
    """The one with most to show: what waits, what is late, who helps."""
    from alongside.exchange.innovations.services import moving, planning

    for item, state, words, url in SHOWN:
        moving.show_item(ref=ref, item=item, state=state, words=words, url=url, by=doer)
    said = moving.Decided(**HOLD, decided_on=_ago(75), again_on=_ago(9))
    moving.decide(ref=ref, said=said, by=doer)
    lab = planning.keep_milestone(ref=ref, what=LAB, kind="lab", due_on=_ago(30), by=doer)
    planning.finish_milestone(
        ref=ref,
        milestone=lab.ref,
        done_on=_ago(28),
        evidence="Nobody there wants a stranger at the door. The shop would do; the warden would ring.",
        people=14,
        by=doer,
    )
    for what, due in (
        ("Find four people in the park who would visit", 12),
        ("Show the figures to the wards", -40),
    ):
        planning.keep_milestone(ref=ref, what=what, kind="step", due_on=_ago(due), by=doer)
    _tested(ref, doer)
    _helped(ref, doer)
    _backed(ref, doer)


def _tested(ref: str, doer: Any) -> None:
    """A test of a hundred days, with its figures."""
    from alongside.exchange.innovations.services import planning

    test = planning.TrialSaid(
        measure="People who went back to hospital within 30 days, of each hundred",
        better="down",
        starts_on=_ago(160),
        ends_on=_ago(60),
        start_value=22,
        where="Saltern Hill and the Ropewalk",
    )
    begun = planning.begin_trial(ref=ref, said=test, by=doer)
    learned = "Half as many, and the nurse was rung 19 times in a hundred days: fewer than we feared."
    planning.end_trial(ref=ref, trial=begun.ref, end_value=9, learned=learned, by=doer)


def _backed(ref: str, doer: Any) -> None:
    """Who stands behind it, and what an official body says."""
    from alongside.exchange.innovations.services import supporting

    for said_behind in (
        supporting.Behind("policy", "Home from Hospital partnership", "Board", "testing", since=_ago(300)),
        supporting.Behind(
            "practice", "Gannet Row Surgery", "Practice nurse", "", "Gannet Row", 9, since=_ago(200)
        ),
        supporting.Behind(
            "practice", "Saltern Hill ward", "Ward sister", "", "Saltern Hill", 12, since=_ago(150)
        ),
    ):
        supporting.keep_sponsor(ref=ref, said=said_behind, by=doer)
    for status, days in (("nominated", 120), ("shortlisted", 45)):
        supporting.appraise(
            ref=ref,
            said=supporting.Appraised(
                "designation",
                "Alder Coast health board (invented)",
                "Five things to spread next year",
                status,
                _ago(days),
                next_step="The five are named" if status == "shortlisted" else "",
                next_on=_ago(-30) if status == "shortlisted" else None,
            ),
            by=doer,
        )


def _helped(ref: str, doer: Any) -> None:
    """Help that was asked for here and elsewhere, with and without an answer."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.innovations.services import supporting
    from alongside.exchange.offers.queries import offer_for

    elsewhere = supporting.Asked(
        "design",
        "How should the list of six questions look for people who read little?",
        "The college",
        asked_on=_ago(220),
    )
    asked = supporting.ask(ref=ref, said=elsewhere, by=doer)
    supporting.settle(
        ref=ref,
        ask=asked.ref,
        state="given",
        given_by="The college",
        outcome="Pictures instead of words for four of the six, tried with eleven people.",
        answered_on=_ago(190),
        by=doer,
    )
    found = offer_for(VISITOR, "aq-evaluate")
    if found is not None:
        words = "What should we count in the caravan park, where people come and go?"
        said = supporting.Asked("evaluation", words, offer=found, send=True)
        supporting.ask(ref=ref, said=said, by=doer)


def _others(refs: dict[str, str], doers: dict[str, Any]) -> None:
    """One that went on, one that pauses, one that was stopped, one that is being closed down."""
    from alongside.exchange.innovations.services import moving

    moving.decide(
        ref=refs[WENT_ON],
        said=moving.Decided(**ON, decided_on=_ago(20), again_on=_ago(-345)),
        by=doers[WENT_ON],
    )
    for title, status, texts, days in (
        (PAUSED, "paused", PAUSE, 60),
        (STOPPED, "stopped", STOP, 0),
        (CLOSING, "retired", CLOSE, 120),
    ):
        moving.change_status(
            ref=refs[title],
            status=status,
            texts=texts,
            until=_ago(-days) if days else None,
            is_shared=status == "stopped",
            by=doers[title],
        )
