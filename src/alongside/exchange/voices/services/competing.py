"""Run a competition: its terms before it opens, who scores, pitches, scores, and the result with reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.audit.services import record
from alongside.exchange.matches.sides import viewer_of

from .. import competition_rules as rules
from .. import idea_rules as rules_of_ideas
from .. import notices_ideas as notices
from ..models import (
    Answer,
    Ask,
    Competition,
    Criterion,
    Idea,
    Participant,
    Pitch,
    Score,
    Scorer,
    ScorerInterest,
)
from ..notices_ideas import IdeaRefused
from ..queries import competitions as queries
from .answering import AnswerSaid
from .asks import held as held_ask
from .idea_answering import answer_idea
from .ideas import Reach, Said, Suggested, refuse, suggest

PAID_WITHIN = timedelta(weeks=8)  # what a result promises is looked for from then on


@dataclass(frozen=True, slots=True)
class Terms:
    """What is published before anybody can pitch. `criteria`: name, what a good one has, weight, best."""

    total: int | None
    most: int | None
    tie: str
    criteria: tuple[tuple[str, str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Pitched:
    """What a suggestion in a competition asks for."""

    for_whom: str
    amount: int | None
    spent_on: str
    shows: str


@transaction.atomic
def set_terms(*, ask_ref: str, terms: Terms, by: Doer) -> Competition:
    """Make a call a competition, or change its terms; only before it opens.

    Raises: Ask.DoesNotExist for whoever does not run it; IdeaRefused, with the field.
    """
    ask = _draft(ask_ref, by)
    named = [(name, weight, best) for name, _words, weight, best in terms.criteria]
    refuse(rules.may_publish(total=terms.total, most=terms.most, tie=terms.tie, criteria=named))
    values = {"total": terms.total, "most": terms.most, "tie": terms.tie}
    found, _made = Competition.objects.update_or_create(ask=ask, defaults=values)
    found.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(competition=found, name=name[:80], words=words[:LONGEST], weight=weight, scale=best)
        for name, words, weight, best in terms.criteria
    )
    record(by=by, action="set-terms", kind="competition", ids=[found.pk], detail={"criteria": len(named)})
    return found


@transaction.atomic
def no_competition(*, ask_ref: str, by: Doer) -> None:
    """Make it a plain call again, before it opens. Raises: Ask.DoesNotExist; IdeaRefused."""
    ask = _draft(ask_ref, by)
    Competition.objects.filter(ask=ask).delete()
    record(by=by, action="no-competition", kind="ask", ids=[ask.pk])


def _draft(ask_ref: str, by: Doer) -> Ask:
    ask = held_ask(ask_ref, by)
    if ask.kind != Ask.Kind.IDEAS:
        raise Ask.DoesNotExist
    if ask.state != Ask.State.DRAFT:
        raise IdeaRefused("opened")
    return ask


@transaction.atomic
def name_scorers(*, ask_ref: str, people: Sequence[tuple[str, str]], by: Doer) -> list[Scorer]:
    """Name those who score, each by name and mail address; nothing tells if an address is known here.

    Whoever has scored already stays. Raises: Ask.DoesNotExist; IdeaRefused. Then: new ones get a mail.
    """
    ask = held_ask(ask_ref, by)
    found = Competition.objects.select_for_update().filter(ask=ask).first()
    if found is None:
        raise Ask.DoesNotExist
    if found.result_at is not None:
        raise IdeaRefused("published")
    wanted = {address.strip().lower(): " ".join(name.split())[:120] for name, address in people}
    for address, name in wanted.items():
        if not name or not _is_mail(address):
            raise IdeaRefused("no-address")
    there = {one.email: one for one in found.scorers.all()}
    gone = [one.pk for address, one in there.items() if address not in wanted and not one.scores.exists()]
    if len(wanted) + sum(address not in wanted for address in there) - len(gone) > rules.MOST_SCORERS:
        raise IdeaRefused("many-scorers")
    found.scorers.filter(pk__in=gone).delete()
    for address, name in wanted.items():
        if address in there:
            found.scorers.filter(email=address).update(name=name)
        else:
            notices.named(Scorer.objects.create(competition=found, name=name, email=address))
    record(by=by, action="name-scorers", kind="competition", ids=[found.pk], detail={"named": len(wanted)})
    return list(found.scorers.all())


def _is_mail(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= 254


@transaction.atomic
def pitch(
    *,
    ask: Ask,
    said: Said,
    pitched: Pitched,
    reach: Reach,
    by: Doer | None,
    world: str,
    part: Participant | None = None,
) -> Suggested:
    """Suggest something in a competition, with what it asks for. Raises: IdeaRefused, AskRefused."""
    found = Competition.objects.get(ask=ask)
    refuse(
        rules.may_pitch(
            amount=pitched.amount,
            most=found.most,
            for_whom=pitched.for_whom,
            spent_on=pitched.spent_on,
            shows=pitched.shows,
        )
    )
    made = suggest(ask=ask, said=said, reach=reach, by=by, world=world, part=part)
    Pitch.objects.create(
        idea=made.idea,
        for_whom=pitched.for_whom[:LONGEST],
        amount=pitched.amount,
        spent_on=pitched.spent_on[:LONGEST],
        shows=pitched.shows[:LONGEST],
    )
    return made


def _scorer(ref: str, by: Doer) -> tuple[Scorer, Pitch]:
    """The doer as a scorer, and the pitch by the ref of its idea. Raises: Idea.DoesNotExist for others."""
    viewer = viewer_of(by)
    one = Pitch.objects.select_related("idea__contribution__ask__competition").filter(
        idea__contribution__ref=ref
    )
    found = one.first()
    mine = queries.my_scorer(viewer, found.idea.contribution.ask.competition) if found is not None else None
    if found is None or mine is None:
        raise Idea.DoesNotExist
    held = Scorer.objects.select_for_update().get(pk=mine.pk)
    if held.user_id is None:
        held.user_id = by.user_id
        held.save(update_fields=["user"])
    return held, found


@transaction.atomic
def declare(*, ref: str, words: str, by: Doer) -> ScorerInterest:
    """Say that one has something to do with a pitch, and what; one's scores for it go.

    Raises: Idea.DoesNotExist for whoever does not score; IdeaRefused. Then: one audit entry.
    """
    mine, found = _scorer(ref, by)
    words = words.strip()[:LONGEST]
    if found.idea.contribution.ask.competition.result_at is not None:
        raise IdeaRefused("published")
    if not words:
        raise IdeaRefused("no-interest")
    Score.objects.filter(scorer=mine, pitch=found).delete()
    made, _new = ScorerInterest.objects.update_or_create(scorer=mine, pitch=found, defaults={"words": words})
    record(by=by, action="declare", kind="pitch", ids=[found.pk])
    return made


@transaction.atomic
def score(*, ref: str, marks: Mapping[int, tuple[int | None, str]], by: Doer) -> list[Score]:
    """Give a pitch a mark by every criterion, with a few words where one likes. `marks`: by criterion.

    May be changed until the result. Raises: Idea.DoesNotExist; IdeaRefused. Then: an audit entry, no marks.
    """
    mine, found = _scorer(ref, by)
    ask = found.idea.contribution.ask
    criteria = list(ask.competition.criteria.all())
    given = {queries.as_rule(one): marks.get(one.pk, (None, ""))[0] for one in criteria}
    refuse(
        rules.may_score(
            open=queries.takes_pitches(ask),
            published=ask.competition.result_at is not None,
            has_interest=mine.interests.filter(pitch=found).exists(),
            is_author=queries.wrote(by, found),
            marks=given,
        )
    )
    kept = []
    for one in criteria:
        value, words = marks[one.pk]
        values = {"value": value, "words": words.strip()[:LONGEST]}
        kept.append(
            Score.objects.update_or_create(scorer=mine, pitch=found, criterion=one, defaults=values)[0]
        )
    record(by=by, action="score", kind="pitch", ids=[found.pk])
    return kept


@transaction.atomic
def publish(
    *, ask_ref: str, gets: Mapping[str, int | None], reasons: Mapping[str, str], words: str, by: Doer
) -> Competition:
    """Publish the ranking, what each is to get, and the reason to each; `gets`, `reasons`: by ref of idea.

    Raises: Ask.DoesNotExist; IdeaRefused. Then: one audit entry; all who pitched or wanted one are told.
    """
    ask = held_ask(ask_ref, by)
    found = Competition.objects.select_for_update().filter(ask=ask).first()
    if found is None:
        raise Ask.DoesNotExist
    pitches = {one.pk: one for one in queries.pitches_of(ask)}
    refs = {pk: one.idea.contribution.ref for pk, one in pitches.items()}
    placed = queries.ranking(found, list(pitches.values()))
    own = {pk: gets.get(ref) for pk, ref in refs.items()}
    said = {pk: reasons.get(ref, "").strip()[:LONGEST] for pk, ref in refs.items()}
    refuse(
        rules.may_decide(
            closed=not queries.takes_pitches(ask),
            published=found.result_at is not None,
            total=found.total,
            scorers={one.pitch: one.scorers for one in placed},
            asked={pk: one.amount for pk, one in pitches.items()},
            gets=own,
            reasons=said,
        )
    )
    for one in placed:
        row = pitches[one.pitch]
        row.rank, row.gets, row.reason = one.rank, own[one.pitch], said[one.pitch]
        row.save(update_fields=["rank", "gets", "reason"])
    found.result_at, found.result_words = timezone.now(), words.strip()[:LONGEST]
    found.save(update_fields=["result_at", "result_words"])
    record(by=by, action="publish", kind="competition", ids=[found.pk], detail={"pitches": len(pitches)})
    for row in pitches.values():
        _answer(row, ask, by)
    return found


def _answer(row: Pitch, ask: Ask, by: Doer) -> None:
    """Answer a pitch with its result: what it is to get is a promise, which is late until it is kept."""
    idea, today = row.idea, timezone.localdate()
    gets = bool(row.gets)
    will = _("It is to get £%(amount)s.") % {"amount": f"{row.gets:,}"} if gets else ""
    said = AnswerSaid(
        heard=idea.title,
        did=Answer.Did.WILL if gets else Answer.Did.NOT,
        words=will,
        why=row.reason,
        decided_by=ask.decider,
        decided_on=today,
        by_when=max(ask.answer_by or today, today + PAID_WITHIN) if gets else None,
    )
    answer_idea(idea=idea, to=rules_of_ideas.TAKEN_UP if gets else rules_of_ideas.NOT_TAKEN, said=said, by=by)
