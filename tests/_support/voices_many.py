"""One thing of each kind that is asked, and more of what hangs on it, to count what its pages cost."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.models import User
from alongside.exchange.voices.models import Answer, Ask, Ballot, Contribution, Option, Ruling, Session
from alongside.exchange.voices.models import Statement as Said
from alongside.exchange.voices.services import competing, hearing, ideas, registering, seating
from tests._support import rows, voices, voices_ballots, voices_ideas, voices_opinions, voices_panels

TODAY = timezone.localdate()


class Asked:
    """What Town Hall asks: a question, a list to put in order, a competition and a group that is picked."""

    def __init__(self) -> None:
        self.party, self.by = voices.asker()
        self.user = User.objects.get(email=voices.ASKER)
        officer: Any = SimpleNamespace(party=self.party, user=self.user, by=self.by)
        self.place, self.made = rows.place("Wenbury"), 0
        self.question = voices_opinions.question(owner=self.party, place=self.place)
        self.over = voices.ask(owner=self.party, state="closed", place=self.place)
        self.ballot = Ballot.objects.create(ask=voices.ask("ballot", owner=self.party), way="pairs")
        self.call, self.pitches = voices_ideas.competition(self.by)
        scorers = [("Una", "una@example.org"), ("Ama", voices.ASKER)]
        competing.name_scorers(ask_ref=self.call.ref, people=scorers, by=self.by)
        self.panel = voices_panels.panel(officer, kind="skilled", size=40)
        self.more(2)

    def more(self, many: int) -> None:
        """So many more of everything."""
        parts = voices_opinions.vote(self.question, many)
        for part in parts:
            self.made += 1
            self.asks(part)
            self.pitch()
            self.listened()
        self.members(many)
        voices_ballots.choose_all(self.ballot, 2, order=(0, 1))

    def asks(self, part: Any) -> None:
        """More asks of each kind, more answers, more that people said, more to put in order."""
        title, party = f"Number {self.made}?", self.party
        for kind in Ask.Kind.values:
            ask = voices.ask(kind, owner=party, title=title, place=self.place)
            late = {"answer_by": TODAY - timedelta(days=2), "title": f"Late {title}"}
            voices.ask(kind, "closed", owner=party, place=self.place, **late)
            voices.part(ask, user=self.user)
        self.answer(self.over)
        self.answer(ask)
        Option.objects.create(ballot=self.ballot, title=title)
        for state in ("shown", "waiting", "rejected"):
            said = voices.said(self.question.ask, by=part)
            number = self.question.statements.count() + 1
            words = {"text": f"{title} {state}", "number": number, "state": state}
            Said.objects.create(contribution=said, conversation=self.question, **words)
        Ruling.objects.create(
            contribution=said, outcome="rejected", reason="other", words="No", user=self.user
        )

    def answer(self, ask: Any) -> None:
        """One that is out, with what it answers and what changed; and one that is late."""
        at = {"published_at": timezone.now(), "decided_by": "Ama", "decided_on": TODAY, "ask": ask}
        for did, day in (("done", None), ("will", TODAY - timedelta(days=3))):
            made = Answer.objects.create(heard="Buses", did=did, words="We run one", by_when=day, **at)
            made.to.create(contribution=voices.statement(self.over, f"A bus {made.pk}").contribution)
            made.changes.create(on=TODAY, words="It runs")

    def pitch(self) -> None:
        """One more in the competition, and one without a call."""
        Ask.objects.filter(pk=self.call.pk).update(closes_on=None)
        self.call.refresh_from_db()
        pitched = competing.Pitched("Everybody", 50, "Wood", "People sit")
        said = ideas.Said(title=f"Pitch {self.made}", signed=f"Neighbour {self.made}")
        who = {"reach": ideas.Reach(), "by": None, "world": "real"}
        made = competing.pitch(ask=self.call, said=said, pitched=pitched, **who).idea
        ideas.move(ref=voices_ideas.ref(made), to="looked-at", by=self.by)
        Ask.objects.filter(pk=self.call.pk).update(closes_on=TODAY - timedelta(days=1))
        self.call.refresh_from_db()
        made.supports.create(participant=voices.part(self.call))

    def members(self, many: int) -> None:
        """More who registered, each with a seat, paid; more that is heard and asked."""
        ask, run = self.panel.ask, {"ref": self.panel.ask.ref, "by": self.by}
        people = voices_panels.people(self.panel, many, start=self.made * 10)
        for row in registering.register_list(people=people, words=voices_panels.WORDS, **run):
            seat = seating.take_in(number=row.number, **run)
            seating.note_answer(seat_ref=seat.ref, yes=True, **run)
            seating.pay(seat_ref=seat.ref, kind="expenses", pence=500, paid_on=TODAY, **run)
            hearing.add_sitting(title="Evening", starts_at=timezone.now(), **run)
            speaks = {"name": "Bo", "role": "Nurse", "interests": "None", "stance": "for"}
            hearing.add_witness(said=speaks, **run)
            asked, _code = hearing.ask_panel(ask=ask, words="When?", by=None)
            hearing.answer_question(question=asked.contribution.ref, answer="Soon", **run)

    def listened(self) -> None:
        """One more session under the question, and one by itself."""
        for ask in (None, self.question.ask):
            said = {"kind": "shop", "title": "Market", "on": TODAY, "place": self.place, "heard": 9}
            Session.objects.create(owner=self.party, ask=ask, user=self.user, **said)

    def paths(self) -> list[str]:
        """The pages of all this."""
        question, over, ballot = self.question.ask.ref, self.over.ref, self.ballot.ask.ref
        panel, idea = self.panel.ask.ref, voices_ideas.ref(self.pitches[0])
        waits = Contribution.objects.filter(statement__state="waiting").first()
        assert waits is not None
        lists = [
            "asks",
            "answers",
            "suggestions",
            "asks/calendar",
            "asks/sessions",
            "asks/mine",
            "asks/checking",
        ]
        under = {
            f"asks/{over}": ["run/", "promise/", "answers/", "answers/new/"],
            f"asks/{question}": ["checking/", f"checking/{waits.ref}/", "checked/"],
            f"questions/{question}": ["", "vote/", "edit/first/", "edit/reading/", "results/", "paper/"],
            f"ballots/{ballot}": ["", "choose/", "results/", "edit/"],
            f"suggestions/calls/{self.call.ref}": ["", "scorers/", "scores/", "result/"],
            f"suggestions/{idea}": ["", "owner/", "combine/"],
            f"panels/{panel}": [
                *("", "edit/", "register/", "pool/", "draw/new/", "seats/", "payments/", "sessions/"),
                *("questions/", "verdict/"),
            ],
        }
        files = [f"/{one}/?download=csv" for one in lists[:3]]
        found = [f"/{part}/{page}" for part, pages in under.items() for page in pages]
        return [*(f"/{one}/" for one in lists), *files, *found]
