"""Did it work? What was asked, how it is looked at, by whose figures, what was found and how sure that is."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import Shareable, User
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.models import Actor
from alongside.exchange.offers.models import Offer
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.models import Place

from .cases import Case
from .measures import Definition, Series


class Evaluation(Shareable):
    """A question whether something worked, from the plan to what was found.

    Whoever is named as doing it writes it too. Changes until it is final, and its words after.
    Personal data: who began it.
    """

    class Design(models.TextChoices):
        BEFORE_AFTER = "before-after", "Before and after"
        TIME_SERIES = "time-series", "Its own line, carried on"
        DIFFERENCE = "difference", "Beside others who did not begin"
        MATCHED = "matched", "Beside those most like it before"
        TRIAL = "trial", "A trial at one place or several"

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        RUNNING = "running", "Under way"
        PROVISIONAL = "provisional", "First findings"
        FINAL = "final", "Finished"

    question = models.CharField(max_length=300)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    design = models.CharField(max_length=12, choices=Design, blank=True, help_text="Empty: not chosen yet.")
    status = models.CharField(max_length=11, choices=Status, default=Status.PLANNED)
    offer = models.ForeignKey(
        Offer, null=True, blank=True, on_delete=models.PROTECT, related_name="evaluations",
        help_text="The new way of doing things that it is about.",
    )  # fmt: skip
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="evaluations",
        help_text="The business case that it is about.",
    )  # fmt: skip
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="evaluations"
    )
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    commissioned_by = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_by = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.PROTECT, related_name="evaluations",
        help_text="The figure that is looked at.",
    )  # fmt: skip
    began_on = models.DateField(null=True, blank=True, help_text="When it began, or is to begin.")
    settling = models.PositiveSmallIntegerField(
        default=0, help_text="Periods from the start that belong to neither side."
    )
    measured = models.CharField(max_length=200, blank=True, help_text="What a trial counted.")
    unit = models.CharField(max_length=80, blank=True, help_text="In what a trial counted.")
    direction = models.CharField(
        max_length=7, choices=Definition.Direction, blank=True, help_text="What is good in a trial."
    )
    found = models.TextField(blank=True, help_text="What was found, in words.")
    limits = models.TextField(blank=True, help_text="How far it holds, and what it cannot say.")
    as_planned = models.TextField(blank=True, help_text="What was done as planned.")
    adapted = models.TextField(blank=True, help_text="What was adapted, and why.")
    grade = models.CharField(max_length=1, blank=True, help_text="A to D, as worked out when it was kept.")
    answer = models.CharField(max_length=10, blank=True, help_text="The answer in one word, as kept.")
    run = models.CharField(max_length=36, blank=True, help_text="The run whose answer was kept.")
    kept_on = models.DateField(null=True, blank=True)

    class Meta(Shareable.Meta):
        ordering = ["-changed_at", "-id"]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="evidence_evaluation_asks_something",
                condition=~Q(question=""),
                violation_error_message="Write what you want to know.",
            ),
            models.CheckConstraint(
                name="evidence_evaluation_has_findings_it_can_show",
                condition=Q(status__in=["planned", "running"]) | ~Q(design=""),
                violation_error_message="Say how it was looked at, before you say what was found.",
            ),
            models.CheckConstraint(
                name="evidence_evaluation_is_final_with_words",
                condition=~Q(status="final") | (~Q(found="") & Q(kept_on__isnull=False)),
                violation_error_message="Say in words what was found.",
            ),
        ]

    @property
    def title(self) -> str:
        """What it is called in lists: its question."""
        return self.question

    def __str__(self) -> str:
        return f"Evaluation {self.pk}"


class EvaluationSeries(models.Model):
    """A figure of somebody who did not begin, beside which it is looked at. No personal data."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="beside")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["evaluation", "id"]
        verbose_name_plural = "evaluation series"
        constraints = [
            models.UniqueConstraint(
                name="evidence_evaluationseries_stands_once",
                fields=["evaluation", "series"],
                violation_error_message="This figure is compared already.",
            ),
        ]

    def __str__(self) -> str:
        return f"EvaluationSeries {self.pk}"


class TrialResult(models.Model):
    """What one way of doing it came to at one site: how many of how many, or a mean with its spread.

    Written once, taken away by whoever keeps the evaluation. No personal data: groups of five or more.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="results")
    site = models.CharField(max_length=200)
    way = models.CharField(max_length=120, help_text="What was done or used there.")
    is_usual = models.BooleanField(default=False, help_text="The way that the others are held against.")
    people = models.PositiveIntegerField(help_text="How many people, or tests.")
    count = models.PositiveIntegerField(null=True, blank=True, help_text="Of how many of them it was true.")
    mean = models.FloatField(null=True, blank=True)
    spread = models.FloatField(null=True, blank=True, help_text="Standard deviation.")

    class Meta:
        ordering = ["evaluation", "site", "-is_usual", "way"]
        constraints = [
            models.UniqueConstraint(
                name="evidence_trialresult_is_said_once",
                fields=["evaluation", "site", "way"],
                violation_error_message="This way has its result at this site already.",
            ),
            models.CheckConstraint(
                name="evidence_trialresult_is_a_count_or_a_mean",
                condition=Q(count__isnull=False, mean__isnull=True, spread__isnull=True)
                | Q(count__isnull=True, mean__isnull=False, spread__isnull=False, spread__gte=0),
                violation_error_message="Give a number of people, or a mean with its spread.",
            ),
            models.CheckConstraint(
                name="evidence_trialresult_counts_no_more_than_there_are",
                condition=Q(people__gte=1) & (Q(count__isnull=True) | Q(count__lte=F("people"))),
                violation_error_message="It cannot be true of more people than took part.",
            ),
        ]

    def __str__(self) -> str:
        return f"TrialResult {self.pk}"
