"""Actors, their remits and ties, and their connector."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import Party, Shareable, User
from alongside.exchange.audit.models import Dataset, World
from alongside.exchange.places.models import POINT_IS_WHOLE, Place, PointBasis

from ..terms import Sector, TieKind
from .subjects import Subject


class Actor(Shareable):
    """An organisation or a person that can take part.

    Changes. Personal data when `nature` is person.
    """

    class Nature(models.TextChoices):
        ORGANISATION = "organisation", "Organisation"
        PERSON = "person", "Person"

    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="actor")
    nature = models.CharField(max_length=12, choices=Nature, default=Nature.ORGANISATION)
    name = models.CharField(max_length=250, db_index=True)
    sector = models.CharField(max_length=10, choices=Sector)
    kind = models.CharField(max_length=60, blank=True)
    kind_in_source = models.CharField(max_length=120, blank=True)
    website = models.CharField(max_length=300, blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="actors")
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    point_basis = models.CharField(max_length=12, choices=PointBasis, blank=True)
    ended_on = models.CharField(max_length=10, blank=True, help_text="Year, month or day.")

    class Meta(Shareable.Meta):
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["world", "name", "id"], name="directory_actor_in_order")]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="directory_actor_point_is_whole",
                condition=POINT_IS_WHOLE,
                violation_error_message="A point needs both latitude and longitude, in degrees.",
            ),
            models.CheckConstraint(
                name="directory_actor_sector_is_known",
                condition=Q(sector__in=Sector.values),
                violation_error_message=(
                    "Say which sector: public, private, third, academic, network, community."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Actor {self.pk}"


class Person(models.Model):
    """A person as an actor, with or without an account.

    Changes. Personal data: that this actor is this user.
    """

    actor = models.OneToOneField(Actor, on_delete=models.CASCADE, related_name="person")
    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="person")

    def __str__(self) -> str:
        return f"Person {self.pk}"


class Identifier(models.Model):
    """A number or code by which others know an actor. Reference data, no personal data."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=30)
    value = models.CharField(max_length=80)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="directory_identifier_names_one_actor",
                fields=["scheme", "value"],
                violation_error_message="This identifier already belongs to another organisation.",
            ),
        ]

    def __str__(self) -> str:
        return f"Identifier {self.pk}"


class Remit(models.Model):
    """What an actor says it is for, and where. Changes with its actor. No personal data of others."""

    actor = models.OneToOneField(Actor, on_delete=models.CASCADE, related_name="remit")
    summary = models.TextField(blank=True)
    basis = models.CharField(max_length=80, blank=True)
    places = models.ManyToManyField(Place, blank=True, related_name="remits")
    subjects = models.ManyToManyField(Subject, blank=True, related_name="remits")

    def __str__(self) -> str:
        return f"Remit {self.pk}"


class Tie(models.Model):
    """A dated relation of one actor to another; seen by those who may see both.

    Changes when its data set is loaded again. No personal data beyond its actors.
    """

    class Basis(models.TextChoices):
        STATED = "stated", "Stated by the source"
        INFERRED = "inferred", "Inferred from the source"

    source_id = models.CharField(max_length=200, unique=True, null=True, blank=True)
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="ties_out")
    other = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="ties_in")
    kind = models.CharField(max_length=12, choices=TieKind)
    kind_in_source = models.CharField(max_length=120, blank=True)
    directed = models.BooleanField(default=False)
    since = models.CharField(max_length=10, blank=True, help_text="Year, month or day.")
    until = models.CharField(max_length=10, blank=True)
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.STATED)
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)
    dataset = models.ForeignKey(Dataset, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="directory_tie_joins_two_actors",
                condition=~Q(actor=F("other")),
                violation_error_message="A tie joins two different actors.",
            ),
        ]

    def __str__(self) -> str:
        return f"Tie {self.pk}"


class Fate(models.Model):
    """What became of an organisation after the source spoke of it. Reference data, no personal data."""

    class What(models.TextChoices):
        ENDED = "ended", "ended"
        RENAMED = "renamed", "was renamed"
        MERGED = "merged", "was merged"
        MOVED = "moved", "moved"

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="fates")
    what = models.CharField(max_length=8, choices=What)
    when = models.CharField(max_length=10, blank=True)
    into = models.CharField(max_length=250, blank=True)
    successor = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="forebears"
    )
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)
    dataset = models.ForeignKey(Dataset, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Fate {self.pk}"


class Connector(models.Model):
    """The person beside every search: a broker with a name and a phone, for a place.

    Changes. Personal data: a working name, phone and address, given to be published.
    """

    place = models.OneToOneField(Place, on_delete=models.CASCADE, related_name="connector")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30)
    email = models.EmailField(blank=True)
    hours = models.CharField(max_length=120, blank=True)
    reply_time = models.CharField(max_length=120, blank=True)
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    dataset = models.ForeignKey(Dataset, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Connector {self.pk}"
