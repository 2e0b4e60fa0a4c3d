"""How those who work together in the practice town decide, and what they have almost all signed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

AGREED = {
    "question": "Shall we have lunch on Saturdays as well?",
    "background": "Working carers cannot come in the week. The boathouse is free on Saturdays from noon.",
}
DISSENT = (
    "Our volunteers have said they cannot do Saturdays as well. I would rather we did one day properly. "
    "If we do it, I ask that we look at it again after three months."
)
OPEN = {
    "question": "Who should keep the list of those who come?",
    "background": "Somebody must, in case there is a fire. It is shared with nobody else.",
    "options": ["Whoever hosts that day", "One of us for all days"],
}
INTEREST = "We would pay for the extra day, and should not vote on our own money."
AREAS = {"Money": 0, "What we offer, and to whom": 1, "What we say in public": 0}
RULE = "more than half of the votes cast, and half of those who may vote must do so"
FEWEST = 3


def seed(by: Any) -> None:
    """Those of the first who can: say how, vote, let another vote, disagree, write and sign."""
    from django.utils import timezone

    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.circles import speaks_for
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.partnerships import queries
    from alongside.exchange.partnerships.queries.deciding import has_decided

    for found in queries.partnerships_for(VISITOR, world="practice"):
        if found.state == "closed":
            continue
        hosts = {one.pk for one in queries.steering(found)}
        members = sorted(queries.members_of(found), key=lambda one: one.pk not in hosts)
        doers = {}
        for one in members:
            speaking = [pk for pk in users_of([one.party_id]) if speaks_for(pk, {one.party_id})]
            if one.votes and speaking:
                doers[one.pk] = replace(by, process="", user_id=speaking[0], acting_for_id=one.party_id)
        if len(doers) >= FEWEST and next(iter(doers)) in hosts and not has_decided(found):
            _decide(found, list(doers.items()), timezone.localdate() + timedelta(14))
            _agree(found, members, list(doers.values()))
            return


def _decide(found: Any, doers: list[tuple[int, Any]], closes_on: Any) -> None:
    """One vote with a dissent, a proxy and somebody aside; one that waits for the second and the third."""
    from alongside.exchange.partnerships.decision_rules import Rule
    from alongside.exchange.partnerships.services import deciding, declaring

    (host, first), (second, other), (_third, last), *more = doers
    rule = Rule("majority", 50, True, 1)
    deciding.set_rule(ref=found.ref, rule=rule, words=RULE, by=first)
    rights = {area: {(host, second)[who]: "decides"} for area, who in AREAS.items()}
    declaring.set_rights(ref=found.ref, rights=rights, by=first)
    asked = deciding.ask(ref=found.ref, **AGREED, options=[], closes_on=closes_on, by=first)
    here = {"ref": found.ref, "decision_ref": asked.ref}
    declaring.give_proxy(holder_id=host, by=other, **here)
    deciding.vote(stance="for", option=0, reason="We should be there when people can come.", by=first, **here)
    deciding.vote(stance="against", option=None, reason=DISSENT, by=last, **here)
    for number, (_pk, doer) in enumerate(more):
        if number == 0:
            deciding.stand_aside(interest=INTEREST, by=doer, **here)
        else:
            deciding.vote(stance="for", option=0, reason="", by=doer, **here)
    deciding.close_decision(by=first, **here)
    made = deciding.ask(ref=found.ref, **OPEN, closes_on=closes_on, by=last)
    for number, doer in enumerate([first, *(doer for _pk, doer in more)]):
        vote = {"stance": "for", "option": 1 - number % 2, "reason": ""}
        deciding.vote(ref=found.ref, decision_ref=made.ref, **vote, by=doer)


def _agree(found: Any, members: list[Any], doers: list[Any]) -> None:
    """A memorandum that all but the second have signed."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.partnerships import queries
    from alongside.exchange.partnerships.services import agreeing

    names = [one.name for one in queries.names_of(VISITOR, members).values()]
    signers = [one.pk for one in members if any(doer.acting_for_id == one.party_id for doer in doers)]
    made = agreeing.write_agreement(
        ref=found.ref,
        written=agreeing.Written(
            kind="memorandum",
            title="How we work together",
            text=TEXT.format(names=", ".join(names), purpose=found.purpose),
            signers=signers,
        ),
        by=doers[0],
    )
    text = made.versions.get()
    for doer in [doers[0], *doers[2:]]:
        agreeing.sign(
            ref=found.ref,
            agreement_ref=made.ref,
            number=text.number,
            digest=text.digest,
            authority="chair",
            by=doer,
        )


TEXT = """Who we are
{names}.

What we want to do together
{purpose}

Who decides
We decide together as it is written down on our page. Each of us says when we could gain or lose by something.

How we work
We keep each other up to date, and say early when something will not work. Volunteers get their costs back.

When things go wrong
First we talk. If that does not help, we ask our connector to listen to both sides.

Leaving
Each of us can leave at any time, tells the others a month before, and hands over what they do.

How long
This holds from the day when all of us have signed. We look at it again after a year."""
