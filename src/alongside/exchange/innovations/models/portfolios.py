"""Portfolios: what somebody judges together, what it costs and may bring, and the sets they decided on."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import Shareable, User
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.offers.models import Offer
from alongside.exchange.places.models import Place

from .innovations import Innovation

LARGE = 50_000  # pounds: from here on money is large unless somebody says otherwise


class Portfolio(Shareable):
    """Projects that an organisation judges together, perhaps for a place: what it can pay and take on.

    Changes. No personal data but whose it is.
    """

    name = models.CharField(max_length=200)
    about = models.TextField(blank=True, help_text="What it is for.")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    budget = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds a year.")
    hours = models.PositiveIntegerField(
        null=True, blank=True, help_text="Hours a month that staff have for what is new."
    )
    large_from = models.PositiveIntegerField(
        default=LARGE, help_text="Pounds: from here on a project is large money."
    )
    target = models.JSONField(
        default=dict, blank=True, help_text="Shares aimed for in percent, by kind of part and part."
    )

    class Meta(Shareable.Meta):
        ordering = ["name", "id"]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="innovations_portfolio_ends_after_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(starts_on__lte=F("ends_on")),
                violation_error_message="The last day must not lie before the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"Portfolio {self.pk}"


class PortfolioItem(models.Model):
    """A project in a portfolio, with what it costs and may bring there; what is not known stays empty.

    Where the cost, worth, risk, years or theme is empty, that of the project's own record stands for it.
    Changes. No personal data.
    """

    class Rule(models.TextChoices):
        MUST = "must", "Must be in it"
        NEVER = "never", "Must not be in it"

    portfolio = models.ForeignKey(Portfolio, on_delete=models.CASCADE, related_name="items")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")
    cost = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds a year.")
    value_low = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds a year it may be worth.")
    value_likely = models.PositiveIntegerField(null=True, blank=True)
    value_high = models.PositiveIntegerField(null=True, blank=True)
    cash = models.PositiveIntegerField(
        null=True, blank=True, help_text="Pounds of it that can be spent elsewhere."
    )
    hours = models.PositiveIntegerField(null=True, blank=True, help_text="Hours a month it takes from staff.")
    frees_hours = models.PositiveIntegerField(
        null=True, blank=True, help_text="Hours a month it gives back to staff."
    )
    wellbeing = models.FloatField(
        null=True, blank=True, help_text="Years lived one step better on a scale of ten, a year."
    )
    risk = models.CharField(max_length=6, choices=Innovation.Risk, blank=True)
    horizon = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Years until it brings something."
    )
    theme = models.CharField(max_length=80, blank=True)
    rule = models.CharField(max_length=5, choices=Rule, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="innovations_portfolioitem_stands_once",
                fields=["portfolio", "offer"],
                violation_error_message="This is already among your projects.",
            ),
            models.CheckConstraint(
                name="innovations_portfolioitem_worth_is_in_order",
                condition=Q(value_likely__isnull=True, value_low__isnull=True, value_high__isnull=True)
                | (
                    Q(value_likely__isnull=False)
                    & (Q(value_low__isnull=True) | Q(value_low__lte=F("value_likely")))
                    & (Q(value_high__isnull=True) | Q(value_likely__lte=F("value_high")))
                ),
                violation_error_message="What it is likely worth lies between the least and the most.",
            ),
        ]

    def __str__(self) -> str:
        return f"PortfolioItem {self.pk}"


class PortfolioChoice(models.Model):
    """A set of projects that was decided on, under what money and why; kept as it was.

    Written once. Personal data: who wrote it down, and the reasons are theirs.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    portfolio = models.ForeignKey(Portfolio, on_delete=models.CASCADE, related_name="choices")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reasons = models.TextField(help_text="Why this set.")
    budget = models.PositiveIntegerField(help_text="Pounds a year that could be spent.")
    hours = models.PositiveIntegerField(null=True, blank=True, help_text="Hours a month that could be given.")
    best = models.BooleanField(help_text="Whether it was the best set by the figures, proven.")
    run = models.CharField(max_length=36, help_text="The run of `analyses` that worked it out.")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"PortfolioChoice {self.pk}"


class PortfolioChosen(models.Model):
    """A project of a decided set, with the figures it was chosen by. Written once. No personal data."""

    choice = models.ForeignKey(PortfolioChoice, on_delete=models.CASCADE, related_name="chosen")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")
    cost = models.PositiveIntegerField()
    value_low = models.PositiveIntegerField()
    value_likely = models.PositiveIntegerField()
    value_high = models.PositiveIntegerField()
    cash = models.PositiveIntegerField(null=True, blank=True)
    hours = models.PositiveIntegerField(null=True, blank=True)
    frees_hours = models.PositiveIntegerField(null=True, blank=True)
    wellbeing = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="innovations_portfoliochosen_stands_once",
                fields=["choice", "offer"],
                violation_error_message="This is already in the set.",
            ),
        ]

    def __str__(self) -> str:
        return f"PortfolioChosen {self.pk}"
