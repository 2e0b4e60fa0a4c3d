"""The member that a form names."""

from ..models import Member, Partnership
from ..notices_work import refused


def member_named(found: Partnership, ident: int | None, field: str) -> Member | None:
    """The member of that id that takes part; none where none was named. Raises: PartnershipRefused."""
    if ident is None:
        return None
    member = found.members.filter(pk=ident, state=Member.State.ACCEPTED).first()
    if member is None:
        raise refused("no-member", field)
    return member
