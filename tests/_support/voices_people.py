"""What a full world holds of what people said when they were asked, and of what they were told came of it.

The tokens are those of the table in `tests/specs/test_sight_of_people.py`. Nina asks for the ward; Omar and
Otto answer; somebody whom nobody knows registers to be picked by lot.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.voices.models import Contribution, CountSheet, Participant, Scorer
from alongside.exchange.voices.panel_rules import Answers
from alongside.exchange.voices.services import (
    answering,
    asks,
    competing,
    conversing,
    hearing,
    ideas,
    moderating,
    outreach,
    panels,
    paper,
    registering,
    seating,
    voting,
)
from tests._support import voices_questions

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=9)
AGES = Answers("Age", "How old are you?", "", (("Under 40", 50.0), ("40 and over", 50.0)))


def answered(world: Any) -> None:
    """All of it; `world` remembers each under its token, and every ask also as one."""
    _checked(world)
    _answers(world)
    _suggested(world)
    _competing(world)
    _picked(world)
    _listened(world)
    kinds = ("questions", "ballots", "calls-for", "panels")
    world.refs["asks"] = [one for kind in kinds for one in world.refs[kind]]


class Ref:
    """Something by the ref of its contribution."""

    def __init__(self, said: Contribution) -> None:
        self.ref, self.contribution = said.ref, said


def _checked(world: Any) -> None:
    """A question whose answers are looked at first: one waits, one is not shown and asked for again."""
    nina = world.by("nina")
    ask = voices_questions.question(world, "ZqAskOpen", looked_at=True)
    conversing.open_conversation(ref=ask.ref, by=nina)
    ask.refresh_from_db()
    for name, token in (("omar", "ZqWaiting"), ("otto", "ZqRejected")):
        voting.first_words(ask=ask, by=world.by(name), text=token)
        said = Contribution.objects.get(ask=ask, statement__text=token)
        world.keep("said", Ref(said), token)
    said = world.made["ZqRejected"].contribution
    moderating.decide(ref=said.ref, outcome="rejected", reason="several", words="ZqRuled", by=nina)
    moderating.appeal(ref=said.ref, part=said.participant, words="ZqAgain")
    form = paper.print_form(ref=ask.ref, numbers=[1, 2, 3], sheets=2, by=nina)
    world.keep("forms", form, "ZqForm")


def _answers(world: Any) -> None:
    """What is published and what is being written, of a question for all and of one for a circle."""
    over, inside = world.made["ZqAskedOver"], world.made["ZqAskInside"]
    said = Contribution.objects.get(ask=over, statement__text="ZqAskedSaid")
    told = _answer(world, over, "ZqHeard", to=(said.ref,))
    answering.publish(ask_ref=over.ref, answer_ref=told.ref, by=world.by("nina"))
    change = {"on": TODAY, "words": "ZqChanged", "by": world.by("nina")}
    answering.add_change(ask_ref=over.ref, answer_ref=told.ref, **change)
    _answer(world, over, "ZqHeardDraft")
    told = _answer(world, inside, "ZqHeardInside", to=(_left(world, inside),))
    answering.publish(ask_ref=inside.ref, answer_ref=told.ref, by=world.by("nina"))
    answering.add_change(ask_ref=inside.ref, answer_ref=told.ref, **change | {"words": "ZqChangedInside"})


def _left(world: Any, ask: Any) -> str:
    """What somebody said in it who may look no more: Otto was in the circle then."""
    part = Participant.objects.create(ask=ask, user=world.users["otto"], started_at=timezone.now())
    said = Contribution.objects.create(ask=ask, participant=part, kind="statement")
    ask.conversation.statements.create(contribution=said, number=90, text="ZqSaidInside", state="shown")
    return said.ref


def _answer(world: Any, ask: Any, token: str, to: tuple[str, ...] = ()) -> Any:
    words, decider = f"{token}Words", f"{token}Decider"
    said = answering.AnswerSaid(token, "done", decider, TODAY, words=words, contributions=to)
    made = answering.write(ask_ref=ask.ref, said=said, by=world.by("nina"))
    return world.keep("answers", made, token)


def _suggested(world: Any) -> None:
    """One that nobody looked at yet and one that was, both without a call."""
    for token in ("ZqIdeaNew", "ZqIdea"):
        said = ideas.Said(title=token, words=f"{token}Words", place=world.town, signed=f"{token}Name")
        made = ideas.suggest(ask=None, said=said, reach=ideas.Reach(), by=world.by("omar"), world="real")
        world.keep("ideas", Ref(made.idea.contribution), token)
    ideas.move(ref=world.made["ZqIdea"].ref, to="looked-at", by=world.by("cora"))


def _competing(world: Any) -> None:
    """A competition with a pitch that is shown and one that waits, and who scores them."""
    nina = world.by("nina")
    call = _draft(world, "ideas", "calls-for", "ZqCompete")
    criteria = (("Use", "Many have something of it", 3, 5), ("Sense", "It can be done", 1, 5))
    terms = competing.Terms(total=1000, most=600, tie="weightiest", criteria=criteria)
    competing.set_terms(ask_ref=call.ref, terms=terms, by=nina)
    competing.name_scorers(ask_ref=call.ref, people=[("Una", "zqscorermail@x.example")], by=nina)
    asks.open_ask(ref=call.ref, by=nina, has_part=True)
    call.refresh_from_db()
    for token in ("ZqPitchNew", "ZqPitch"):
        pitched = competing.Pitched(f"{token}For", 500, f"{token}Spent", f"{token}Shows")
        who = {"reach": ideas.Reach(), "by": world.by("otto"), "world": "real"}
        made = competing.pitch(ask=call, said=ideas.Said(title=token), pitched=pitched, **who)
        world.keep("ideas", Ref(made.idea.contribution), token)
    ideas.move(ref=world.made["ZqPitch"].ref, to="looked-at", by=nina)
    scorer = Scorer.objects.get()
    scorer.interests.create(pitch=made.idea.pitch, words="ZqScorerInterest")


def _picked(world: Any) -> None:
    """A group picked from those who registered: Otto takes part and is paid, somebody else said no."""
    nina = world.by("nina")
    _draft(world, "panel", "panels", "ZqPanelDraft")
    ask = _draft(world, "panel", "panels", "ZqPanel")
    said = panels.PanelSaid(kind="skilled", size=4, honorarium=75, provided="ZqProvided")
    panel = panels.keep_panel(ref=ask.ref, said=said, categories=(AGES,), by=nina)
    asks.open_ask(ref=ask.ref, by=nina, has_part=True)
    ask.refresh_from_db()
    age = panel.categories.get()
    known = {"traits": {age.pk: age.features.first().pk}, "agreed": "I agree.", "tell": "page"}
    for token, by, who in (
        ("ZqReg", None, {"name": "ZqRegName", "email": "zqregmail@x.example", "phone": "01632 960209"}),
        ("ZqOwn", world.by("otto"), {}),
    ):
        mine = registering.Said(access=f"{token}Access", skills=f"{token}Skills", **who, **known)
        row = registering.register(ask=ask, said=mine, by=by)
        seat = seating.take_in(ref=ask.ref, number=row.number, by=nina)
        yes = {"yes": by is not None, "reason": "ZqRegReason"}
        seating.note_answer(ref=ask.ref, seat_ref=seat.ref, by=nina, **yes)
    paid = {"kind": "expenses", "pence": 750, "paid_on": TODAY, "words": "ZqPaid"}
    seating.pay(ref=ask.ref, seat_ref=seat.ref, by=nina, **paid)
    hearing.add_sitting(ref=ask.ref, title="ZqSitting", starts_at=timezone.now(), agenda="ZqAgenda", by=nina)
    hearing.ask_panel(ask=ask, words="ZqPanelAsked", by=world.by("otto"))
    one = hearing.Recommended("ZqRecommended", 1, 0, 0)
    given = {"words": "ZqVerdict", "reasons": "ZqReasons", "minority": "ZqMinority", "given_on": TODAY}
    hearing.keep_verdict(ref=ask.ref, recommendations=[one], by=nina, **given)


def _listened(world: Any) -> None:
    """A session that is nobody's secret, one under a question for a circle, and counts brought along."""
    for token, ask in (("ZqSession", ""), ("ZqSessionInside", world.made["ZqAskInside"].ref)):
        said = outreach.Listened("shop", token, SOON, world.town, how_to_come=f"{token}Come")
        world.keep("sessions", outreach.keep_session(said=said, ask=ask, by=world.by("nina")), token)
    mine = {"user": world.users["nina"], "title": "ZqCounts", "counts": {world.town.source_id: 12}}
    world.keep("counts", CountSheet.objects.create(**mine), "ZqCounts")


def _draft(world: Any, kind: str, room: str, token: str) -> Any:
    """Something to ask, with its promise."""
    said = {
        "title": token,
        "decides": f"{token}What",
        "decider": "Nina",
        "fixed": "Nothing",
        "pays": "Nothing",
    }
    more = {"minutes": 5, "answer_by": SOON, "place": world.town}
    return world.keep(room, asks.draft(kind=kind, said=said | more, by=world.by("nina")), token)
