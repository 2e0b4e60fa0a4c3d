"""Set a ballot up, and keep what people choose in it.

What people choose leaves no row in the audit, as in conversations: that would say who answered what and when.
"""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.matches.sides import viewer_of

from .. import ballot_rules as rules
from ..models import Ask, Ballot, Comparison, Contribution, Mark, Option, Participant, Weight
from ..notices_ballots import AskRefused
from ..queries import asks
from ..queries import ballots as queries
from .asks import held, open_ask
from .joining import contribute


@transaction.atomic
def set_up(*, ref: str, way: str, by: Doer) -> Ballot:
    """Say how people put things in order. Raises: Ask.DoesNotExist; AskRefused once it is open."""
    found = _ballot(ref, by)
    _refuse(rules.may_set(state=found.ask.state, way=way))
    found.way = way
    found.save()
    record(by=by, action="set-up", kind="ballot", ids=[found.pk], detail={"way": way})
    return found


@transaction.atomic
def add_options(*, ref: str, lines: Iterable[str], by: Doer) -> list[Option]:
    """Add things to put in order, one a line: its name, and after a colon with a blank what it is.

    What stands in the list already is left out. Raises: Ask.DoesNotExist; AskRefused, with the field to mend.
    """
    parts = [line.strip().partition(": ") for line in lines if line.strip()]
    said = {title.strip(): words.strip() for title, _colon, words in parts}
    return _add(ref, [Option(title=title, words=words) for title, words in said.items()], by)


@transaction.atomic
def add_found(*, ref: str, needs: Iterable[str], ideas: Iterable[str], by: Doer) -> list[Option]:
    """Add what is needed here, and suggestions, by their refs; only what could be added is.

    Raises: Ask.DoesNotExist; AskRefused, with the field to mend.
    """
    found, viewer = _ballot(ref, by), viewer_of(by)
    wanted, said = set(needs), set(ideas)
    rows = [need for need in queries.needs_to_add(viewer, found) if need.ref in wanted]
    made = [Option(title=need.title[: rules.LONGEST], words=need.statement[:500], need=need) for need in rows]
    seen = [idea for idea in queries.ideas_to_add(viewer, found) if idea.contribution.ref in said]
    made += [Option(title=idea.title, words=idea.words[:500], idea=idea) for idea in seen]
    return _add(ref, made, by)


def _add(ref: str, options: list[Option], by: Doer) -> list[Option]:
    found = _ballot(ref, by)
    there = set(found.options.values_list("title", flat=True))
    titles = [one.title for one in options]
    _refuse(rules.may_add(state=found.ask.state, titles=titles, there=len(there)))
    new = [one for one in {one.title: one for one in options}.values() if one.title not in there]
    if not new:
        raise AskRefused("known-options")
    for one in new:
        one.ballot = found
        one.save()
    record(by=by, action="add-options", kind="ballot", ids=[found.pk], detail={"options": len(new)})
    return new


@transaction.atomic
def drop_option(*, ref: str, option: str, by: Doer) -> None:
    """Take one out of the list, before it opens; one that is gone already is gone.

    Raises: Ask.DoesNotExist; AskRefused once it is open.
    """
    found = _ballot(ref, by)
    _refuse(rules.may_drop(state=found.ask.state))
    found.options.filter(ref=option).delete()
    record(by=by, action="drop-option", kind="ballot", ids=[found.pk])


@transaction.atomic
def open_ballot(*, ref: str, by: Doer) -> Ballot:
    """Open it, once there is enough to put in order and the promise is whole.

    Raises: Ask.DoesNotExist; AskRefused: too little to put in order, or what of the promise is missing.
    """
    found = _ballot(ref, by)
    _refuse(rules.may_open(options=found.options.count()))
    found.ask = open_ask(ref=ref, by=by, has_part=True)
    return found


@transaction.atomic
def choose(*, part: Participant, left: str, right: str, said: str) -> Comparison:
    """Keep what somebody said of two options, by their refs; what they say last of the same two counts.

    `said`: left, right, same or cannot. Raises: AskRefused: not open, no answer, or one of them is gone.
    """
    _taking(part)
    rows = Option.objects.filter(ballot__ask=part.ask_id, ref__in=(left, right)).order_by("pk")
    options = list(rows)
    if len(options) != 2:
        raise AskRefused("gone-option")
    came = rules.came(said=said, turned=options[0].ref != left)
    if not came:
        raise AskRefused("no-choice")
    made, _new = Comparison.objects.update_or_create(
        participant=part,
        one=options[0],
        other=options[1],
        defaults={"came": came, "at": timezone.now()},
    )
    contribute(part, Contribution.Kind.CHOICES, once=True)
    return made


@transaction.atomic
def undo(*, part: Participant) -> bool:
    """Take the last choice back; whether there was one. Raises: AskRefused once it is closed."""
    _taking(part)
    last = part.comparisons.order_by("-at", "-pk").first()
    if last is None:
        return False
    last.delete()
    _forget_nothing(part)
    return True


@transaction.atomic
def mark(*, part: Participant, option: str, marks: Mapping[str, int]) -> list[Mark]:
    """Keep how good somebody thinks an option is, by aspect; those left empty are taken out.

    Raises: AskRefused: not open, nothing said, or the option is gone.
    """
    _taking(part)
    _refuse(rules.may_mark(marks=marks))
    found = Option.objects.filter(ballot__ask=part.ask_id, ref=option).first()
    if found is None:
        raise AskRefused("gone-option")
    part.marks.filter(option=found).exclude(aspect__in=marks).delete()
    made = [Mark(participant=part, option=found, aspect=one, value=value) for one, value in marks.items()]
    Mark.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["participant", "option", "aspect"],
        update_fields=["value"],
    )
    contribute(part, Contribution.Kind.CHOICES, once=True)
    return made


@transaction.atomic
def weigh(*, part: Participant, weights: Mapping[str, int]) -> list[Weight]:
    """Keep how much each aspect counts for somebody. Raises: AskRefused: not open, or not all said."""
    _taking(part)
    _refuse(rules.may_weigh(weights=weights))
    made = [Weight(participant=part, aspect=one, value=value) for one, value in weights.items()]
    Weight.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["participant", "aspect"], update_fields=["value"]
    )
    contribute(part, Contribution.Kind.CHOICES, once=True)
    return made


@transaction.atomic
def take_all_back(*, part: Participant) -> None:
    """Take back all that one answered, while it is open. Raises: AskRefused once it is closed."""
    _taking(part)
    for rows in (part.comparisons, part.marks, part.weights):
        rows.all().delete()
    _forget_nothing(part)


@transaction.atomic
def worked_out(*, ballot: Ballot, run: str, counted: int) -> Ballot:
    """Remember which run of the engine is shown, and how many people it counts."""
    ballot.run, ballot.counted = run, counted
    ballot.save(update_fields=["run", "counted"])
    return ballot


def _forget_nothing(part: Participant) -> None:
    """Whoever has no answer left did not contribute; an answer that was given keeps its link."""
    if not (part.comparisons.exists() or part.marks.exists() or part.weights.exists()):
        part.contributions.filter(kind=Contribution.Kind.CHOICES, answers__isnull=True).delete()


def _ballot(ref: str, by: Doer) -> Ballot:
    """The ballot of an ask that the doer runs, made at the first touch.

    Raises: Ask.DoesNotExist for anybody else, and for what is asked in another way.
    """
    ask = held(ref, by)
    if ask.kind != Ask.Kind.BALLOT:
        raise Ask.DoesNotExist
    found, _made = Ballot.objects.get_or_create(ask=ask)
    found.ask = ask
    return found


def _taking(part: Participant) -> None:
    if not asks.is_taking(part.ask, timezone.localdate()):
        raise AskRefused("not-open")


def _refuse(decided: object) -> None:
    if isinstance(decided, Refused):
        raise AskRefused(decided.why)
