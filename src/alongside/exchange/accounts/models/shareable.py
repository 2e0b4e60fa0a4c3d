"""What every row that people share has in common: who may see it, whose it is, where it comes from."""

from django.db import models
from django.db.models import Q

from alongside.exchange.audit.models import Dataset, World
from alongside.exchange.audit.refs import new_ref

from .circles import Circle
from .users import Party


class Visibility(models.TextChoices):
    """Who may see a row."""

    PUBLIC = "public", "Everyone"
    MEMBERS = "members", "Signed-in people"
    CIRCLE = "circle", "This group"
    PRIVATE = "private", "Only me"


class Standing(models.TextChoices):
    """Whether a record is offered now, or only known of."""

    OPEN = "open", "Open now"
    UNCLAIMED = "unclaimed", "From a public register; nobody here has confirmed it"
    HISTORY = "history", "Reported in the past"


class Shareable(models.Model):
    """What every row that people share has in common: sight, owner, standing, source."""

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    source_id = models.CharField(max_length=120, unique=True, null=True, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.PUBLIC)
    owner = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    circles = models.ManyToManyField(Circle, blank=True, related_name="+")
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.OPEN)
    dataset = models.ForeignKey(Dataset, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = models.TextField(blank=True, help_text="Where in the source this is said.")
    basis = models.CharField(max_length=80, blank=True, help_text="Stated or inferred, as the source allows.")
    note = models.TextField(blank=True)
    reported_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True, help_text="When somebody last checked it.")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_hidden_rows_have_an_owner",
                condition=~Q(visibility=Visibility.PRIVATE) | Q(owner__isnull=False),
                violation_error_message="A private entry must belong to somebody, or nobody could see it.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_history_is_dated",
                condition=~Q(standing=Standing.HISTORY) | Q(reported_on__isnull=False),
                violation_error_message="A record of the past needs the date it was reported.",
            ),
        ]
