"""What was decided about things people said, by whom and why; and the one time to ask again."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import User

from .asks import Contribution


class Ruling(models.Model):
    """One decision about something somebody said; the last one counts, and none is ever changed.

    Personal data: who decided, and the words to the author.
    """

    class Outcome(models.TextChoices):
        SHOWN = "shown", "Shown"
        REJECTED = "rejected", "Not shown"
        MERGED = "merged", "Shown as part of another"

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="rulings")
    outcome = models.CharField(max_length=8, choices=Outcome)
    reason = models.CharField(max_length=20, blank=True, help_text="A rule of the published policy.")
    words = models.TextField(blank=True, help_text="To the author.")
    into = models.ForeignKey(
        Contribution, null=True, blank=True, on_delete=models.CASCADE, related_name="+", help_text="Merged."
    )
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="voices_ruling_gives_the_rule_exactly_when_not_shown",
                condition=(Q(outcome="rejected") & ~Q(reason="")) | (~Q(outcome="rejected") & Q(reason="")),
                violation_error_message="What is not shown breaks a rule: say which.",
            ),
            models.CheckConstraint(
                name="voices_ruling_merges_exactly_into_another",
                condition=(Q(outcome="merged", into__isnull=False) & ~Q(into=F("contribution")))
                | (~Q(outcome="merged") & Q(into__isnull=True)),
                violation_error_message="Say of which one it is a part.",
            ),
        ]

    def __str__(self) -> str:
        return f"Ruling {self.pk}"


class Appeal(models.Model):
    """The author asks to look again at what is not shown: once, and another person decides.

    Changes once, when it is decided. Personal data: why it should be shown, and who decided before and now.
    """

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="appeal")
    against = models.OneToOneField(Ruling, on_delete=models.CASCADE, related_name="appeal")
    words = models.TextField(help_text="Why it should be shown.")
    at = models.DateTimeField(auto_now_add=True)
    first_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ruling = models.OneToOneField(
        Ruling, null=True, blank=True, on_delete=models.CASCADE, related_name="decides"
    )
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="voices_appeal_is_decided_by_another",
                condition=Q(decided_by__isnull=True)
                | Q(first_by__isnull=True)
                | ~Q(decided_by=F("first_by")),
                violation_error_message="Somebody else than before decides.",
            ),
            models.CheckConstraint(
                name="voices_appeal_says_why",
                condition=~Q(words=""),
                violation_error_message="Write why it should be shown.",
            ),
        ]

    def __str__(self) -> str:
        return f"Appeal {self.pk}"
