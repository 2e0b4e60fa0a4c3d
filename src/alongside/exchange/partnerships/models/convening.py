"""Whom those who would be invited find neutral enough to host, asked in confidence before anybody is invited.

An answer is kept as a count only: no row says who said what, and none says when.
"""

import secrets

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import Party, User
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.models import Actor
from alongside.exchange.needs.models import Need


def new_lot() -> int:
    """A number nobody knows beforehand; it decides what is left to chance in a round."""
    return secrets.randbelow(2**31)


class HostRound(models.Model):
    """Those who may be invited about a need are asked, until a day, who could host.

    Written once. Personal data: who asked.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="host_rounds")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    closes_on = models.DateField(help_text="The last day on which one can answer.")
    lot = models.PositiveIntegerField(default=new_lot, help_text="Decides what is left to chance.")

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"HostRound {self.pk}"


class HostAsked(models.Model):
    """A party is asked in a round. Changes once, when it has answered: not what, and not when.

    Personal data: who was asked, and whether they answered.
    """

    round = models.ForeignKey(HostRound, on_delete=models.CASCADE, related_name="asked")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    answered = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="partnerships_hostasked_is_asked_once",
                fields=["round", "party"],
                violation_error_message="They are asked already.",
            ),
        ]

    def __str__(self) -> str:
        return f"HostAsked {self.pk}"


class HostTally(models.Model):
    """How many of those asked find one proposed host neutral. Changes with each answer.

    No personal data: counts only.
    """

    round = models.ForeignKey(HostRound, on_delete=models.CASCADE, related_name="tallies")
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    could = models.PositiveIntegerField(default=0, help_text="How many may answer about it: not itself.")
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)
    no_view = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="partnerships_hosttally_counts_a_host_once",
                fields=["round", "actor"],
                violation_error_message="This host is asked about already.",
            ),
            models.CheckConstraint(
                name="partnerships_hosttally_counts_no_more_than_were_asked",
                condition=Q(could__gte=F("yes") + F("no") + F("no_view")),
                violation_error_message="More answers than people who were asked.",
            ),
        ]

    def __str__(self) -> str:
        return f"HostTally {self.pk}"
