"""Mark lines of checklists, say how ways of working fit, and write down what members notice."""

from collections.abc import Mapping

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record

from .. import work_rules as rules
from ..instruments import MARKED, instruments
from ..models import Aspect, Fit, Mark, Remark
from ..notices_work import refused
from .doing import open_to_all
from .naming import member_named


@transaction.atomic
def mark(
    *, ref: str, instrument: str, item: str, state: str, note: str = "", about: int | None = None, by: Doer
) -> Mark:
    """Say how a line of a checklist stands, of everybody or about one member; what was said before is kept.

    Raises: Partnership.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, _member = open_to_all(ref, by)
    known = instrument in MARKED and instruments()[instrument].item(item) is not None
    if isinstance(decided := rules.may_mark(known=known, state=state, note=note), Refused):
        raise refused(decided.why, "note" if decided.why in {"no-concern", "too-long"} else "state")
    made = Mark.objects.create(
        partnership=found,
        instrument=instrument,
        item=item,
        about=member_named(found, about, "about"),
        state=state,
        note=note,
        user_id=by.user_id,
    )
    record(by=by, action="mark", kind="partnership", ids=[found.pk], detail={"state": state})
    return made


@transaction.atomic
def say_fit(*, ref: str, leads: str, relations: Mapping[str, str], by: Doer) -> Fit:
    """Keep how the doer's member sees three ways of working meet; a later answer replaces it.

    `relations`: one of `Fit.Relation` for each of `work_rules.PAIRS`. Raises: Partnership.DoesNotExist;
    PartnershipRefused. Then: one audit entry.
    """
    found, member = open_to_all(ref, by)
    if leads not in Fit.Logic.values:
        raise refused("no-fit", "leads")
    for name in rules.PAIRS:
        if relations.get(name) not in Fit.Relation.values:
            raise refused("no-fit", name)
    said = {name: relations[name] for name in rules.PAIRS} | {"leads": leads, "user_id": by.user_id}
    kept, _made = Fit.objects.update_or_create(partnership=found, member=member, defaults=said)
    record(by=by, action="say-fit", kind="partnership", ids=[found.pk])
    return kept


@transaction.atomic
def remark(*, ref: str, kind: str, words: str, by: Doer) -> Remark:
    """Write down why or how members work together, what is special here, or what was done about it.

    Raises: Partnership.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, member = open_to_all(ref, by)
    if kind not in Remark.Kind.values:
        raise refused("no-mark", "kind")
    _check_words(words)
    made = Remark.objects.create(partnership=found, kind=kind, words=words, member=member, user_id=by.user_id)
    record(by=by, action="remark", kind="partnership", ids=[found.pk], detail={"kind": kind})
    return made


@transaction.atomic
def tell_aspect(*, ref: str, dimension: str, words: str, scale: int | None = None, by: Doer) -> Aspect:
    """Write one side of how the work goes; what was written before is kept.

    `scale`: how broad the vision is, 1 to 5, asked of `vision-scope` alone. Raises:
    Partnership.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, _member = open_to_all(ref, by)
    if instruments()["pulse-check"].item(dimension) is None:
        raise refused("no-line", "dimension")
    _check_words(words)
    if dimension == "vision-scope" and scale not in range(1, 6):
        raise refused("no-scale", "scale")
    made = Aspect.objects.create(
        partnership=found,
        dimension=dimension,
        words=words,
        scale=scale if dimension == "vision-scope" else None,
        user_id=by.user_id,
    )
    record(by=by, action="tell-aspect", kind="partnership", ids=[found.pk], detail={"of": dimension})
    return made


def _check_words(words: str) -> None:
    if not words:
        raise refused("no-words", "words")
    if len(words) > rules.LONGEST:
        raise refused("too-long", "words")
