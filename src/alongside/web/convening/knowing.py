"""Who in a line-up knows people at another in it, as they said themselves and agreed to have shown."""

from collections.abc import Callable, Collection, Sequence

from django.utils.translation import gettext_noop as noop

from alongside.exchange.directory.queries.backgrounds import Known
from alongside.web.words import Words

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
