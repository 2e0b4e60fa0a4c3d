"""The work of those who work together in the practice town: dates, worries, what is done, and how it is."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ZONE, HALL = "Europe/London", "The boathouse, Alderquay quay"
MARKS = (  # line of which list, how it stands, a few words
    ("tactics", "sponsor", "done", "The harbour master speaks for us at the council."),
    ("tactics", "share-discretion", "concern", "Only two of us decide about food. The cooks should too."),
    ("tactics", "share-story", "not-needed", "Not before there is a story."),
    ("drivers", "flexibility", "done", "The rowers moved their training for us."),
    ("barriers", "no-enrolment", "concern", "No doctor knows of us yet."),
)
RISKS = (  # what, kind, likelihood, impact, response, days to the next look
    ("The cook leaves after the first year", "risk", "likely", "severe", "Two volunteers learn to cook.", 20),
    ("Too few drivers on Thursdays", "issue", "", "serious", "Joss asks the rowers on Monday.", 0),
    ("Somebody feels unwell at lunch", "risk", "possible", "serious", "Two of us know first aid.", 60),
)
LUNCH = {
    "what": "Lunch in company, Mondays and Thursdays",
    "adds": "additive",
    "plans": True,
    "does": True,
    "staff": "A cook, and somebody who keeps the books.",
    "volunteers": "Collect people, lay the tables, sit down and eat with them, bring them home.",
    "expects": "A morning of training, petrol paid back, and somebody to ring. Two weeks' notice to stop.",
    "safeguards": "A DBS check for drivers. Nobody drives alone with somebody who could come to harm.",
    "staff_hours": 30,
    "volunteer_hours": 64,
}
CALLS = {
    "what": "A phone call to whoever did not come",
    "adds": "substitutive",
    "does": True,
    "staff": "Hear of it when a call worries somebody.",
    "volunteers": "Ring on the same afternoon, and listen.",
    "expects": "A list of five people at most, and a talk with the others once a month.",
    "safeguards": "Names stay on paper. A worry goes to the alliance on the same day.",
    "staff_hours": 4,
    "volunteer_hours": 20,
}
STORY = (
    ("origin", "At the carers' meeting in spring, in the room over the chandlery.", None),
    ("vision-scope", "Everybody on the quay, and later the villages up the river.", 3),
    ("successes", "Seventeen at the first lunch, and nobody wanted to go home.", None),
    ("challenges", "Thursdays. There are never enough drivers.", None),
    ("finance", "A grant for one year, and soup at cost.", None),
)
REMARKS = (
    ("why", "Alone, each of us reaches the people we know already."),
    ("how", "The rowers decide on the day, the alliance wants a plan. A list on the door helps both."),
    ("context", "One bus a day, and the tide decides when the quay floods."),
    ("choice", "Joss may call lunch off when the quay floods, without asking."),
)
FITS = {  # by the place in the list of members: what leads them, and how ways of working meet
    0: ("public-service", ("co-existing", "compatible", "compatible")),
    1: ("network", ("competing", "compatible", "compatible")),
    2: ("civil-society", ("competing", "co-existing", "compatible")),
}
ANSWERS = (
    (4, 4, 5, 3, 4),
    (4, 3, 4, 2, 3),
    (5, 4, 4, 4, 4),
    (3, 3, 4, 2, 3),
    (4, 4, 5, 3, 4),
    (4, 3, 4, 3, 3),
)
WORDS = ("We laugh a lot. That helps.", "I would like to hear about money before it is decided.")


def seed(by: Any) -> None:
    """Those that are under way in the practice town, once: by people who act for their members."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.partnerships import queries
    from alongside.exchange.partnerships.queries.work import activities_of

    for found in queries.partnerships_for(VISITOR, world="practice", state="active"):
        hosts = {one.pk for one in queries.steering(found)}
        members = sorted(queries.members_of(found), key=lambda one: one.pk not in hosts)
        people = [
            (one, replace(by, process="", user_id=user, acting_for_id=one.party_id))
            for one in members
            for user in users_of([one.party_id])
        ]
        firsts = {one.pk: doer for one, doer in reversed(people)}
        if len(firsts) < len(FITS) or activities_of(found):
            continue
        doers = [firsts[one.pk] for one in members if one.pk in firsts]
        _write_down(found.ref, members, doers)
        _meet(found.ref, members, doers)
        _say_how_it_is(found.ref, [doer for _one, doer in people])


def _write_down(ref: str, members: list[Any], doers: list[Any]) -> None:
    """Checklists, worries, activities, where files are, and how it goes."""
    from django.utils import timezone

    from alongside.exchange.partnerships.services import checking, working
    from alongside.exchange.partnerships.work_rules import PAIRS

    today = timezone.localdate()
    for number, (instrument, item, state, words) in enumerate(MARKS):
        said = {"instrument": instrument, "item": item, "state": state, "note": words}
        checking.mark(ref=ref, **said, by=doers[number % len(doers)])
    for number, (leads, relations) in FITS.items():
        said_of = dict(zip(PAIRS, relations, strict=True))
        checking.say_fit(ref=ref, leads=leads, relations=said_of, by=doers[number])
    for number, (kind, words) in enumerate(REMARKS):
        checking.remark(ref=ref, kind=kind, words=words, by=doers[number % len(doers)])
    for dimension, words, scale in STORY:
        checking.tell_aspect(ref=ref, dimension=dimension, words=words, scale=scale, by=doers[1])
    for number, (what, kind, likelihood, impact, response, days) in enumerate(RISKS):
        risk = working.RiskSaid(
            what=what,
            kind=kind,
            likelihood=likelihood,
            impact=impact,
            review_on=today + timedelta(days=days),
            response=response,
            whose=members[number].pk,
        )
        working.keep_risk(ref=ref, said=risk, by=doers[number])
    since = today - timedelta(days=60)
    for said_do in (LUNCH, CALLS):
        working.keep_activity(ref=ref, said=working.ActivitySaid(**said_do, since=since), by=doers[0])  # type: ignore[arg-type]
    about = "Recipes and who brings what. Ask the alliance for the password."
    working.add_link(
        ref=ref, title="Kitchen folder", url="https://files.example.org/kitchen", about=about, by=doers[0]
    )


def _meet(ref: str, members: list[Any], doers: list[Any]) -> None:
    """A row of monthly dates; the first is past, with notes and who does what."""
    from django.utils import timezone

    from alongside.exchange.partnerships.services import meeting

    today = timezone.localdate()
    first = datetime.combine(today - timedelta(days=21), datetime.min.time(), ZoneInfo(ZONE))
    said = meeting.DateSaid(
        what="Kitchen table meeting",
        starts_at=first.replace(hour=17, minute=30),
        minutes=75,
        where=HALL,
        agenda="How many came, what went wrong, money.",
        repeats="monthly",
        many=6,
    )
    held = meeting.set_dates(ref=ref, said=said, by=doers[0])[0]
    notes = "Seventeen came. The soup ran out. We buy a bigger pot from the grant."
    meeting.write_notes(ref=ref, meeting=held.ref, notes=notes, by=doers[1])
    for who, what, days in ((0, "Ask the surgery to tell patients of us", -2), (2, "Find two drivers", 9)):
        meeting.add_action(
            ref=ref,
            what=what,
            by_when=today + timedelta(days=days),
            who=members[who].pk,
            meeting=held.ref,
            by=doers[0],
        )


def _say_how_it_is(ref: str, people: list[Any]) -> None:
    """One round that everybody answered in confidence and that is closed, where enough people are there."""
    from django.utils import timezone

    from alongside.exchange.partnerships.notices import PartnershipRefused
    from alongside.exchange.partnerships.pulse_rules import QUESTIONS
    from alongside.exchange.partnerships.services import asking

    closes_on = timezone.localdate() + timedelta(days=14)
    try:
        asking.open_round(ref=ref, closes_on=closes_on, by=people[0])
    except PartnershipRefused:
        return
    for number, (doer, said) in enumerate(zip(people, ANSWERS, strict=False)):
        words = WORDS[number] if number < len(WORDS) else ""
        asking.answer_round(ref=ref, answers=dict(zip(QUESTIONS, said, strict=True)), words=words, by=doer)
    asking.close_round(ref=ref, by=people[0])
