"""Ballots: what is to be put in order, which of two somebody put first, how good they think each one is."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.audit.refs import new_ref
from alongside.exchange.needs.models import Need

from .asks import Ask, Participant
from .ideas import Idea


class Ballot(models.Model):
    """How people put things in order here: two at a time, or by criteria.

    Changes until its ask opens; then only which result is shown. No personal data.
    """

    class Way(models.TextChoices):
        PAIRS = "pairs", "Two at a time"
        CRITERIA = "criteria", "How good each one is"

    ask = models.OneToOneField(Ask, on_delete=models.CASCADE, related_name="ballot")
    way = models.CharField(max_length=8, choices=Way, default=Way.PAIRS)
    run = models.CharField(max_length=36, blank=True, help_text="The run of the engine that is shown.")
    counted = models.PositiveIntegerField(default=0, help_text="How many people that run counts.")

    def __str__(self) -> str:
        return f"Ballot {self.pk}"


class Option(models.Model):
    """One thing that can come first: something that is needed, a suggestion, or an action in plain words.

    Changes until its ask opens; after that more may be added. No personal data.
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="options")
    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True, help_text="What it is, in a sentence or two.")
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    idea = models.ForeignKey(Idea, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_option_stands_once",
                fields=["ballot", "title"],
                violation_error_message="This stands here already.",
            ),
            models.CheckConstraint(
                name="voices_option_comes_from_one",
                condition=Q(need__isnull=True) | Q(idea__isnull=True),
                violation_error_message="It is something that is needed or a suggestion, not both.",
            ),
        ]

    def __str__(self) -> str:
        return f"Option {self.pk}"


class Comparison(models.Model):
    """What somebody said of two options; the one that stands in the list before the other is `one`.

    Changes while they can change their mind. No personal data: who took part is known to `Participant` alone.
    """

    class Came(models.TextChoices):
        ONE = "one", "The one"
        OTHER = "other", "The other"
        SAME = "same", "Both the same"
        CANNOT = "cannot", "Cannot choose"

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="comparisons")
    one = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    came = models.CharField(max_length=6, choices=Came)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_comparison_is_made_once",
                fields=["participant", "one", "other"],
                violation_error_message="You chose between these two already.",
            ),
            models.CheckConstraint(
                name="voices_comparison_is_of_two",
                condition=Q(one__lt=F("other")),
                violation_error_message="These are the same, or the wrong way round.",
            ),
        ]

    def __str__(self) -> str:
        return f"Comparison {self.pk}"


class Aspect(models.TextChoices):
    """What may speak for an option, as people are asked about it."""

    RELEVANCE = "relevance", "It matters here"
    FEASIBILITY = "feasibility", "It can be done"
    ACCEPTABILITY = "acceptability", "People will want it"
    SCALABILITY = "scalability", "It can reach many"
    SUSTAINABILITY = "sustainability", "It will last"


class Mark(models.Model):
    """How far somebody thinks something is true of an option, from 1, not at all, to 5, very much.

    Changes while they can change their mind. No personal data: who took part is known to `Participant` alone.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="marks")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    aspect = models.CharField(max_length=14, choices=Aspect)
    value = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_mark_is_given_once",
                fields=["participant", "option", "aspect"],
                violation_error_message="You said this already.",
            ),
            models.CheckConstraint(
                name="voices_mark_is_one_to_five",
                condition=Q(value__gte=1, value__lte=5),
                violation_error_message="Choose from 1 to 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"Mark {self.pk}"


class Weight(models.Model):
    """How much something counts for somebody, from 0, not at all, to 3, most.

    Changes while they can change their mind. No personal data: who took part is known to `Participant` alone.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="weights")
    aspect = models.CharField(max_length=14, choices=Aspect)
    value = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_weight_is_given_once",
                fields=["participant", "aspect"],
                violation_error_message="You said this already.",
            ),
            models.CheckConstraint(
                name="voices_weight_is_nought_to_three",
                condition=Q(value__lte=3),
                violation_error_message="Choose how much it counts.",
            ),
        ]

    def __str__(self) -> str:
        return f"Weight {self.pk}"
