"""Answers: what was heard, what was decided and why, what changed since, and who has been told."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.partnerships.models import Decision

from .asks import Ask, Contribution, Participant


class Answer(models.Model):
    """What people said in an ask and what is done about it, or not and why; seen by whoever sees the ask.

    Changes until it is published; from then on only changes are added. Personal data: who wrote it.
    """

    class Did(models.TextChoices):
        DONE = "done", "We did"
        WILL = "will", "We will"
        PART = "part", "We do a part of it"
        NOT = "not", "We did not"

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="answers")
    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    heard = models.TextField(help_text="What people said.")
    did = models.CharField(max_length=4, choices=Did)
    words = models.TextField(blank=True, help_text="What was done, or will be.")
    why = models.TextField(blank=True, help_text="Why, or why not.")
    decided_by = models.CharField(max_length=200, help_text="Who decided: name and role.")
    decided_on = models.DateField()
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_when = models.DateField(null=True, blank=True, help_text="When what is promised will be done.")
    contributions = models.ManyToManyField(Contribution, through="AnswerTo", related_name="answers")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-published_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="voices_answer_says_what_or_why_not",
                condition=(Q(did="not") & ~Q(why=""))
                | (Q(did="part") & ~Q(words="") & ~Q(why=""))
                | (Q(did__in=["done", "will"]) & ~Q(words="")),
                violation_error_message="Say what was done, or why it was not.",
            ),
            models.CheckConstraint(
                name="voices_answer_promises_with_a_day",
                condition=~Q(did="will") | Q(by_when__isnull=False),
                violation_error_message="Say by when it will be done.",
            ),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"


class AnswerTo(models.Model):
    """One thing somebody said to which an answer answers. No personal data."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="to")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_answerto_answers_once",
                fields=["answer", "contribution"],
                violation_error_message="This is answered there already.",
            ),
        ]

    def __str__(self) -> str:
        return f"AnswerTo {self.pk}"


class Change(models.Model):
    """What changed because of an answer, on which day; written once. Personal data: who wrote it."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="changes")
    on = models.DateField()
    words = models.TextField(help_text="What is different now.")
    link = models.URLField(blank=True, help_text="Where it can be seen.")
    is_done = models.BooleanField(default=False, help_text="Whether what was promised is done with this.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"Change {self.pk}"


class Telling(models.Model):
    """That somebody was told of an answer or a change, once. Personal data: who was told."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="tellings")
    change = models.ForeignKey(Change, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="tellings")
    way = models.CharField(max_length=4, choices=Participant.Tell)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_telling_of_an_answer_happens_once",
                fields=["answer", "participant"],
                condition=Q(change__isnull=True),
                violation_error_message="They were told already.",
            ),
            models.UniqueConstraint(
                name="voices_telling_of_a_change_happens_once",
                fields=["change", "participant"],
                condition=Q(change__isnull=False),
                violation_error_message="They were told already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Telling {self.pk}"
