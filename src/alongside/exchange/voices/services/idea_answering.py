"""Answer one suggestion in public: by whoever answers for it, also where they do not run its call."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from .. import idea_rules as rules
from .. import notices_ideas as notices
from ..models import Answer, Idea, IdeaStep, Participant
from ..queries import answers as queries
from .answering import LONGEST, AnswerSaid, check, link, tell_people
from .ideas import held, refuse, show


@transaction.atomic
def answer(*, ref: str, to: str, said: AnswerSaid, by: Doer) -> Answer:
    """Answer an idea, and say how far it has got with that; published at once.

    Linked to what each of its authors said. Raises: Idea.DoesNotExist; IdeaRefused, AskRefused, with the
    field. Then: an audit entry; the authors are told, and those who want it too.
    """
    idea = held(ref, by)
    if to != idea.state:
        refuse(rules.may_move(state=idea.state, to=to, words=said.why.strip() or said.words.strip()))
    check(said)
    return answer_idea(idea=idea, to=to, said=said, by=by)


def answer_idea(*, idea: Idea, to: str, said: AnswerSaid, by: Doer) -> Answer:
    """The same for an idea that is held and an answer that was checked; part of what the caller does."""
    show(idea, by)
    made = Answer.objects.create(
        ask=idea.contribution.ask,
        heard=said.heard.strip()[:LONGEST],
        did=said.did,
        words=said.words.strip()[:LONGEST],
        why=said.why.strip()[:LONGEST],
        decided_by=said.decided_by.strip()[:200],
        decided_on=said.decided_on,
        by_when=said.by_when,
        user_id=by.user_id,
        published_at=timezone.now(),
    )
    link(made, [idea.contribution.ref])
    if to != idea.state:
        idea.state = to
        idea.save(update_fields=["state"])
        IdeaStep.objects.create(idea=idea, state=to, user_id=by.user_id)
    authors = queries.to_tell(made)
    tell_people(made, authors)
    record(by=by, action="answer", kind="idea", ids=[idea.pk], detail={"did": said.did})
    _tell_others(idea, {one.pk for one in authors})
    return made


def _tell_others(idea: Idea, told: set[int]) -> None:
    """Tell those who want it too that there is an answer."""
    wants = Participant.objects.filter(pk__in=idea.supports.values("participant_id")).exclude(pk__in=told)
    title = (_("Answered: %(title)s") % {"title": idea.title})[:200]
    notices.tell_parts(wants, title, "", notices.url_of(idea))
