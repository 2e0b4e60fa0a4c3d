"""Claims with what they rest on, and who took part in a study."""

from typing import Any

from alongside.exchange.directory.terms import Driver
from alongside.exchange.evidence.claim_rules import workshop
from alongside.exchange.evidence.models import Claim, ClaimSource, Participation
from alongside.exchange.evidence.services import loading_claims as services

from ..cells import COUNT, DAY, Cell, choice, many, text
from ..known import Known, Unfit
from .base import Context, Kind, Values, pick, shared
from .directory import STANDING, VISIBILITY

BLANK = {"side": "for", "title": "", "strength": None, "dated": None, "band": "", "note": ""}


def _workshop(value: str, known: Known) -> str:
    if workshop(value) is None:
        raise Unfit(f"'{value}' is no workshop. Write where and when, as Eastern@2016-06-08.")
    return value


def _claim(values: Values, context: Context) -> Values:
    return {
        **shared(values, context, None),
        **pick(values, "sentence", "driver", "section", "footnote", "limits"),
        "trace": values["trace"] or Claim.Trace.NAMED.value,
        "status": values["status"] or Claim.Status.PROVISIONAL.value,
        "as_of": values["as_of"] or context.date,
        "sources": list(_sources(values)),
    }


def _sources(values: Values) -> Any:
    """What the row rests on: people by their band, workshops by place and day."""
    if values["band"]:
        yield BLANK | {"kind": "people", "key": "", "band": values["band"]}
    for said in values["workshops"]:
        found = workshop(said)
        yield BLANK | {"kind": "workshop", "key": said, "dated": found[1] if found else None}


def _participation(values: Values, context: Context) -> Values:
    names = ("table", "metric", "group", "group_name", "region", "event", "count", "row_kind", "note")
    return {"source_id": values["id"], "world": context.world, **pick(values, *names)}


def _ids(model: Any) -> Any:
    return lambda dataset: set(model.objects.filter(dataset=dataset).values_list("source_id", flat=True))


CLAIMS = Kind(
    columns={
        "id": text(120),
        "sentence": text(),
        "driver": choice(Driver.values),
        "section": text(60),
        "footnote": text(20),
        "trace": choice(Claim.Trace.values),
        "status": choice(Claim.Status.values),
        "limits": text(),
        "band": choice(ClaimSource.Band.values),
        "workshops": many(Cell(_workshop)),
        "as_of": DAY,
        "standing": STANDING,
        "visibility": VISIBILITY,
        "source": text(),
        "basis": text(80),
        "note": text(),
        "reported_on": DAY,
        "confirmed_on": DAY,
    },
    required=frozenset({"id", "sentence"}),
    build=_claim,
    keep=services.keep_claims,
    names=_ids(Claim),
)
PARTICIPATION = Kind(
    columns={
        "id": text(120),
        "table": text(60),
        "metric": text(60),
        "group": text(40),
        "group_name": text(120),
        "region": text(40),
        "event": text(40),
        "count": COUNT,
        "row_kind": choice(Participation.Row.values),
        "note": text(),
    },
    required=frozenset({"id", "table", "metric", "group", "region", "event", "count", "row_kind"}),
    build=_participation,
    keep=services.keep_participation,
    names=_ids(Participation),
)
