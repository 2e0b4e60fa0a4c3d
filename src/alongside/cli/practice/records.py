"""Records in the practice town: one far along, one begun in a first sitting."""

from dataclasses import replace
from typing import Any

FULL = "Somebody from the street visits in the first week at home"
BEGUN = "A pharmacist who visits after a fall"
WHOSE = {FULL: "aq-alliance", BEGUN: "aq-institute"}
FIRST = {  # said in spring, and put better since
    "what": "A neighbour looks in on people who come home from hospital.",
    "shown": "People say that it helps.",
}
SAID = {
    "what": "A neighbour who was shown how looks in on the second and fifth day after somebody comes "
    "home from "
    "hospital, with a list of six questions and the nurse's number.",
    "problem": "One in five goes back to hospital within a month, often because nobody saw that they "
    "did not eat, "
    "had the wrong tablets, or could not get up the stairs.",
    "who-benefits": "People over 70 who live alone; their families, who ring less in fear; the ward, which "
    "sees fewer of them again.",
    "word": "improvement",
    "better": "Visits were there before, by a nurse in the second week. Now somebody comes earlier who "
    "lives near "
    "and goes on saying hello.",
    "reached": "Sixty-four people were visited in two streets. It goes on, and nobody has paid for it "
    "elsewhere yet.",
    "behind": "The carers' alliance, Gannet Row Surgery, Saltern Hill ward, and nineteen neighbours.",
    "wanted": ["try", "proof", "money"],
    "next": "A street in another town that tries it with us for a winter.",
    "how": "The ward asks; the alliance rings a neighbour; the neighbour visits twice and rings the "
    "nurse if any of "
    "the six answers worries them.",
    "prototype": "yes",
    "done:type": "yes",
    "purpose": "run-care",
    "instead": "A nurse visits in the second week, if there is one. Families ring.",
    "compared": "better",
    "done:need": "yes",
    "for-whom": "People who live alone and come home after three nights or more. Not where a nurse must "
    "come daily.",
    "how-many": "not-sure",
    "left-out": "People in the caravan park, and those who do not open the door to strangers. We ask "
    "the warden first.",
    "users-design": "yes",
    "users-tested": "yes",
    "users-who": ["patients", "carers", "staff"],
    "done:people": "yes",
    "evidence": "yes",
    "grade": "2",
    "shown": "Of 64 people visited, 6 went back within 30 days; of 60 not visited, 13. They were not "
    "drawn by lot, "
    "so part of the difference may be who said yes.",
    "gathering": "yes",
    "gathering-how": "The same count in a second winter, by the college.",
    "rules-known": "some",
    "service.staff": "done",
    "service.consent": "done",
    "service.fair": "under-way",
    "service.personal-data": "under-way",
    "owner": "Nobody: whoever wants to may use the list of six questions.",
    "terms": "Free. Say where you have it from, and tell us what you changed.",
    "cost-known": "rough",
    "cost": "£52 a visit, most of it the nurse's time on the phone.",
    "pays": "Nobody yet; the alliance's reserve until next spring.",
    "gains": "The hospital: a night on the ward costs £420.",
    "pathway-fit": "fits",
    "pathway": "Day 0: the ward asks and writes the card. Day 2: first visit. Day 5: second. Day 30: a call.",
    "staff-do": "The ward asks one question more. The nurse answers about two calls a week.",
    "training": "One evening on the six questions, one on what to do when nobody opens. The practice "
    "nurse shows it.",
    "agreed": "Between ward and alliance: who may know the address. Between nurse and neighbour: when "
    "to ring.",
    "stops": "The second visit by the nurse where the first two raised nothing.",
    "done:routines": "yes",
}
SITTING = {
    "what": "A pharmacist comes home with people after a fall and looks through what they take.",
    "problem": "After a fall nobody asks which tablets made them dizzy.",
    "how": "One hour at the kitchen table, with everything from the cupboard on it.",
}
CAME = {"currentlyReceivingSupport": "The college lends a student for the counting.", "hasRevenueModel": "NO"}


def seed(by: Any) -> None:
    """What those who keep the two wrote, in more than one sitting."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.innovations import national
    from alongside.exchange.innovations.queries.innovations import innovations_for
    from alongside.exchange.innovations.queries.record import told_of
    from alongside.exchange.innovations.services import recording

    rows = {row.title: row for row in innovations_for(VISITOR, world="practice").filter(title__in=WHOSE)}
    actors = {row.source_id: row for row in actors_by_key(VISITOR, set(WHOSE.values()))}
    sittings = {FULL: (FIRST, SAID), BEGUN: (SITTING,)}
    for title, row in rows.items():
        actor = actors.get(WHOSE[title])
        user = next(iter(users_of([actor.party_id])), None) if actor else None
        told = told_of(VISITOR, row)
        if user is None or told.innovation is None or told.at is not None:
            continue
        doer = replace(by, process="", user_id=user, acting_for_id=actor.party_id)
        for said in sittings[title]:
            recording.answer(ref=row.ref, said=said, by=doer)
        if title == FULL:
            recording.take_in(ref=row.ref, taken=national.take_in(CAME), by=doer)
