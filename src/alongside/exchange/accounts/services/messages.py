"""Mail and texts: queued with the change they tell of, sent by the worker."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone
from django.utils.html import urlize
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from ..models import Message
from ..told import stop_path

MOST_TRIES = 5
AT_ONCE = 200  # sent in one go
LONGEST_SUBJECT = 200


def queue_mail(*, to: str, subject: str, text: str, stop_url: str = "", **more: Any) -> Message:
    """Queue a mail. `text` is plain, its addresses whole; `more`: `user_id` or `guest_id`, `due_at`.

    Where it is known who gets it, it says where one click stops such mail.
    """
    person = {name: more[name] for name in ("user_id", "guest_id") if more.get(name) is not None}
    if person and not stop_url:
        stop_url = stop_path(person)
    if stop_url:
        text = f"{text}\n\n{_('Fewer mails, or none: %(url)s') % {'url': whole(stop_url)}}"
    return _queue(
        kind=Message.Kind.MAIL,
        to=to,
        subject=" ".join(subject.split())[:LONGEST_SUBJECT],
        text=text,
        html=as_html(text),
        stop_url=stop_url,
        **more,
    )


def as_html(text: str) -> str:
    """A plain text as HTML: its paragraphs, lines and addresses."""
    parts = (urlize(part, autoescape=True).replace("\n", "<br>") for part in text.split("\n\n"))
    return "".join(f"<p>{part}</p>" for part in parts)


def queue_text(*, to: str, text: str, **more: Any) -> Message:
    """Queue a text message. `more`: `user_id` or `guest_id`, `due_at`."""
    return _queue(kind=Message.Kind.TEXT, to=to, text=text, **more)


def _queue(**fields: Any) -> Message:
    from ..tasks import send_later

    fields["due_at"] = fields.get("due_at") or timezone.now()
    message = Message.objects.create(**fields)
    transaction.on_commit(lambda: send_later(message.due_at))
    return message


def whole(path: str) -> str:
    """The whole address of a page of ours, for a mail."""
    return f"{settings.PUBLIC_URL}{path}"


def send_due(*, now: datetime) -> int:
    """Send what is due; return how many went out. What cannot be sent is tried again later, five times."""
    sent = 0
    waiting = Message.objects.filter(sent_at=None, due_at__lte=now, tries__lt=MOST_TRIES)
    for pk in list(waiting.values_list("pk", flat=True)[:AT_ONCE]):
        sent += _send(pk, now)
    return sent


@transaction.atomic
def _send(pk: int, now: datetime) -> int:
    message = Message.objects.select_for_update().filter(pk=pk, sent_at=None).first()
    if message is None:
        return 0
    if not message.to or (message.user is not None and not message.user.is_active):
        message.delete()  # whoever left since is not written to
        return 0
    try:
        _hand_over(message)
    except OSError:  # nobody answers there now
        message.tries += 1
        message.due_at = now + timedelta(minutes=5 * 2**message.tries)
        message.save(update_fields=["tries", "due_at"])
        return 0
    message.sent_at = now
    message.save(update_fields=["sent_at"])
    return 1


def _hand_over(message: Message) -> None:
    if message.kind == Message.Kind.TEXT:
        import_string(settings.TEXT_SENDER)().send(to=message.to, text=message.text)
        return
    mail = EmailMultiAlternatives(message.subject, message.text, to=[message.to])
    mail.attach_alternative(message.html, "text/html")
    if message.stop_url:
        mail.extra_headers = {
            "List-Unsubscribe": f"<{whole(message.stop_url)}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    mail.send()
