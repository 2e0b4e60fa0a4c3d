"""Suggestions: which offers may help with which needs."""

from django.db import models
from django.db.models import Q

from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer


class Match(models.Model):
    """A need, an offer, a score and its reasons; seen by those who may see both.

    Replaced by the next run while it is only suggested. No personal data beyond its need.
    """

    class Status(models.TextChoices):
        SUGGESTED = "suggested", "Possible help"
        INTRODUCED = "introduced", "Put in touch"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        FRUIT = "fruit", "Helped"

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="matches")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="matches")
    rank = models.PositiveIntegerField()
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=Status, default=Status.SUGGESTED)
    declined_reason = models.TextField(blank=True)
    run = models.CharField(max_length=36, help_text="The run of `analyses` that suggested it.")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(
                name="matches_match_is_suggested_once",
                fields=["need", "offer"],
                violation_error_message="This offer is already suggested for this need.",
            ),
            models.CheckConstraint(
                name="matches_match_score_lies_between_0_and_1",
                condition=Q(score__gte=0, score__lte=1),
                violation_error_message="A score lies between 0 and 1.",
            ),
            models.CheckConstraint(
                name="matches_match_declined_exactly_with_a_reason",
                condition=(Q(status="declined") & ~Q(declined_reason=""))
                | (~Q(status="declined") & Q(declined_reason="")),
                violation_error_message="A match is declined with a reason, and only then has one.",
            ),
        ]

    def __str__(self) -> str:
        return f"Match {self.pk}"
