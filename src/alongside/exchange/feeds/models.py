"""A list that somebody brings, between its first page and its undoing."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Party, User, Visibility
from alongside.exchange.audit.models import Dataset, World
from alongside.exchange.audit.refs import new_ref


class BroughtList(models.Model):
    """A table that somebody brought: its cells, what we made of them, and what became of its rows.

    Changes until it is kept. Personal data: whatever stands in its cells; they are erased when the list is
    undone, and after 30 days when it was not finished.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Its columns are to be looked at"
        CHECKING = "checking", "Its rows are being checked"
        CHECKED = "checked", "Its rows are to be looked at"
        KEEPING = "keeping", "Its rows are being kept"
        KEPT = "kept", "Kept"
        UNDONE = "undone", "Undone"

    class Kind(models.TextChoices):
        ACTORS = "actors", "Organisations"
        OFFERS = "offers", "Help on offer"
        NEEDS = "needs", "What's needed"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    title = models.CharField(max_length=200)
    brought_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    sheets = models.JSONField(default=list, help_text="Per sheet: name, rows as [number, cells], empty.")
    sheet = models.PositiveSmallIntegerField(default=0)
    separated = models.BooleanField(default=False, help_text="Its cells stood between commas or the like.")
    feed = models.BooleanField(default=False, help_text="It is an Open Referral feed.")
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.ACTORS)
    header = models.IntegerField(null=True, help_text="Position of the headings in the sheet's rows.")
    roles = models.JSONField(default=list, help_text="What each column holds; empty for those left out.")
    place = models.CharField(max_length=120, blank=True, help_text="Of rows that name none.")
    standing = models.CharField(max_length=10, default="unclaimed")
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.PUBLIC)
    publisher = models.CharField(max_length=200, blank=True, help_text="Who keeps it, where that is another.")
    source_url = models.URLField(blank=True)
    done = models.PositiveIntegerField(default=0, help_text="Rows checked so far.")
    counts = models.JSONField(default=dict, help_text="How many rows are new, here already, left out.")
    report = models.JSONField(default=list, help_text="What becomes of each row, and why.")
    problem = models.TextField(blank=True, help_text="Why the last try did not end well.")
    touched_at = models.DateTimeField(auto_now=True)
    kept_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    dataset = models.OneToOneField(Dataset, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-brought_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="feeds_broughtlist_has_a_data_set_exactly_while_kept",
                condition=Q(state="kept", dataset__isnull=False)
                | (~Q(state="kept") & Q(dataset__isnull=True)),
                violation_error_message="A list has its rows here exactly while it is kept.",
            ),
        ]

    def __str__(self) -> str:
        return f"BroughtList {self.pk}"
