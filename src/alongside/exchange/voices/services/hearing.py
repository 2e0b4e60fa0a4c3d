"""What a panel does: its sessions, witnesses and evidence, its questions, and its verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.addresses import is_web_address
from alongside.exchange.audit.services import record

from .. import panel_rules as rules
from ..models import (
    Ask,
    Contribution,
    Evidence,
    Panel,
    PanelQuestion,
    Recommendation,
    Seat,
    Sitting,
    Verdict,
    Witness,
)
from ..models.juries import Stance
from ..notices_panels import PanelRefused
from .joining import contribute, join
from .panels import held_panel

MOST_SAID = 20  # questions of one person to one panel


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation with its votes by count."""

    words: str
    votes_for: int | None
    votes_against: int | None = 0
    abstained: int | None = 0


@transaction.atomic
def add_sitting(
    *,
    ref: str,
    title: str,
    starts_at: datetime | None,
    by: Doer,
    minutes: int = 120,
    where: str = "",
    agenda: str = "",
) -> Sitting:
    """Set a session. Raises: Ask.DoesNotExist; PanelRefused, with the field."""
    panel = held_panel(ref, by)
    _said(title, "no-heading")
    if starts_at is None:
        raise PanelRefused("no-start")
    _short(agenda)
    made = Sitting.objects.create(
        panel=panel,
        title=title[:200],
        starts_at=starts_at,
        minutes=minutes,
        where=where[:300],
        agenda=agenda,
    )
    record(by=by, action="add", kind="sitting", ids=[made.pk])
    return made


@transaction.atomic
def add_witness(*, ref: str, said: dict[str, str], by: Doer) -> Witness:
    """Keep who speaks to the panel, with what they stand to gain or lose and on which side they stand.

    `said`: name, role, interests, stance, said, url, sitting (its ref or empty).
    Raises: Ask.DoesNotExist; PanelRefused, with the field.
    """
    panel = held_panel(ref, by)
    for name in ("name", "role", "interests"):
        _said(said.get(name, ""), f"no-{name}")
    sitting = panel.sittings.filter(ref=said.get("sitting") or "-").first()
    made = Witness.objects.create(
        panel=panel,
        sitting=sitting,
        name=said["name"][:120],
        role=said["role"][:200],
        interests=_short(said["interests"]),
        stance=_stance(said),
        said=_short(said.get("said", "")),
        url=_address(said.get("url", "")),
    )
    record(by=by, action="add", kind="witness", ids=[made.pk], detail={"stance": made.stance})
    return made


@transaction.atomic
def add_evidence(*, ref: str, said: dict[str, str], by: Doer) -> Evidence:
    """Keep what the panel is given to read or see. `said`: title, about, stance, url.

    Raises: Ask.DoesNotExist; PanelRefused, with the field.
    """
    panel = held_panel(ref, by)
    _said(said.get("title", ""), "no-heading")
    if not said.get("url"):
        raise PanelRefused("bad-link", "url")
    made = Evidence.objects.create(
        panel=panel,
        title=said["title"][:200],
        about=_short(said.get("about", "")),
        stance=_stance(said),
        url=_address(said["url"]),
    )
    record(by=by, action="add", kind="evidence", ids=[made.pk], detail={"stance": made.stance})
    return made


@transaction.atomic
def ask_panel(*, ask: Ask, words: str, by: Doer | None, witness: int | None = None) -> tuple[Any, str]:
    """Ask those who run a panel, or a witness; the question, and a code for somebody whom nobody knows.

    Raises: PanelRefused, AskRefused. Leaves no row in the audit, as anything that people say.
    """
    panel = Panel.objects.get(ask=ask)
    _said(words, "no-question")
    _short(words, "words")
    joined = join(ask=ask, by=by)
    part = joined.participant
    if PanelQuestion.objects.filter(contribution__participant=part).count() >= MOST_SAID:
        raise PanelRefused("many-questions", "words")
    confirmed = Seat.objects.filter(
        panel=panel, state="confirmed", registration__contribution__participant=part
    )
    made = PanelQuestion.objects.create(
        panel=panel,
        contribution=contribute(part, Contribution.Kind.QUESTION),
        is_member=confirmed.exists(),
        words=words,
        witness=panel.witnesses.filter(pk=witness).first() if witness else None,
    )
    return made, joined.code


@transaction.atomic
def answer_question(*, ref: str, question: str, answer: str, by: Doer) -> PanelQuestion:
    """Answer a question; both are shown from then on. Raises: Ask.DoesNotExist; PanelRefused."""
    panel = held_panel(ref, by)
    _said(answer, "no-answer")
    found = panel.questions.select_for_update().get(contribution__ref=question)
    found.answer, found.answered_at = _short(answer, "answer"), timezone.now()
    found.save(update_fields=["answer", "answered_at"])
    record(by=by, action="answer", kind="panelquestion", ids=[found.pk])
    return found


@transaction.atomic
def keep_verdict(
    *,
    ref: str,
    words: str,
    reasons: str,
    given_on: date | None,
    recommendations: Sequence[Recommended],
    by: Doer,
    minority: str = "",
) -> Verdict:
    """Keep what the panel says, why, what those thought who did not agree, and each recommendation.

    Raises: Ask.DoesNotExist; PanelRefused, with the field. Once it is published nothing of it is changed.
    """
    panel = held_panel(ref, by)
    there = Verdict.objects.filter(panel=panel).first()
    if there is not None and there.published_at is not None:
        raise PanelRefused("out")
    _said(words, "no-verdict")
    _said(reasons, "no-reasons")
    if given_on is None or given_on > timezone.localdate():
        raise PanelRefused("verdict-day")
    kept = [one for one in recommendations if one.words.strip()]
    if not kept:
        raise PanelRefused("no-recommendation", "recommendation-0")
    _votes(recommendations, _many(panel))
    if there is not None:
        Contribution.objects.filter(recommendation__verdict=there).delete()
    said = {"words": _short(words), "reasons": _short(reasons), "minority": _short(minority)}
    made, _new = Verdict.objects.update_or_create(panel=panel, defaults=said | {"given_on": given_on})
    for one in kept:
        Recommendation.objects.create(
            verdict=made,
            contribution=Contribution.objects.create(ask=panel.ask, kind=Contribution.Kind.RECOMMENDATION),
            words=_short(one.words),
            votes_for=one.votes_for,
            votes_against=one.votes_against,
            abstained=one.abstained,
        )
    record(by=by, action="keep", kind="verdict", ids=[made.pk], detail={"recommendations": len(kept)})
    return made


@transaction.atomic
def publish_verdict(*, ref: str, by: Doer) -> Verdict:
    """Show the verdict to whoever sees the panel. Raises: Ask.DoesNotExist; PanelRefused."""
    panel = held_panel(ref, by)
    found = Verdict.objects.select_for_update().filter(panel=panel).first()
    if found is None:
        raise PanelRefused("no-recommendation")
    if found.published_at is None:
        found.published_at = timezone.now()
        found.save(update_fields=["published_at"])
        record(by=by, action="publish", kind="verdict", ids=[found.pk])
    return found


def _many(panel: Panel) -> int:
    """How many could vote: those who take part, or all seats where nobody confirmed here."""
    return panel.seats.filter(state=Seat.State.CONFIRMED).count() or panel.size


def _votes(said: Sequence[Recommended], many: int) -> None:
    for at, one in enumerate(said):
        counts = (one.votes_for, one.votes_against, one.abstained)
        if one.words.strip() and None in counts:
            raise PanelRefused("no-votes", f"for-{at}")
        if sum(count or 0 for count in counts) > many:
            raise PanelRefused("many-votes", f"for-{at}")


def _said(text: str, why: str) -> None:
    if not text.strip():
        raise PanelRefused(why)


def _short(text: str, field: str = "") -> str:
    if len(text) > rules.LONGEST:
        raise PanelRefused("too-long", field)
    return text


def _stance(said: dict[str, str]) -> str:
    if said.get("stance") not in Stance.values:
        raise PanelRefused("no-stance")
    return said["stance"]


def _address(url: str) -> str:
    if not url:
        return ""
    if not is_web_address(url):
        raise PanelRefused("bad-link", "url")
    return url[:200]
