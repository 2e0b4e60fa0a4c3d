"""What is said about questions to a connector: to those who act on them, and to those who asked."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Guest
from alongside.exchange.accounts.services import make_link, queue_mail, queue_text, tell
from alongside.exchange.accounts.services.messages import whole

from .models import Enquiry

COME_BACK = "come-back"  # the purpose of a link by which somebody without an account comes back
WHY_NOT = {
    "no-words": lazy("Say what you want to ask, in a few words."),
    "no-connector": lazy(
        "There is no connector for this place here yet, so nobody was told. Your words are still below."
    ),
    "taken": lazy("Somebody else has just taken this."),
    "done": lazy("This is already done."),
    "no-outcome": lazy("Say what came of it. Whoever asked can read it."),
}
ASKS = {
    Enquiry.Kind.RING_BACK: lazy("Somebody asks to be rung back"),
    Enquiry.Kind.RECORD: lazy("Somebody asks about an entry you look after"),
    Enquiry.Kind.PRIVATE: lazy("Somebody told you something in private"),
}


def title_of(enquiry: Enquiry) -> str:
    """What it is, for those who act on it; names nobody."""
    asks = _("Find a contact") if enquiry.finds_contact else str(ASKS[Enquiry.Kind(enquiry.kind)])
    return f"{asks} ({enquiry.place.name})" if enquiry.place else asks


def somebody_asks(enquiry: Enquiry, user_ids: Iterable[int]) -> None:
    """Tell whoever may act on it; the phone number stands only on the page."""
    tell(
        kind="enquiry",
        title=title_of(enquiry),
        text=_("To be answered by %(day)s.") % {"day": f"{enquiry.due_on:%d.%m.%Y}"},
        url=f"/enquiries/{enquiry.ref}/",
        user_ids=user_ids,
        world=enquiry.world,
    )


def asker_is_answered(enquiry: Enquiry) -> None:
    """Tell whoever asked that there is an answer: on their page, and by text, else by mail."""
    title = _("There is an answer to what you asked")
    said = {"kind": "enquiry-answered", "title": title, "url": "/yours/", "world": enquiry.world}
    guest = enquiry.guest
    if guest is None:
        if enquiry.user_id is not None:
            tell(user_ids=[enquiry.user_id], **said)
        return
    tell_guest(guest, **said)


def tell_guest(guest: Guest, *, kind: str, title: str, url: str, world: str) -> None:
    """Tell somebody without an account: on their page, and by text with a link, else by mail."""
    (notice,) = tell(kind=kind, title=title, url=url, world=world, guest_ids=[guest.pk])
    if not guest.phone and (not guest.email or notice.mailed_at is not None):
        return
    link = whole(make_link(purpose=COME_BACK, guest_id=guest.pk))
    text = _("Alongside: %(title)s. Read it here: %(link)s") % {"title": title, "link": link}
    if guest.phone:
        queue_text(to=guest.phone, text=text, guest_id=guest.pk)
    else:
        queue_mail(to=guest.email, subject=title, text=text, guest_id=guest.pk)


def taken_back(enquiry: Enquiry) -> None:
    """Tell whoever took it that it is no longer wanted."""
    tell(
        kind="enquiry",
        title=_("Taken back: %(what)s") % {"what": title_of(enquiry)},
        url=f"/enquiries/{enquiry.ref}/",
        user_ids=[enquiry.taken_by_id] if enquiry.taken_by_id else [],
        world=enquiry.world,
    )
