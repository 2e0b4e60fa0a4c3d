"""A library of what can be counted."""

from alongside.exchange.evidence.models import Definition, Measure, Often
from alongside.exchange.evidence.services import measures as services

from ..cells import COUNT, FLAG, choice, text
from ..known import Unfit
from .base import Context, Kind, Values, pick

PLAIN = (
    "title",
    "kind",
    "term",
    "nature",
    "theme",
    "unintended",
    "guidance",
    "guidance_url",
    "stops",
    "quality",
)
TEXTS = ("counts", "unit", "direction", "population", "numerator", "denominator")


def _measure(values: Values, context: Context) -> Values:
    if bool(values["numerator"]) != bool(values["denominator"]):
        raise Unfit("say both what is counted and out of what, or neither.", "denominator")
    if values["per"] == 0:
        raise Unfit("say out of how many it is told, as 100 for percent.", "per")
    per, of_people = values["per"] or 100, values["of_people"] is not False
    return {
        "source_id": values["id"],
        "world": context.world,
        "often": values["often"] or Often.MONTH.value,
        **pick(values, *PLAIN),
        "meaning": {**pick(values, *TEXTS), "per": per, "of_people": of_people},
    }


MEASURES = Kind(
    columns={
        "id": text(80),
        "title": text(200),
        "counts": text(2000),
        "unit": text(80),
        "direction": choice(Definition.Direction.values),
        "kind": choice(Measure.Kind.values),
        "term": choice(Measure.Term.values),
        "nature": choice(Measure.Nature.values),
        "often": choice(Often.values),
        "population": text(2000),
        "numerator": text(2000),
        "denominator": text(2000),
        "per": COUNT,
        "of_people": FLAG,
        "theme": text(80),
        "unintended": text(2000),
        "guidance": text(2000),
        "guidance_url": text(300),
        "stops": text(2000),
        "quality": text(2000),
    },
    required=frozenset({"id", "title", "counts", "unit", "direction", "kind"}),
    build=_measure,
    keep=services.keep_measures,
    names=lambda dataset: set(
        Measure.objects.filter(dataset=dataset).exclude(source_id=None).values_list("source_id", flat=True)
    ),
)
