"""What people in a line-up said of themselves: whom they know in it, and where they have worked."""

from collections.abc import Callable, Collection, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from alongside.exchange.directory.queries.backgrounds import Bridge, Known
from alongside.web.words import SECTOR, Words

# How somebody was helped there, or that it is family, stays with them: that they know people is enough.
KNOWS = Words(
    {
        "worked": noop("%(who)s (%(one)s) has worked with people at %(other)s."),
        "board": noop("%(who)s (%(one)s) sits on the same board or group as people at %(other)s."),
        "trained": noop("%(who)s (%(one)s) trained or studied with people at %(other)s."),
        "lived": noop("%(who)s (%(one)s) knows people at %(other)s."),
        "private": noop("%(who)s (%(one)s) knows people at %(other)s."),
    }
)


def said(known: Sequence[Known], actors: Collection[int], name: Callable[[int], str]) -> list[str]:
    """A sentence for each that knows people at another of these actors. `name`: how an actor is called."""
    return [
        KNOWS[one.how] % {"who": one.name, "one": name(one.actor_id), "other": name(one.other_id)}
        for one in known
        if one.actor_id in actors and one.other_id in actors
    ]


def spanning(bridges: Sequence[Bridge], actors: Collection[int], name: Callable[[int], str]) -> list[str]:
    """A sentence for each that acts for one of these actors and has worked in more than one sector."""
    text = _("%(who)s (%(one)s) has worked in more than one world: %(sectors)s.")
    return [
        text
        % {
            "who": one.name,
            "one": name(one.actor_id),
            "sectors": ", ".join(SECTOR[sector].lower() for sector in one.sectors),
        }
        for one in bridges
        if one.actor_id in actors and len(one.sectors) > 1
    ]
