"""The pulse: how members' people find it to work together, asked in confidence.

Who has answered and what was answered are never in one row, nor in rows that could be put in order: answers
are only counted up while a round is open, and of them no more than what is shown is kept once it closes.
"""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref

from .partnerships import Partnership


class Round(models.Model):
    """One time of asking. `results`: what is shown of each question, in halves, from the moment it closes.

    `words`: what people wrote, in the order of the alphabet, which says nothing of the order they came in.
    Personal data: who opened it.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="rounds")
    opened_on = models.DateField()
    closes_on = models.DateField(help_text="The last day to answer.")
    closed_on = models.DateField(null=True, blank=True)
    results = models.JSONField(default=dict, blank=True)
    words = models.JSONField(default=list, blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-opened_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="partnerships_round_is_open_one_at_a_time",
                fields=["partnership"],
                condition=Q(closed_on__isnull=True),
                violation_error_message="A round is open already. Close it first.",
            ),
            models.CheckConstraint(
                name="partnerships_round_shows_nothing_while_open",
                condition=Q(closed_on__isnull=False) | Q(results={}),
                violation_error_message="What was answered is shown once the round is closed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Round {self.pk}"


class Answered(models.Model):
    """That somebody has answered an open round, so that nobody does so twice; gone when it closes.

    It holds no moment and nothing of what was answered. Personal data: who answered.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="answered")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="partnerships_answered_once",
                fields=["round", "user"],
                violation_error_message="You have answered already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Answered {self.pk}"


class Tally(models.Model):
    """How many gave one answer to one question of an open round; gone when it closes. No personal data."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="tallies")
    question = models.CharField(max_length=10)
    value = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="partnerships_tally_counts_each_answer_in_one_row",
                fields=["round", "question", "value"],
                violation_error_message="This answer is counted in a row of its own already.",
            ),
            models.CheckConstraint(
                name="partnerships_tally_value_lies_between_1_and_5",
                condition=Q(value__gte=1, value__lte=5),
                violation_error_message="An answer lies between 1 and 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"Tally {self.pk}"
