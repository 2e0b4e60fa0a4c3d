"""Why two entries may be one organisation, how sure that is and how much each thing counts, in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

SURE = ((0.99, lazy("Almost surely the same")), (0.9, lazy("Very likely the same")))
LIKELY, PERHAPS = 0.7, lazy("Perhaps the same")
WHY = {
    ("identifier", "same"): lazy("Both have the same number or code"),
    ("name", "same"): lazy("Both have the same name"),
    ("name", "order"): lazy("Their names have the same words in another order"),
    ("name", "slip"): lazy("Their names differ by a letter or two"),
    ("name", "word"): lazy("One name has one word more"),
    ("name", "alike"): lazy("Their names begin alike"),
    ("name", ""): lazy("Their names differ"),
    ("where", "postcode"): lazy("Both have the same postcode"),
    ("where", "spot"): lazy("Both are at the same spot"),
    ("where", "near"): lazy("They are within a mile or so of each other"),
    ("where", "place"): lazy("Both are in the same place"),
    ("where", ""): lazy("They are in different places"),
    ("website", "same"): lazy("Both have the same website"),
    ("website", ""): lazy("They have different websites"),
    ("phone", "same"): lazy("Both have the same phone number"),
    ("phone", ""): lazy("They have different phone numbers"),
    ("group", "clash"): lazy("But one of them is also like another that it cannot be: their numbers differ"),
}
MUCH, SOME = 10, 4  # bits: a thousand to one, sixteen to one


def how_sure(probability: float) -> str:
    """How sure it is that two entries are one."""
    for least, said in SURE:
        if probability >= least:
            return str(said)
    return _("Likely the same") if probability >= LIKELY else str(PERHAPS)


def reasons(evidence: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Each thing that was compared, what counts most first: what it says, and how much it counts."""
    told = [one for one in evidence if (one["comparison"], one["level"]) in WHY]
    told.sort(key=lambda one: -abs(one["bits"]))
    return [{"text": _sentence(one), "counts": counts(one["bits"])} for one in told]


def _sentence(one: Mapping[str, Any]) -> str:
    said = str(WHY[one["comparison"], one["level"]])
    return f"{said}: {one['value']}" if one.get("value") else said


def counts(bits: float) -> str:
    """How much one thing counts, for or against."""
    if bits < 0:
        return _("speaks against it")
    if bits >= MUCH:
        return _("counts much")
    return _("counts") if bits >= SOME else _("counts a little")
