"""What is said when those who may be invited are asked who could host, and why they cannot be."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Guest
from alongside.exchange.accounts.queries import guests_of, users_of
from alongside.exchange.accounts.services import make_link, queue_mail, queue_text, tell
from alongside.exchange.accounts.services.messages import whole

from .models import HostRound

KIND = "partnership"
HOSTS = "partnership-hosts"  # the purpose of the link in a question
WHY_NOT: dict[str, Any] = {
    "who": lazy("Only the people concerned and their connector can ask this."),
    "hosts": lazy("Choose two to four who could host."),
    "again": lazy("One of these was asked about already. Choose others."),
    "few": lazy("Too few of these can be asked here. Talk with them first."),
    "answered": lazy("You have answered this already. Thank you."),
    "over": lazy("The time to answer is over."),
}


def ask(made: HostRound, parties: Collection[int]) -> None:
    """Ask those for whom somebody answers, each by what they can be reached by."""
    title = _("Who could host? About “%(need)s”") % {"need": made.need.title}
    text = _(
        "You may be asked to work together on this. Say first whom you would find fair to all as its host. "
        "Nobody sees what you say."
    )
    url = f"/hosts/{made.ref}/"
    said: dict[str, Any] = {"kind": KIND, "title": title[:200], "text": text, "url": url}
    tell(**said, user_ids=users_of(parties), world=made.need.world)
    for guest in Guest.objects.filter(pk__in=guests_of(parties)):
        link = whole(make_link(purpose=HOSTS, ref=made.ref, party_id=guest.party_id, guest_id=guest.pk))
        if guest.email:
            queue_mail(to=guest.email, subject=title[:200], text=f"{text}\n\n{link}", guest_id=guest.pk)
        elif guest.phone:
            queue_text(to=guest.phone, text=f"{title} {link}", guest_id=guest.pk)
        else:
            tell(**said, guest_ids=[guest.pk], world=made.need.world)
