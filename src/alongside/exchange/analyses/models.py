"""What engines were asked and what they answered."""

import uuid

from django.db import models

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.models import World
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.voices.models import Conversation


class Run(models.Model):
    """One run of an engine: its input's hash, version, seed and outcome.

    Written once. No personal data: inputs are kept as a hash only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engine = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    input_hash = models.CharField(max_length=64)
    seed = models.BigIntegerField(null=True)
    index_generation = models.BigIntegerField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    outcome = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"Run {self.pk}"


class Picture(models.Model):
    """What is shown of the opinions in a conversation: the last run that enough new people took part in.

    Written over by the next. No personal data: counts of five people or more, and places without names.
    """

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="picture")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    people = models.PositiveIntegerField(help_text="How many had voted.")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Picture {self.pk}"


class WeightSet(models.Model):
    """How much each part counts, as learnt from what became of earlier answers, with the proof for it.

    Learnt once; changes as it is switched on and off. Personal data: who switched it.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    factors = models.JSONField(help_text="By what each of the nine parts is multiplied, in their order.")
    outcomes = models.PositiveIntegerField(help_text="How many outcomes it was learnt from.")
    good = models.PositiveIntegerField(help_text="How many of these went well.")
    compared = models.JSONField(
        default=dict, help_text="Against the weights as shipped, on outcomes held back."
    )
    made_at = models.DateTimeField(auto_now_add=True)
    active = models.BooleanField(default=False)
    switched_at = models.DateTimeField(null=True, blank=True)
    switched_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="analyses_weightset_one_is_on_in_a_world",
                fields=["world"],
                condition=models.Q(active=True),
                violation_error_message="Only one way of counting is on at a time.",
            ),
            models.CheckConstraint(
                name="analyses_weightset_on_only_when_switched",
                condition=models.Q(active=False) | models.Q(switched_at__isnull=False),
                violation_error_message="What is on was switched on, on a day.",
            ),
        ]

    def __str__(self) -> str:
        return f"WeightSet {self.pk}"
