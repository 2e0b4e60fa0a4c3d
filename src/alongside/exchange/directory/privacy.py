"""What the directory keeps of people, and who must know when a keeper leaves."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Acting, Visibility
from alongside.exchange.accounts.personal import (
    Basis,
    Kept,
    Record,
    Somebody,
    before_erasing,
    keeps,
    own_parties,
)
from alongside.exchange.accounts.queries import brokers_at
from alongside.exchange.accounts.services import tell
from alongside.exchange.audit.services import By
from alongside.exchange.places.models import Within

from .models import Actor, KeeperRequest

ENTRY = lazy("To let others find you and what you do, as you chose to be shown")

keeps(
    Record(
        "directory.Actor",
        what=lazy("Your own entry as a person"),
        purpose=ENTRY,
        basis=Basis.CONSENT,
        of=("party",),
        blanked=("name", "website", "source", "note", "lat", "lon", "point_basis"),
        unlinked=("place",),
    ),
    Record(
        "directory.Person",
        what=lazy("That an entry is you"),
        purpose=lazy("To let you look after your own entry"),
        basis=Basis.CONTRACT,
        of=("user", "actor__party"),
        deleted=("user", "actor"),
    ),
    Record(
        "directory.Remit",
        what=lazy("What your own entry says that you do"),
        purpose=ENTRY,
        basis=Basis.CONSENT,
        of=("actor__party",),
        blanked=("summary",),
    ),
    Record(
        "directory.Connector",
        what=lazy("The working name, phone and address of a connector"),
        purpose=lazy("To let people ring somebody with a name"),
        basis=Basis.CONTRACT,
        found=lambda who: Q(email__in=who.emails),
        deleted=("name", "phone", "email"),
    ),
    Record(
        "directory.Background",
        what=lazy("Where you have worked, and what you can help others with"),
        purpose=lazy("To bring together people who can speak to more than one world"),
        basis=Basis.CONSENT,
        of=("user",),
        deleted=("user", "position", "doors", "sectors"),
    ),
    Record(
        "directory.Knows",
        what=lazy("Which organisations you know people at"),
        purpose=lazy("To find who can open a door, as you agreed"),
        basis=Basis.CONSENT,
        of=("background__user",),
        deleted=("background", "how"),
    ),
    Record(
        "directory.KeeperRequest",
        what=lazy("That you asked to look after an entry, and in what words"),
        purpose=lazy("To check that it is yours to look after"),
        basis=Basis.INTEREST,
        kept=Kept(24, "decided_at", Q(state=KeeperRequest.State.DECLINED)),
        of=("user", "guest"),
        linked=("decided_by",),
        deleted=("user", "guest", "role_there", "words", "check_by", "reason"),
    ),
    Record(
        "directory.Merge",
        what=lazy("That you joined two entries of one organisation"),
        purpose=lazy("To be able to undo it"),
        basis=Basis.INTEREST,
        of=("kept__party", "gone__party"),
        linked=("user",),
        blanked=("moved",),
    ),
    Record(
        "directory.SamePair",
        what=lazy("That you said whether two entries are one organisation"),
        purpose=lazy("So that it is not asked again"),
        basis=Basis.INTEREST,
        linked=("decided_by",),
    ),
    Record(
        "directory.SameRun",
        what=lazy("That you had the entries looked through for those that stand twice"),
        purpose=lazy("To show when that was done"),
        basis=Basis.INTEREST,
        linked=("asked_by",),
    ),
)


@own_parties
def _persons(user_id: int) -> Iterable[int]:
    """The party of the entry that is this user."""
    rows = Actor.objects.filter(nature=Actor.Nature.PERSON, person__user=user_id)
    return rows.values_list("party_id", flat=True)


@before_erasing
def _hide_entry(who: Somebody, by: By) -> None:
    """A person's own entry is seen by nobody from now on."""
    own = Actor.objects.filter(party__in=who.parties)
    for actor in own:
        Actor.objects.filter(pk=actor.pk).update(visibility=Visibility.PRIVATE, owner=actor.party_id)


@before_erasing
def _tell_connectors(who: Somebody, by: By) -> None:
    """An organisation that loses its only keeper stays; the connectors of its place are told."""
    if who.user_id is None:
        return
    mine = Acting.objects.filter(user=who.user_id).exclude(party__in=who.parties).values("party_id")
    kept = Acting.objects.exclude(user=who.user_id).filter(user__is_active=True).values("party_id")
    for actor in Actor.objects.filter(party__in=mine).exclude(party__in=kept):
        around = Within.objects.filter(inner=actor.place_id).values_list("outer_id", flat=True)
        tell(
            kind="no-keeper",
            title=_("%(name)s has nobody here any more") % {"name": actor.name},
            text=_("The last person who looked after this entry has left. Please find somebody."),
            url=f"/actors/{actor.ref}/",
            user_ids=set(brokers_at(around)) - {who.user_id},
            world=actor.world,
        )
