"""Read what came of what people said: answers, what changed since, what is late, and who took part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.queries import brokered_places
from alongside.exchange.places.queries import inside_ids

from .. import rules
from ..models import Answer, AnswerTo, Ask, Change, Contribution, Participant
from .asks import run_for, under

# Where the words of each kind of contribution stand: the row that points at it, its field, who sees it.
WORDS = {
    "statement": ("statement", "text", Q(statement__state="shown")),
    "idea": (
        "idea",
        "title",
        Q(idea__state__in=["looked-at", "taken-up", "under-way", "done", "not-taken"]),
    ),
    "recommendation": ("recommendation", "words", Q(recommendation__isnull=False)),
    "question": ("panel_question", "words", Q(panel_question__isnull=False)),
}
CHANGES = Prefetch("changes", Change.objects.order_by("on", "pk"))


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that somebody said and that an answer can be linked to."""

    contribution_id: int
    ref: str
    kind: str
    words: str


def answers_of(ask: Ask) -> list[Answer]:
    """All answers of what is asked, also those being written; for those who run it."""
    return list(ask.answers.prefetch_related(CHANGES).order_by("published_at", "pk"))


def published_of(ask: Ask) -> list[Answer]:
    """The answers that are out, for whoever sees what is asked."""
    return [one for one in answers_of(ask) if one.published_at is not None]


def answer_of(ask: Ask, ref: str) -> Answer | None:
    """One answer of what is asked; also one that is being written, so for those who run it."""
    return ask.answers.prefetch_related(CHANGES).filter(ref=ref).first()


def answers_for(
    viewer: Viewer, *, world: str = "", did: str = "", place_id: int | None = None
) -> QuerySet[Answer]:
    """What is out and the viewer may see, the newest first, each with its ask, place and changes."""
    rows = Answer.objects.filter(under(viewer), published_at__isnull=False)
    if world:
        rows = rows.filter(ask__world=world)
    if did:
        rows = rows.filter(did=did)
    if place_id is not None:
        rows = rows.filter(ask__place_id__in=inside_ids(place_id))
    return rows.select_related("ask", "ask__place").prefetch_related(CHANGES).order_by("-published_at", "-pk")


def answer_for(viewer: Viewer, ref: str) -> Answer | None:
    """One answer that is out, where the viewer may see what it answers."""
    return answers_for(viewer).filter(ref=ref).first()


def is_kept(answer: Answer) -> bool:
    """Whether what an answer promises is done."""
    return answer.did == Answer.Did.DONE or any(change.is_done for change in answer.changes.all())


def late_promises(rows: QuerySet[Answer], today: date) -> QuerySet[Answer]:
    """Those of which the day has passed and nothing says that it is done."""
    done = Change.objects.filter(answer=OuterRef("pk"), is_done=True)
    late = rows.filter(did__in=[Answer.Did.WILL, Answer.Did.PART], by_when__lt=today)
    return late.exclude(Exists(done)).order_by("by_when", "pk")


def late_asks(rows: QuerySet[Ask], today: date) -> QuerySet[Ask]:
    """Those whose answer was promised for a day that has passed."""
    return rows.filter(state__in=["open", "closed"], answer_by__lt=today).order_by("answer_by", "pk")


def late_for(viewer: Viewer, today: date, *, world: str, most: int) -> tuple[list[Ask], list[Answer]]:
    """What is late of those whom the viewer asked, or that is asked where the viewer is the connector."""
    run, mine = run_for(viewer), brokered_places(viewer)
    if not run and not mine:
        return [], []
    asks = Ask.objects.filter(_is_mine(run, mine, ""), world=world).select_related("place")
    answers = Answer.objects.filter(
        _is_mine(run, mine, "ask__"), ask__world=world, published_at__isnull=False
    )
    answers = answers.select_related("ask", "ask__place")
    return list(late_asks(asks, today)[:most]), list(late_promises(answers, today)[:most])


def _is_mine(run: Iterable[int], brokered: Iterable[int], prefix: str) -> Q:
    found = Q(**{f"{prefix}owner_id__in": list(run)})
    for place in brokered:
        found |= Q(
            **{
                f"{prefix}place_id__in": inside_ids(place),
                f"{prefix}visibility__in": ["public", "members"],
            }
        )
    return found


def said_in(ask: Ask) -> list[Said]:
    """Each thing people said that everybody sees and that has words, in the order it was said."""
    rows = ask.contributions.filter(_shown()).select_related(*(name for name, _, _ in WORDS.values()))
    return [_said(row) for row in rows]


def said_to(answers: Iterable[Answer]) -> dict[int, list[Said]]:
    """What each answer is an answer to, by its id: what everybody sees and that has words."""
    ids = [one.pk for one in answers]
    links = AnswerTo.objects.filter(answer_id__in=ids).values_list("answer_id", "contribution_id")
    pairs = list(links)
    rows = Contribution.objects.filter(_shown(), pk__in={pk for _, pk in pairs})
    said = {row.pk: _said(row) for row in rows.select_related(*(name for name, _, _ in WORDS.values()))}
    found: dict[int, list[Said]] = {pk: [] for pk in ids}
    for answer, contribution in pairs:
        if contribution in said:
            found[answer].append(said[contribution])
    return found


def answers_to(contribution_ids: Iterable[int]) -> dict[int, list[Answer]]:
    """The answers that are out, by the thing that was said; for whoever may see what is asked."""
    ids = list(contribution_ids)
    rows = AnswerTo.objects.filter(contribution_id__in=ids, answer__published_at__isnull=False)
    found: dict[int, list[Answer]] = {}
    for link in rows.select_related("answer").order_by("answer__published_at", "pk"):
        found.setdefault(link.contribution_id, []).append(link.answer)
    return found


def _shown() -> Q:
    found = Q(pk__in=[])
    for kind, (_, _, shown) in WORDS.items():
        found |= Q(kind=kind) & shown
    return found


def _said(row: Contribution) -> Said:
    name, field, _ = WORDS[row.kind]
    return Said(row.pk, row.ref, row.kind, str(getattr(getattr(row, name), field)))


def own_words(part: Participant) -> list[Said]:
    """What somebody said in an ask, for themselves: also what is not shown to others."""
    return own_words_in([part])[part.pk]


def own_words_in(parts: Iterable[Participant]) -> dict[int, list[Said]]:
    """The same in several asks at once, by the id of each part."""
    found: dict[int, list[Said]] = {part.pk: [] for part in parts}
    related = [name for name, _, _ in WORDS.values()]
    rows = Contribution.objects.filter(participant__in=list(found), kind__in=WORDS).select_related(*related)
    for row in rows:
        if row.participant_id is not None and getattr(row, WORDS[row.kind][0], None) is not None:
            found[row.participant_id].append(_said(row))
    return found


def counts(rows: QuerySet[Answer], today: date) -> Mapping[str, Any]:
    """How many answers there are of each kind, and how many promises are late."""
    kinds = dict.fromkeys(Answer.Did.values, 0)
    for did in rows.order_by().values_list("did", flat=True):
        kinds[did] += 1
    return {**kinds, "late": late_promises(rows, today).count()}


def to_tell(answer: Answer) -> list[Participant]:
    """Who said what an answer is an answer to, each once, with how they are reached."""
    parts = Participant.objects.filter(contributions__in=answer.contributions.all(), ask_id=answer.ask_id)
    return list(parts.distinct().select_related("user", "guest").order_by("pk"))


def not_told(ask: Ask) -> list[Participant]:
    """Who took part and has been told of no answer yet."""
    parts = ask.participants.filter(started_at__isnull=False, tellings__isnull=True)
    return list(parts.select_related("user", "guest").order_by("pk"))


def told_of(answer: Answer) -> list[Participant]:
    """Who was told of an answer, to be told what changes."""
    parts = Participant.objects.filter(tellings__answer=answer)
    return list(parts.distinct().select_related("user", "guest").order_by("pk"))


def days_late(ask: Ask, today: date) -> int:
    """How many days the answer is overdue."""
    return rules.days_late(state=ask.state, answer_by=ask.answer_by, today=today)
