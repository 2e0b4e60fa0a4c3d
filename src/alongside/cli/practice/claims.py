"""What is said of a project in the practice town, for and against; what is asked of it; and its stamps."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

RICH = "Somebody from the street visits in the first week at home"
WENT_ON = "A pharmacist who visits after a fall"
WHOSE = {RICH: "aq-alliance", WENT_ON: "aq-institute"}
FEWER = "People who are visited in their first week at home go back to the ward less often."
LIMITS = (
    "In two streets of Alderquay, where neighbours know each other. It says nothing of the caravan park, and "
    "nothing of people who were sent home at night."
)
MONEY = "Each visit saves the ward a night."
MONEY_LIMITS = "A night that is not needed frees a bed. It is money only where the ward buys fewer."
OBJECTION = "The beds were filled again that evening. Nothing was saved that we could spend."
TABLETS = "The tablets at home are often not those on the list."
ANSWERS = (
    ("users", "there", "Nine people who had come home, and four neighbours, wrote the questions with us."),
    ("fair", "partly", "We do not reach people who live in caravans yet. Two meetings there are planned."),
    ("purpose", "there", "A visit by somebody from the street within seven days of coming home."),
    ("now", "there", "A letter to the surgery, and a telephone number that is answered in the mornings."),
    ("effect", "there", "64 visited, 6 went back within 30 days; 60 not visited, 13 went back."),
    ("budget", "missing", ""),
    ("cash", "missing", ""),
    ("climate", "not-needed", "Everybody walks."),
)
STANDARD = "Alderquay standard for help at home, second edition"
ON_WHAT = "The visits as done from January to June, with the counts of 124 people"


def seed(by: Any) -> None:
    """Two claims with what speaks for and against them, an objection, answers and two stamps."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.evidence.queries.claims import claims_for
    from alongside.exchange.innovations.queries.innovations import innovations_for

    if claims_for(VISITOR, world="practice").exists():
        return
    rows = {row.title: row for row in innovations_for(VISITOR, world="practice").filter(title__in=WHOSE)}
    actors = {row.source_id: row for row in actors_by_key(VISITOR, set(WHOSE.values()))}
    users = {key: next(iter(users_of([row.party_id])), None) for key, row in actors.items()}
    if len(rows) < len(WHOSE) or any(users.get(key) is None for key in WHOSE.values()):
        return
    doers = {
        key: replace(by, process="", user_id=users[key], acting_for_id=actors[key].party_id)
        for key in actors
        if users[key] is not None
    }
    _said(rows[RICH], doers["aq-alliance"], doers["aq-institute"])
    _tablets(rows[WENT_ON], doers["aq-institute"])
    _asked(rows[RICH], doers["aq-alliance"], doers["aq-institute"])


def _said(offer: Any, keeper: Any, other: Any) -> None:
    """What is said of the visits: one thing that different ways of knowing agree on, one that is disputed."""
    from django.utils import timezone

    from alongside.exchange.evidence.services import claims

    today = timezone.localdate()
    paper = claims.Cited(
        "document",
        key="https://example.org/alderquay/first-week",
        title="The first week at home: what 124 people told us",
        strength=2,
        dated=today - timedelta(days=90),
        note="Of 64 people visited, 6 went back within 30 days; of 60 not visited, 13.",
    )
    told = (
        claims.Cited("people", band="five-or-more", note="Those who had come home, asked a month later."),
        claims.Cited("workshop", key=f"Alderquay, boathouse@{today - timedelta(days=200)}"),
        paper,
        *_evaluations(offer),
        claims.Cited(
            "people", side="against", band="fewer-than-five", note="The visit came too early for them."
        ),
    )
    row = claims.put_down(
        sentence=FEWER, offer=offer, limits=LIMITS, driver="relationships", by=keeper, cited=told
    )
    why = "The count, the workshop and those who were asked say the same."
    claims.move(ref=row.ref, to="settled", why=why, by=keeper)
    few = (claims.Cited("people", band="fewer-than-five", note="Ward managers."),)
    row = claims.put_down(
        sentence=MONEY, offer=offer, limits=MONEY_LIMITS, driver="funding", by=keeper, cited=few
    )
    claims.object_to(ref=row.ref, reason=OBJECTION, by=other)


def _evaluations(offer: Any) -> list[Any]:
    """What somebody measured of it, where the town has that."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.evidence.queries.evaluations import evaluations_for
    from alongside.exchange.evidence.services.claims import Cited

    found = evaluations_for(VISITOR, world="practice").filter(offer_id=offer.pk).first()
    return [Cited("evaluation", key=found.ref)] if found is not None else []


def _tablets(offer: Any, keeper: Any) -> None:
    """One thing that a single way of knowing speaks for."""
    from alongside.exchange.evidence.services import claims

    seen = claims.Cited(
        "document",
        key="The surgery's list of forty visits, by request",
        title="Forty visits: tablets on the shelf and on the list",
        strength=0,
        note="In 31 of forty homes they were not the same.",
    )
    claims.put_down(sentence=TABLETS, offer=offer, driver="information", by=keeper, cited=[seen])


def _asked(offer: Any, keeper: Any, judge: Any) -> None:
    """What there is of what a decision maker asks; a stamp that holds, and one that was withdrawn."""
    from django.utils import timezone

    from alongside.exchange.evidence.services import standards

    today = timezone.localdate()
    at = {"ref": offer.ref, "by": keeper}
    standards.set_level(reach="informs", stakes="low", **at)
    for item, state, words in ANSWERS:
        standards.answer(item=item, state=state, words=words, **at)
    old = standards.Judged(
        "Alderquay standard for help at home, first edition",
        "partly",
        today - timedelta(days=400),
        "The plan, before anybody was visited",
    )
    first = standards.stamp(ref=offer.ref, said=old, by=judge)
    why = "The second edition took its place, and the visits were not what the plan said."
    standards.withdraw(ref=offer.ref, stamp=first.ref, why=why, by=judge)
    until = today + timedelta(days=500)
    now = standards.Judged(STANDARD, "met", today - timedelta(days=60), ON_WHAT, until=until)
    standards.stamp(ref=offer.ref, said=now, by=judge)
