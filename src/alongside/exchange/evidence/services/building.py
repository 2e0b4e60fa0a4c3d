"""Write a business case from pages: begun from six answers, then changed a part at a time."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries import named
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.offers.models import Offer
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.models import Place

from .. import building_rules as rules
from ..building_templates import pattern
from ..models import Case, CaseVersion
from ..notices_building import refused, tell_parties
from ..queries import cases as queries
from . import cases


@transaction.atomic
def begin_from_six(
    *,
    said: rules.Six,
    by: Doer,
    like: str = "",
    offer: Offer | None = None,
    partnership: Partnership | None = None,
    place: Place | None = None,
) -> Case:
    """Begin a case from the six answers, and from a pattern (`like`) where one was chosen.

    A party that has just the name of one organisation here is answered for by it.
    Raises: CaseRefused, with the field to mend.
    """
    for field in ("title", "payer", "gainer"):
        if not getattr(said, field).strip():
            raise refused(f"no-{field}")
    if said.sort not in rules.COUNTS or said.sure not in rules.SURE or said.ways not in rules.CARER_WAYS:
        raise refused("no-choice")
    chosen = pattern(like)
    model = rules.first_model(
        said,
        year=timezone.localdate().year,
        streams=chosen.streams if chosen else (),
        parties=chosen.parties if chosen else (),
    )
    made = cases.begin(
        title=said.title,
        model=model,
        by=by,
        offer=offer,
        partnership=partnership,
        place=place,
        mode=chosen.mode if chosen else "",
    )
    for party in queries.parties_of(made):
        if actor := _of_that_name(made, party.name, by):
            cases.answer_by(ref=made.ref, key=party.key, actor=actor, by=by)
    return made


def _of_that_name(case: Case, name: str, by: Doer) -> Actor | None:
    """The one organisation here of just that name; none where several have it, or it is a person."""
    if not name.strip():
        return None
    found = [
        one
        for one in named(viewer_of(by), name.strip(), world=case.world)
        if one.name.casefold() == name.strip().casefold() and one.nature == "organisation"
    ]
    return found[0] if len(found) == 1 else None


@transaction.atomic
def change(*, ref: str, at: int, model: Mapping[str, Any], note: str = "", by: Doer) -> CaseVersion:
    """Keep a changed model as the next version; nothing where it says the same as now.

    `at`: the version that was changed; where another has followed, nothing is kept.
    Raises: Case.DoesNotExist; CaseRefused.
    Then: where it is with those named in it, whoever has other figures now is asked again.
    """
    found = cases.held(ref, by)
    now = queries.newest(found)
    if now is None or now.number != at:
        raise refused("meanwhile")
    if now.model == dict(model):
        return now
    made = cases.revise(ref=ref, model=model, note=note, by=by)
    title = str(model.get("title") or "").strip()[: cases.rules.LONGEST_TITLE]
    if title and title != found.title:
        cases.edit(ref=ref, title=title, mode=found.mode, by=by)
    found.refresh_from_db()
    if found.status == Case.Status.REVIEW:
        tell_parties(found, _concerned(found, now.model, made.model), again=True, by=by)
    return made


def _concerned(case: Case, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[Any]:
    """The parties whose figures are other than before."""
    from ..reviewing_rules import touching

    return [one for one in queries.parties_of(case) if touching(before, one.key) != touching(after, one.key)]
