"""Reports of a problem with what is shown, what was decided, and the appeal."""

from django.db import models
from django.db.models import Q

from alongside.exchange.audit.models import World
from alongside.exchange.audit.refs import new_ref

from .guests import Guest
from .users import User


class Report(models.Model):
    """Somebody says that something shown here is wrong or harmful.

    Changes as it is decided and appealed. Personal data: who reported, and in what words.
    """

    class State(models.TextChoices):
        OPEN = "open", "Waiting to be looked at"
        UPHELD = "upheld", "Taken down or put right"
        REJECTED = "rejected", "Left as it is"
        APPEALED = "appealed", "Asked to look again"
        FINAL = "final", "Decided for good"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    page = models.CharField(max_length=300, help_text="The page it was reported on.")
    kind = models.CharField(max_length=20, blank=True, help_text="Of the row: actor, need, offer.")
    row_ref = models.CharField(max_length=12, blank=True)
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    reason = models.CharField(max_length=20, help_text="One of the published policy.")
    words = models.TextField(blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    was_visible = models.CharField(max_length=8, blank=True, help_text="To whom, before it was taken down.")
    decided_reason = models.CharField(max_length=20, blank=True)
    decided_words = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    appeal_words = models.TextField(blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="accounts_report_is_decided_exactly_with_a_date",
                condition=Q(state="open", decided_at__isnull=True)
                | (~Q(state="open") & Q(decided_at__isnull=False)),
                violation_error_message="A report that is decided has the day of the decision.",
            ),
        ]

    def __str__(self) -> str:
        return f"Report {self.pk}"
