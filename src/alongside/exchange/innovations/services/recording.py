"""Write the record of an innovation: answers are added, never written over."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.audit.versions import changed, keep_version

from .. import record_rules as rules
from ..models import Innovation, RecordAnswer
from ..national import HOMES, TakenIn
from ..notices_record import refused
from .innovations import edit, held

How = RecordAnswer.How


@transaction.atomic
def answer(*, ref: str, said: Mapping[str, Any], by: Doer) -> int:
    """Keep what was said, by question; only what differs from before becomes a new version. Returns how many.

    Raises: Innovation.DoesNotExist where it is not theirs; InnovationRefused, with the question to mend.
    Then: one audit entry.
    """
    found = held(ref, by)
    for key, value in said.items():
        if isinstance(decided := rules.may_answer(key, value), Refused):
            raise refused(decided.why, key)
    return _add(found, dict(said), How.SAID, by)


@transaction.atomic
def take_in(*, ref: str, taken: TakenIn, by: Doer) -> int:
    """Take in the answers of a file; what was said before stays among the versions. Returns how many changed.

    Raises: Innovation.DoesNotExist. Then: one audit entry.
    """
    found = held(ref, by)
    said = {key: value for key, value in taken.answers.items() if key != "types" or value}
    if "types" not in said and not found.offer.innovation_types:
        said |= taken.hints
    for theirs, (ours, _) in HOMES.items():
        if ours in said and f"{rules.EXTRA}{theirs}" not in said:
            said[f"{rules.EXTRA}{theirs}"] = None  # what was kept of it before is said anew by ours
    return _add(found, said, How.FILE, by)


@transaction.atomic
def restore(*, ref: str, version: int, by: Doer) -> int:
    """Put an answer back as it was in an older version, by its id. Returns how many changed, 0 or 1.

    Raises: Innovation.DoesNotExist; InnovationRefused. Then: one audit entry.
    """
    found = held(ref, by)
    old = RecordAnswer.objects.filter(innovation=found, pk=version).first()
    if old is None:
        raise refused("no-version", "form")
    return _add(found, {old.question: old.value}, How.RESTORED, by)


@transaction.atomic
def drop_extra(*, ref: str, theirs: str, by: Doer) -> int:
    """Take out an answer that is kept for want of a question; its versions stay. Returns how many changed.

    Raises: Innovation.DoesNotExist. Then: one audit entry.
    """
    return _add(held(ref, by), {f"{rules.EXTRA}{theirs}": None}, How.SAID, by)


def _add(found: Innovation, said: Mapping[str, Any], how: str, by: Doer) -> int:
    """A version more of each answer that differs."""
    rows = RecordAnswer.objects.filter(innovation=found, question__in=list(said)).order_by("version")
    last = {row.question: row for row in rows}
    now = {key: row.value for key, row in last.items()} | _kept_elsewhere(found)
    new = [(key, value) for key, value in said.items() if _differs(now.get(key), key, value, how)]
    if not new:
        return 0
    RecordAnswer.objects.bulk_create(
        RecordAnswer(
            innovation=found,
            question=key,
            value=value,
            version=last[key].version + 1 if key in last else 1,
            how=how,
            user_id=by.user_id,
        )
        for key, value in new
    )
    _write_through(found, dict(new), by)
    ours = sorted(key for key, _ in new if not key.startswith(rules.EXTRA))
    detail = {"questions": ours, "kept": len(new) - len(ours), "how": str(how)}
    found.save(update_fields=["changed_at"])
    record(by=by, action="answer", kind="innovation", ids=[found.pk], detail=detail)
    return len(new)


def _kept_elsewhere(found: Innovation) -> dict[str, Any]:
    """What the innovation or its offer says now of what they keep themselves."""
    proven = found.offer.evidence
    grade = "" if proven is None else str(proven)
    return {"word": found.word, "types": found.offer.innovation_types, "grade": grade}


def _differs(old: Any, key: str, value: Any, how: str) -> bool:
    """Whether this says something else than before; of a file also what would not count otherwise."""
    if how == How.FILE and key.removeprefix(rules.EXTRA) in HOMES and key.startswith(rules.EXTRA):
        return not (rules.is_empty(old) and rules.is_empty(value))
    return _plain(old) != _plain(value)


def _plain(value: Any) -> Any:
    """As a form would send it back: line ends and the order of choices say nothing."""
    if rules.is_empty(value):
        return None
    if isinstance(value, str):
        return "\n".join(value.splitlines()).strip()
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return sorted(value)
    return value


def _write_through(found: Innovation, said: Mapping[str, Any], by: Doer) -> None:
    """What the innovation or its offer keeps itself: the word for it, its types, how well it is proven."""
    if said.get("word"):
        edit(ref=found.offer.ref, said={"word": said["word"]}, by=by)
    offer = found.offer
    new: dict[str, Any] = {}
    if "types" in said:
        new["innovation_types"] = [one for one in rules.TYPES if one in (said["types"] or [])]
    if "grade" in said:
        new["evidence"] = int(said["grade"]) if said["grade"] else None
    old = changed(offer, new) if new else {}
    if not old:
        return
    for name in old:
        setattr(offer, name, new[name])
    offer.save(update_fields=[*old, "changed_at"])
    keep_version(row=offer, old=old, by=by)
    record(by=by, action="edit", kind="offer", ids=[offer.pk], detail={"fields": sorted(old)})
