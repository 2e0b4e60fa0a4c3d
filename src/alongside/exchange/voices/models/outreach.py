"""Going out to listen: where somebody went, whom they reached, and what was said there, without names."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Party, User
from alongside.exchange.audit.models import World
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.places.models import Place

from .asks import Ask


class Session(models.Model):
    """Somebody goes, or went, where people are, and listens. Seen by everyone, or by whoever sees its ask.

    Before the day it says how to come; afterwards how many were heard. Changes. Personal data: who wrote it.
    """

    class Kind(models.TextChoices):
        SPORT = "sport", "Sport and games"
        HOUSING = "housing", "Where people live"
        ARTS = "arts", "Arts and music"
        SHOP = "shop", "Shop or market"
        SURGERY = "surgery", "Surgery or clinic"
        PRISON = "prison", "Prison"
        RADIO = "radio", "Phone-in on radio or online"
        HOME = "home", "A home to try things out"
        GROUP = "group", "A group that meets anyway"
        OTHER = "other", "Somewhere else"

    class Reached(models.TextChoices):
        UNKNOWN = "", "Not known"
        FEW = "1-19", "Fewer than 20"
        SOME = "20-49", "20 to 49"
        MANY = "50-199", "50 to 199"
        LOTS = "200-999", "200 to 999"
        MASS = "1000+", "1,000 or more"

    class Led(models.TextChoices):
        STAFF = "staff", "Staff"
        VOLUNTEERS = "volunteers", "Volunteers"
        PEERS = "peers", "Peers: people in the same situation"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    owner = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    ask = models.ForeignKey(Ask, null=True, blank=True, on_delete=models.CASCADE, related_name="outreach")
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    kind = models.CharField(max_length=8, choices=Kind)
    title = models.CharField(max_length=200)
    on = models.DateField()
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    venue = models.CharField(max_length=200, blank=True)
    how_to_come = models.CharField(max_length=300, blank=True, help_text="Whom to ring or write to.")
    led_by = models.CharField(max_length=10, choices=Led, default=Led.STAFF)
    safeguards = models.TextField(
        blank=True, help_text="Who trained and supports the peers, and what they do when somebody is at risk."
    )
    groups = models.CharField(max_length=300, blank=True, help_text="Who was there, in general words.")
    asked = models.TextField(blank=True, help_text="What was asked.")
    notes = models.TextField(blank=True, help_text="What was said, without names.")
    reached = models.CharField(max_length=8, choices=Reached, blank=True, default="")
    heard = models.PositiveIntegerField(null=True, blank=True, help_text="How many people said something.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["world", "on"], name="voices_session_by_day")]
        constraints = [
            models.CheckConstraint(
                name="voices_session_of_peers_has_safeguards",
                condition=~Q(safeguards="") | (~Q(led_by="peers") & ~Q(kind="prison")),
                violation_error_message="Say who stands by them, and what they do when somebody is at risk.",
            ),
        ]

    def __str__(self) -> str:
        return f"Session {self.pk}"
