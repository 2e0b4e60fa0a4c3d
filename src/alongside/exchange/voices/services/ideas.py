"""Suggest something, want what another suggested, look at it, say how far it has got, hand it on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.accounts.models import Guest
from alongside.exchange.accounts.services import new_guest, reach_guest
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor, Subject
from alongside.exchange.directory.queries import named
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.places.models import Place

from .. import idea_rules as rules
from .. import moderation_rules as checking
from .. import notices_ideas as notices
from .. import notices_moderation
from ..models import Ask, Contribution, Idea, IdeaAuthor, IdeaStep, IdeaSupport, Participant, Ruling
from ..notices_ideas import IdeaRefused
from ..policy import POLICY
from ..queries import asks
from ..queries import ideas as queries
from .joining import Joined, contribute, join, tell_by

FAR = date(9999, 12, 31)  # the standing box never ends; each suggestion in it has its own day


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody suggests or asks. `signed`: the name shown with it, empty for none."""

    title: str
    words: str = ""
    kind: str = Idea.Kind.SUGGESTION
    place: Place | None = None
    subjects: tuple[Subject, ...] = ()
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody without an account is reached, and how they want to be told."""

    tell: str = Participant.Tell.PAGE
    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What came in, who it was, and the code to come back by where one was made."""

    idea: Idea
    joined: Joined


@transaction.atomic
def box(*, world: str) -> Ask:
    """The standing box of a world, made when the first suggestion comes."""
    about = {
        "kind": Ask.Kind.IDEAS,
        "state": Ask.State.OPEN,
        "title": "Suggestions at any time",
        "about": "Whatever could be better, from anyone.",
        "decides": "What is taken up, by whom, or why not.",
        "decider": "Your connector",
        "answer_by": FAR,
        "fixed": "What the law asks, and money that is spent already.",
        "minutes": 3,
        "pays": "Nothing",
        "who": "Anyone",
        "opened_at": timezone.now(),
        "world": world,
    }
    return Ask.objects.get_or_create(source_id=f"{queries.BOX}{world}", defaults=about)[0]


@transaction.atomic
def suggest(
    *,
    ask: Ask | None,
    said: Said,
    reach: Reach,
    by: Doer | None,
    world: str,
    part: Participant | None = None,
    said_on: date | None = None,
) -> Suggested:
    """Keep a suggestion: in a call, or in the standing box of the world where `ask` is None.

    `by` is None for somebody unknown; they become a guest where they say how they are reached, else they get
    a code. `part`: who takes part in the ask already, where a cookie knows them. `said_on`: the day on which
    it was said, where it is written down later; the promise counts from then. Raises: IdeaRefused,
    AskRefused, with the field. Then: one audit entry; those who answer are told.
    """
    home = ask or box(world=world)
    if home.world != world or (said.place is not None and said.place.world != world):
        raise IdeaRefused("worlds", "place")
    today = timezone.localdate()
    refuse(
        rules.may_suggest(
            state=home.state, closes_on=home.closes_on, today=today, title=said.title, words=said.words
        )
    )
    who = queries.answerer_for(said.place, world=world) if queries.is_box(home) else None
    if who is None and home.owner_id is None:
        raise IdeaRefused("no-answerer")
    joined = _joined(home, reach, by, part, said.place)
    box_day = None if queries.is_box(home) else home.answer_by
    made = Idea.objects.create(
        contribution=contribute(joined.participant, Contribution.Kind.IDEA),
        kind=said.kind if said.kind in Idea.Kind.values else Idea.Kind.SUGGESTION,
        title=said.title,
        words=said.words,
        place=said.place or home.place,
        signed=said.signed[:120],
        owner_id=who.party_id if who is not None else home.owner_id,
        owner_name=who.name if who is not None else home.decider,
        answer_by=rules.promised(call_answers_by=box_day, today=said_on or today),
    )
    made.subjects.set(said.subjects)
    IdeaAuthor.objects.create(idea=made, contribution=made.contribution)
    IdeaStep.objects.create(idea=made, state=made.state)
    record(by=by or Doer(process="visitor"), action="suggest", kind="idea", ids=[made.pk])
    notices.came_in(made)
    return Suggested(made, joined)


def _joined(ask: Ask, reach: Reach, by: Doer | None, part: Participant | None, place: Place | None) -> Joined:
    """Who takes part, reached as they wish; whoever wants mail or a text and is unknown becomes a guest."""
    if reach.tell == Participant.Tell.MAIL and not reach.email and not _has_mail(by):
        raise IdeaRefused("no-mail")
    if reach.tell == Participant.Tell.TEXT and not reach.phone and not _has_phone(by):
        raise IdeaRefused("no-phone")
    reached = bool(reach.phone or reach.email)
    if by is None and reached:
        guest = new_guest(name=reach.name, phone=reach.phone, email=reach.email, world=ask.world)
        by = Doer(guest_id=guest.pk, acting_for_id=guest.party_id)
    elif by is not None and by.guest_id is not None and reached:
        reach_guest(guest_id=by.guest_id, name=reach.name, phone=reach.phone, email=reach.email, by=by)
    joined = Joined(part) if part is not None and by is None else join(ask=ask, by=by, place=place)
    tell_by(participant=joined.participant, tell=reach.tell)
    return joined


def _has_mail(by: Doer | None) -> bool:
    if by is None:
        return False
    return by.guest_id is None or Guest.objects.filter(pk=by.guest_id).exclude(email="").exists()


def _has_phone(by: Doer | None) -> bool:
    guest = by.guest_id if by is not None else None
    return Guest.objects.filter(pk=guest).exclude(phone="").exists() if guest is not None else False


@transaction.atomic
def support(*, ref: str, by: Doer | None, part: Participant | None = None) -> Joined:
    """Say that one wants this too, once. Like a vote it leaves no row in the audit.

    Raises: Idea.DoesNotExist; IdeaRefused, AskRefused.
    """
    idea = _seen(ref, by)
    own = part or (asks.takes_part(viewer_of(by), idea.contribution.ask) if by is not None else None)
    refuse(rules.may_support(state=idea.state, is_author=queries.is_author(own, idea)))
    joined = Joined(own) if own is not None else join(ask=idea.contribution.ask, by=by)
    IdeaSupport.objects.get_or_create(idea=idea, participant=joined.participant)
    return joined


@transaction.atomic
def no_support(*, ref: str, part: Participant, by: Doer | None) -> None:
    """Take support back, while it has not gone on in another. Raises: Idea.DoesNotExist, IdeaRefused."""
    idea = _seen(ref, by)
    if idea.state == Idea.State.MERGED:
        raise IdeaRefused("goes-on")
    IdeaSupport.objects.filter(idea=idea, participant=part).delete()


def _seen(ref: str, by: Doer | None) -> Idea:
    found = queries.idea_for(viewer_of(by) if by is not None else VISITOR, ref)
    if found is None:
        raise Idea.DoesNotExist
    return Idea.objects.select_for_update().get(pk=found.pk)


def held(ref: str, by: Doer) -> Idea:
    """An idea that the doer sees to, locked. Raises: Idea.DoesNotExist for anybody else."""
    viewer = viewer_of(by)
    found = queries.idea_for(viewer, ref)
    if found is None or not queries.sees_to(viewer, found):
        raise Idea.DoesNotExist
    return Idea.objects.select_for_update().get(pk=found.pk)


@transaction.atomic
def move(*, ref: str, to: str, words: str = "", by: Doer) -> Idea:
    """Say how far it has got, with a few words for everyone; the first look shows it to others.

    Raises: Idea.DoesNotExist; IdeaRefused, with the field.
    Then: an audit entry; those who said or want it are told.
    """
    idea = held(ref, by)
    words = words.strip()[: rules.LONGEST]
    refuse(rules.may_move(state=idea.state, to=to, words=words))
    show(idea, by)
    idea.state = to
    idea.save(update_fields=["state"])
    IdeaStep.objects.create(idea=idea, state=to, words=words, user_id=by.user_id)
    record(by=by, action="move", kind="idea", ids=[idea.pk], detail={"state": to})
    notices.moved(idea, _(str(dict(Idea.State.choices)[Idea.State(to)])), words)
    return idea


def show(idea: Idea, by: Doer) -> None:
    """Keep that somebody looked at a new one and shows it, by the same log as everything that people say.

    Raises: IdeaRefused where it was decided that it is not shown: its author can ask to look again.
    """
    if idea.state != Idea.State.NEW:
        return
    if queries.is_rejected(idea):
        raise IdeaRefused("rejected")
    Ruling.objects.create(contribution=idea.contribution, outcome=Ruling.Outcome.SHOWN, user_id=by.user_id)


@transaction.atomic
def reject(*, ref: str, reason: str, words: str, by: Doer) -> Ruling:
    """Do not show a new one, by a rule of the published policy; its author is told which, and may appeal.

    Raises: Idea.DoesNotExist; IdeaRefused, with the field. Then: one audit entry.
    """
    idea = held(ref, by)
    words = words.strip()[: checking.LONGEST]
    if idea.state != Idea.State.NEW:
        raise IdeaRefused("shown")
    if queries.is_rejected(idea):
        raise IdeaRefused("rejected")
    ruled = checking.may_rule(outcome=checking.REJECTED, reason=reason, words=words, policy=POLICY)
    if isinstance(ruled, Refused):
        raise IdeaRefused("no-rule" if ruled.why == "no-reason" else "no-rule-words")
    made = Ruling.objects.create(
        contribution=idea.contribution,
        outcome=Ruling.Outcome.REJECTED,
        reason=reason,
        words=words,
        user_id=by.user_id,
    )
    detail = {"outcome": made.outcome, "reason": made.reason}
    record(by=by, action="look-at", kind="contribution", ids=[idea.contribution_id], detail=detail)
    title = notices_moderation.title_of(made.outcome, again=False)
    notices_moderation.decided(idea.contribution, title, reason, words)
    return made


@transaction.atomic
def hand_on(*, ref: str, owner: str, owner_name: str, subjects: Iterable[Subject] | None, by: Doer) -> Idea:
    """Say who answers for it: an organisation by its name, or the same where that is empty, and who of it.

    Raises: Idea.DoesNotExist; IdeaRefused, with the field. Then: an audit entry; the new one is told.
    """
    idea = held(ref, by)
    owner_name = " ".join(owner_name.split())[:200]
    if not owner_name:
        raise IdeaRefused("no-owner")
    before = idea.owner_id
    idea.owner_name = owner_name
    if owner.strip():
        idea.owner_id = _party(owner.strip(), idea, by)
    idea.save(update_fields=["owner", "owner_name"])
    if subjects is not None:
        idea.subjects.set(subjects)
    record(by=by, action="hand-on", kind="idea", ids=[idea.pk], detail={"changed": before != idea.owner_id})
    if idea.owner_id != before:
        notices.handed_on(idea)
    return idea


def _party(name: str, idea: Idea, by: Doer) -> int:
    found: list[Actor] = named(viewer_of(by), name, world=idea.contribution.ask.world)
    if len(found) != 1:
        raise IdeaRefused("several-owners" if found else "unknown-owner")
    return found[0].party_id


@transaction.atomic
def move_day(*, ref: str, day: date | None, why: str, by: Doer) -> Idea:
    """Move the promised day, with the reason that everyone reads. Raises: Idea.DoesNotExist; IdeaRefused."""
    idea = held(ref, by)
    why = why.strip()[: rules.LONGEST]
    refuse(rules.may_move_day(state=idea.state, day=day, today=timezone.localdate(), why=why))
    idea.answer_by, idea.moved_why = day or idea.answer_by, why
    idea.save(update_fields=["answer_by", "moved_why"])
    record(by=by, action="move-day", kind="idea", ids=[idea.pk])
    notices.moved(idea, _("The day of the answer was moved"), why)
    return idea


def refuse(decided: object) -> None:
    """Raise what a rule refused."""
    if isinstance(decided, Refused):
        raise IdeaRefused(decided.why)
