"""Counts of voices that somebody brought along, from outside the exchange."""

from django.db import models

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.models import World
from alongside.exchange.audit.refs import new_ref


class CountSheet(models.Model):
    """How many people spoke in each area, as somebody counted them elsewhere: numbers, no names or words.

    Seen by whoever brought it and by nobody else. Written once; they can delete it, and it goes with their
    account. Personal data: who brought it.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=120)
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    counts = models.JSONField(help_text="How many people spoke, by the source's id of the area.")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"CountSheet {self.pk}"
