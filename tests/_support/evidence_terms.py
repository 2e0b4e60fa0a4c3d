"""A case of three who answer for themselves, and terms among them, for tests."""

from __future__ import annotations

from typing import Any

from alongside.exchange.evidence.models import Case, CaseParty, CaseVersion, Terms, TermsAnswer
from alongside.exchange.evidence.services import cases
from alongside.exchange.evidence.services import terms as services
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import user_of

SHARE: dict[str, Any] = {"gainer": "hospital", "shares": {"charity": 0.4, "council": 0.1}}
MODEL: dict[str, Any] = {
    "case": 1,
    "title": "Steady at home",
    "first_year": 2026,
    "years": 4,
    "price_year": 2026,
    "discount": {"money": 0.035, "health": 0.015},
    "parties": [
        {"id": "hospital", "name": "Harbour Hospital", "kind": "nhs"},
        {"id": "charity", "name": "Steady Feet", "kind": "charity"},
        {"id": "council", "name": "Alder Council", "kind": "council"},
        {"id": "carers", "name": "Unpaid carers", "kind": "carers"},
    ],
    "sources": [],
    "streams": [
        {
            "id": "visits",
            "name": "Home visits",
            "kind": "cost",
            "bears": "charity",
            "counts_as": "cash",
            "marginal": True,
            "value": {"best": 40, "low": 35, "high": 50},
            "quantity": 6,
            "population": 200,
        },
        {
            "id": "rails",
            "name": "Grab rails",
            "kind": "cost",
            "bears": "council",
            "counts_as": "cash",
            "marginal": True,
            "recurrent": False,
            "value": 60,
            "population": 200,
        },
        {
            "id": "beds",
            "name": "Nights in hospital not needed",
            "kind": "benefit",
            "gains": "hospital",
            "counts_as": "cash",
            "marginal": True,
            "value": {"best": 300, "low": 250, "high": 350},
            "quantity": 5,
            "population": 200,
            "effect": {"best": 0.3, "low": 0.1, "high": 0.4},
        },
        {
            "id": "hours",
            "name": "Hours of unpaid carers",
            "kind": "cost",
            "bears": "carers",
            "counts_as": "wellbeing",
            "value": "not known",
            "quantity": "not known",
        },
    ],
}


class Three:
    """A case in review in which a hospital, a charity and a council answer for themselves.

    `by[key]`: who acts for each; the charity writes the case.
    """

    def __init__(self, status: str = "review", model: dict[str, Any] | None = None, tag: str = "") -> None:
        said = model or MODEL
        names = {one["id"]: one["name"] for one in said["parties"]}
        self.bodies = {
            key: rows.actor(names[key], ref=f"{key[:6]}{tag}") for key in ("hospital", "charity", "council")
        }
        self.people = {
            key: user_of(body.party, f"{key}{tag}@example.org") for key, body in self.bodies.items()
        }
        self.by = {key: doer(one) for key, one in self.people.items()}
        self.case = Case.objects.create(
            title=said["title"], owner=self.bodies["charity"].party, visibility="private", status=status
        )
        self.version = CaseVersion.objects.create(case=self.case, number=1, model=said)
        for key, name in names.items():
            CaseParty.objects.create(case=self.case, key=key, name=name, actor=self.bodies.get(key))


def terms(of: Any = None, **fields: Any) -> Terms:
    """A gain share, proposed."""
    three = of or Three()
    there = {"version": three.version, "number": 1, "kind": "gain-share", "numbers": SHARE}
    return Terms.objects.create(case=three.case, **(there | fields))


def answer(of: Terms | None = None, **fields: Any) -> TermsAnswer:
    """The hospital agrees."""
    found = of or terms()
    actor = found.case.parties.get(key="hospital").actor
    there = {"party": "hospital", "actor": actor, "is_agreed": True}
    return TermsAnswer.objects.create(terms=found, **(there | fields))


def filled(world: Any) -> None:
    """Of a full world: terms that one named in the case refused, and others that it is asked about."""
    nina, otto, named = world.by("nina"), world.by("otto"), world.made["ZqCaseNamed"]
    cases.answer_by(ref=named.ref, key="ward", actor=world.bodies["ward"], by=nina)
    share = {"gainer": "ward", "shares": {"club": 0.2}}
    there = {"ref": named.ref, "number": 1, "by": nina}
    first = services.propose(kind="gain-share", numbers=share, why="ZqTermsFirst", **there)
    world.keep("terms", first, "ZqTermsFirst")
    said = {"party": "club", "is_agreed": False, "said": "ZqTermsNo"}
    services.answer(ref=named.ref, terms=first.ref, by=otto, **said)
    fixed = {"payer": "ward", "payee": "club", "amount": 900.0, "years": 2}
    second = services.propose(kind="fixed", numbers=fixed, why="ZqTermsNext", **there)
    world.keep("terms", second, "ZqTermsNext")
