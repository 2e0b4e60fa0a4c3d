"""Keep what happened where people work together, in the order it happened."""

from alongside.exchange.accounts.access import Doer

from ..models import LogEntry, Member, Partnership


def note(
    *, partnership: Partnership, kind: str, words: str = "", about: Member | None = None, by: Doer
) -> LogEntry:
    """Keep one line of the log, in the transaction of what it tells of.

    `kind`: a key of `notices.LOGGED`; `words` fill its sentence; `about`: the member it is about, if any.
    Whoever calls writes the audit entry, which never holds the words.
    """
    return LogEntry.objects.create(
        partnership=partnership,
        kind=kind,
        words=words,
        about=about,
        party_id=by.acting_for_id,
        user_id=by.user_id,
    )
