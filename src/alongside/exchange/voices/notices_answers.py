"""How somebody who took part is told what came of it: in the page, by mail or by text, as they chose."""

from django.utils.translation import gettext as _

from alongside.exchange.accounts.services import queue_mail, queue_text, tell
from alongside.exchange.accounts.services.messages import whole

from .models import Answer, Change, Participant

KIND = "answer"
Tell = Participant.Tell


def tell_of(answer: Answer, part: Participant, change: Change | None = None) -> str:
    """Tell one person of an answer or a change; return the way it went.

    Whoever cannot be reached as they chose finds it on the page when they come back.
    """
    ask = answer.ask
    title = (_("What came of it: %(title)s") if change is None else _("Something changed: %(title)s")) % {
        "title": ask.title
    }
    text = _text(answer, change)
    url = f"/answers/{answer.ref}/"
    user_ids = [part.user_id] if part.user_id else []
    guest = part.guest
    tell(
        kind=KIND,
        title=title[:200],
        text=text,
        url=url,
        user_ids=user_ids,
        guest_ids=[guest.pk] if guest else [],
        world=ask.world,
    )
    if guest is None:
        return Tell.PAGE
    if part.tell == Tell.MAIL and guest.email:
        queue_mail(to=guest.email, subject=title, text=f"{text}\n\n{whole(url)}", guest_id=guest.pk)
        return Tell.MAIL
    if part.tell == Tell.TEXT and guest.phone:
        queue_text(to=guest.phone, text=f"{title}. {whole(url)}", guest_id=guest.pk)
        return Tell.TEXT
    return Tell.PAGE


def _text(answer: Answer, change: Change | None) -> str:
    """What was heard and what was done, or what is different now."""
    if change is not None:
        return change.words
    parts = [_("You said: %(words)s") % {"words": answer.heard}]
    if answer.words:
        parts.append(_("What is done: %(words)s") % {"words": answer.words})
    if answer.why:
        parts.append(_("Why: %(words)s") % {"words": answer.why})
    return "\n\n".join(parts)
