"""Sharings: scarce help shared among several things needed, kept so that it can be worked out again."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Party, User
from alongside.exchange.audit.models import World
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer

from .introductions import Introduction


class Sharing(models.Model):
    """Some scarce help and some things needed, with what somebody chose; seen by those it belongs to.

    Changes until it is sent. Personal data: who made it.
    """

    class Fair(models.TextChoices):
        GOOD = "none", "Most good overall"
        ALL = "floor", "Nobody left out"
        WORST = "leximin", "Worst-off first"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    fair = models.CharField(max_length=7, choices=Fair, blank=True, help_text="What was chosen and sent.")
    run = models.CharField(max_length=36, help_text="The run of `analyses` that worked it out last.")
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="matches_sharing_is_sent_exactly_with_a_choice",
                condition=Q(sent_at__isnull=True, fair="") | (Q(sent_at__isnull=False) & ~Q(fair="")),
                violation_error_message="Choose what is fair before it is sent.",
            ),
        ]

    def __str__(self) -> str:
        return f"Sharing {self.pk}"


class SharedNeed(models.Model):
    """A need among those that share, and to how many it is put in touch at most. No personal data."""

    sharing = models.ForeignKey(Sharing, on_delete=models.CASCADE, related_name="needs")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")
    takes = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="matches_sharedneed_shares_once",
                fields=["sharing", "need"],
                violation_error_message="This is already among what is needed.",
            ),
        ]

    def __str__(self) -> str:
        return f"SharedNeed {self.pk}"


class SharedOffer(models.Model):
    """An offer that is shared, and how many of its places are given here. No personal data."""

    sharing = models.ForeignKey(Sharing, on_delete=models.CASCADE, related_name="offers")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")
    gives = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="matches_sharedoffer_is_shared_once",
                fields=["sharing", "offer"],
                violation_error_message="This help is already among what is shared.",
            ),
        ]

    def __str__(self) -> str:
        return f"SharedOffer {self.pk}"


class SharedPair(models.Model):
    """A need and an offer of one sharing that fit, how well and why; and what a person decided of the two.

    Changes with what is decided. Personal data: the sentences may repeat words of the need.
    """

    class Rule(models.TextChoices):
        PINNED = "pinned", "Always together"
        APART = "apart", "Not together"

    sharing = models.ForeignKey(Sharing, on_delete=models.CASCADE, related_name="pairs")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")
    value = models.FloatField(help_text="How well the two fit, above 0 to 1.")
    why = models.JSONField(default=list, help_text="Why, a sentence each.")
    rule = models.CharField(max_length=6, choices=Rule, blank=True)
    introduction = models.ForeignKey(
        Introduction, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    not_sent = models.CharField(max_length=12, blank=True, help_text="A key of `notices.WHY_NOT`.")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="matches_sharedpair_fits_once",
                fields=["sharing", "need", "offer"],
                violation_error_message="These two are already compared.",
            ),
            models.CheckConstraint(
                name="matches_sharedpair_value_lies_between_0_and_1",
                condition=Q(value__gt=0, value__lte=1),
                violation_error_message="How well two fit lies between 0 and 1.",
            ),
            models.CheckConstraint(
                name="matches_sharedpair_is_sent_or_refused",
                condition=Q(introduction__isnull=True) | Q(not_sent=""),
                violation_error_message="What was sent was not refused.",
            ),
        ]

    def __str__(self) -> str:
        return f"SharedPair {self.pk}"
