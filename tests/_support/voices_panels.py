"""Panels for tests: whoever runs one, what it mirrors, and people in its pool."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer, viewer_for
from alongside.exchange.accounts.models import Acting, Role, User
from alongside.exchange.voices.models import Ask, Panel
from alongside.exchange.voices.panel_rules import Answers
from alongside.exchange.voices.pool_rows import Person
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services.panels import PanelSaid, keep_panel
from alongside.exchange.voices.services.registering import register_list
from tests._support import rows

AGES = Answers("Age", "How old are you?", "", (("Under 40", 50.0), ("40 and over", 50.0)))
GENDERS = Answers("Gender", "", "", (("Woman", 50.0), ("Man", 50.0)))
WORDS = "I agree that the council keeps this to pick people by lot."


class Officer:
    """Somebody who asks for a party, and what they do and see."""

    def __init__(self, email: str = "olive@example.org", **fields: Any) -> None:
        self.party = rows.actor("The council", **fields).party
        self.user = User.objects.create(email=email, name="Olive")
        Acting.objects.create(user=self.user, party=self.party, role=Role.EDITOR)
        self.by = Doer(user_id=self.user.pk, acting_for_id=self.party.pk)

    @property
    def viewer(self) -> Viewer:
        """What the officer sees."""
        return viewer_for(self.user)


def ask(officer: Officer, **fields: Any) -> Ask:
    """What a panel is asked, open and with its promise."""
    today = timezone.localdate()
    said: dict[str, Any] = {
        "kind": Ask.Kind.PANEL,
        "state": Ask.State.OPEN,
        "title": "How should the winter money be spent?",
        "decides": "How the winter money is spent",
        "decider": "Rosa Quillen, head of care",
        "answer_by": today + timedelta(days=90),
        "fixed": "How much there is",
        "minutes": 600,
        "pays": "£75 a session",
        "opened_at": timezone.now(),
        "owner": officer.party,
        "user": officer.user,
    }
    return Ask.objects.create(**(said | fields))


def panel(officer: Officer, *categories: Answers, size: int = 4, **more: Any) -> Panel:
    """A panel that mirrors age and gender, unless told otherwise."""
    fields = {name: more.pop(name) for name in ("state", "world", "visibility") if name in more}
    found = ask(officer, **fields)
    said = PanelSaid(size=size, **more)
    return keep_panel(ref=found.ref, said=said, categories=categories or (AGES, GENDERS), by=officer.by)


def people(found: Panel, many: int, *, said: Any = None, start: int = 0) -> list[Person]:
    """So many people, each answer in turn; `said(at)` gives the names of what one says, None for unsaid."""
    asked = queries.asked_of(found)
    made = []
    for at in range(start, start + many):
        names = said(at) if said else [list(one.features)[(at // (n + 1)) % 2] for n, one in enumerate(asked)]
        traits = tuple(
            (one.id, one.features[name] if name else None) for one, name in zip(asked, names, strict=True)
        )
        made.append(Person(at + 2, f"Person {at}", email=f"p{at}@example.org", traits=traits))
    return made


def filled(officer: Officer, many: int = 24, **more: Any) -> Panel:
    """A panel with people in its pool."""
    found = panel(officer, **more)
    register_list(ref=found.ask.ref, people=people(found, many), words=WORDS, by=officer.by)
    return found
