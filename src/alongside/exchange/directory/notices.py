"""What people are told about entries that they look after, ask for, or decide about."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from alongside.exchange.accounts.services import queue_mail, tell
from alongside.exchange.accounts.services.messages import whole

from .models import Actor, KeeperRequest
from .terms import TieKind


def asked_to_keep(request: KeeperRequest, deciders: Iterable[int]) -> None:
    """Tell those who decide that somebody asks to look after an entry."""
    tell(
        kind="keeper-request",
        title=_("Somebody asks to look after %(name)s") % {"name": request.actor.name},
        text=_("Read what they say, check it, and answer yes or no."),
        url=f"/actors/{request.actor.ref}/ours/{request.ref}/",
        user_ids=deciders,
        world=request.actor.world,
    )


def verify_address(request: KeeperRequest, email: str, link: str) -> None:
    """Send whoever asked without an account a link that shows that the address is theirs."""
    lines = [
        _("Somebody gave this address to ask to look after the entry of %(name)s.")
        % {"name": request.actor.name},
        _("If that was you, open this page and press the button: %(url)s") % {"url": whole(link)},
        _("If it was not you, do nothing. Nothing happens without the button."),
    ]
    queue_mail(
        to=email, subject=_("Is this your address?"), text="\n\n".join(lines), guest_id=request.guest_id
    )


def decided(request: KeeperRequest, invitation: str = "") -> None:
    """Tell whoever asked what was decided, and why, where the answer was no."""
    name, yes = {"name": request.actor.name}, request.state == KeeperRequest.State.CONFIRMED
    title = _("You now look after %(name)s") % name if yes else _("You were not joined to %(name)s") % name
    text = _("You can change what is written about it at any time.") if yes else request.reason
    people = {"user_ids": [request.user_id]} if request.user_id else {"guest_ids": [request.guest_id]}
    url = f"/actors/{request.actor.ref}/"
    if request.guest is not None and yes:
        words = [title, _("Make an account with this link: %(url)s") % {"url": whole(invitation)}, text]
        queue_mail(to=request.guest.email, subject=title, text="\n\n".join(words), guest_id=request.guest_id)
        return
    if request.guest is not None:
        queue_mail(
            to=request.guest.email,
            subject=title,
            text="\n\n".join([title, text, whole(url)]),
            guest_id=request.guest_id,
        )
        return
    tell(
        kind="keeper-answer",
        title=title,
        text=text,
        url=url,
        world=request.actor.world,
        **people,  # type: ignore[arg-type]
    )


def still_right(actor: Actor) -> tuple[str, str]:
    """The subject and the words of a mail that asks whether an entry is still right; links follow them."""
    name = {"name": actor.name}
    return (
        _("Is the entry of %(name)s still right?") % name,
        "\n\n".join(
            [
                _("You look after this entry. Look at it here: %(url)s")
                % {"url": whole(f"/actors/{actor.ref}/")},
                _("If it is still right, say so with one button:"),
            ]
        ),
    )


def joined(kept: Actor, name: str, user_ids: Iterable[int], *, undone: bool = False) -> None:
    """Tell those who look after either of two entries that they were made one, or were parted again."""
    names = {"name": kept.name, "other": name}
    title = _("%(name)s and %(other)s are one entry now") % names
    if undone:
        title = _("%(name)s and %(other)s are two entries again") % names
    tell(
        kind="joined",
        title=title,
        text=""
        if undone
        else _("Nothing was lost. If this is wrong, tell your connector: it can be undone."),
        url=f"/actors/{kept.ref}/",
        user_ids=user_ids,
        world=kept.world,
    )


def tied(other: Actor, name: str, kind: str, user_ids: Iterable[int]) -> None:
    """Tell those who look after an entry that another organisation says how the two are related."""
    said = _("%(name)s says that it works with %(other)s")
    if kind == TieKind.BIDS_AGAINST:
        said = _("%(name)s says that it bids for the same work as %(other)s")
    tell(
        kind="tie",
        title=said % {"name": name, "other": other.name},
        url=f"/actors/{other.ref}/",
        user_ids=user_ids,
        world=other.world,
    )
