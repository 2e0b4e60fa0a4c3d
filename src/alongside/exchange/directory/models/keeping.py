"""Who asks to look after an organisation's entry, and which entries were made one."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import Guest, User
from alongside.exchange.audit.refs import new_ref

from .actors import Actor


class KeeperRequest(models.Model):
    """Somebody says "this is ours" and asks to look after an organisation's entry.

    Changes when the address is verified and when it is decided. Personal data: who asks, and in what words.
    """

    class State(models.TextChoices):
        UNVERIFIED = "unverified", "The mail address is not yet confirmed"
        WAITING = "waiting", "Being looked at"
        CONFIRMED = "confirmed", "Yes"
        DECLINED = "declined", "No"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="keeper_requests")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    role_there = models.CharField(max_length=120, help_text="What the person does there.")
    words = models.TextField(blank=True)
    check_by = models.TextField(blank=True, help_text="How we can check it.")
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.TextField(blank=True, help_text="Why it was declined; shown to whoever asked.")
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="directory_keeperrequest_is_of_exactly_one",
                condition=Q(user__isnull=True) ^ Q(guest__isnull=True),
                violation_error_message="A request is made by a user or by a guest.",
            ),
            models.CheckConstraint(
                name="directory_keeperrequest_is_decided_with_a_date",
                condition=Q(state__in=["confirmed", "declined"], decided_at__isnull=False)
                | (~Q(state__in=["confirmed", "declined"]) & Q(decided_at__isnull=True)),
                violation_error_message="A request that is decided has the day of the decision.",
            ),
            models.CheckConstraint(
                name="directory_keeperrequest_declines_with_a_reason",
                condition=~Q(state="declined") | ~Q(reason=""),
                violation_error_message="Say why not, so that they know what to do next.",
            ),
            models.UniqueConstraint(
                name="directory_keeperrequest_waits_once_a_user",
                fields=["actor", "user"],
                condition=Q(state="waiting", user__isnull=False),
                violation_error_message="You have asked this already.",
            ),
        ]

    def __str__(self) -> str:
        return f"KeeperRequest {self.pk}"


class Merge(models.Model):
    """Two entries of one organisation were made one; what was done is kept, so that it can be undone.

    Changes once, when it is undone. Personal data: ids of people's rows that were moved, and who did it.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    kept = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="mergers")
    moved = models.JSONField(default=dict, help_text="Which rows were moved, folded and changed, and how.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="directory_merge_joins_two",
                condition=~Q(kept=F("gone")),
                violation_error_message="An entry cannot be joined with itself.",
            ),
            models.UniqueConstraint(
                name="directory_merge_takes_an_entry_once",
                fields=["gone"],
                condition=Q(undone_at__isnull=True),
                violation_error_message="This entry was joined with another already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Merge {self.pk}"
