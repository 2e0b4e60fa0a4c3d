"""A few figures looked at together, what was said and decided at each meeting, and what people are asked."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Shareable, User
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.models import Actor
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.models import Place

from .measures import Series


class Board(Shareable):
    """At most six figures that a place, an organisation or people together look at side by side.

    Changes. Personal data: who began it.
    """

    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(Shareable.Meta):
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return f"Board {self.pk}"


class BoardSeries(models.Model):
    """A figure on a board; two of them may be what is asked for and what can be given. No personal data."""

    class Part(models.TextChoices):
        DEMAND = "demand", "What is asked for"
        CAPACITY = "capacity", "What can be given"

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="shown")
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=8, choices=Part, blank=True)

    class Meta:
        ordering = ["board", "id"]
        verbose_name_plural = "board series"
        constraints = [
            models.UniqueConstraint(
                name="evidence_boardseries_stands_once",
                fields=["board", "series"],
                violation_error_message="This figure is on it already.",
            ),
            models.UniqueConstraint(
                name="evidence_boardseries_has_one_of_each_part",
                fields=["board", "part"],
                condition=~Q(part=""),
                violation_error_message="One figure says what is asked for, and one what can be given.",
            ),
        ]

    def __str__(self) -> str:
        return f"BoardSeries {self.pk}"


class DataMeeting(models.Model):
    """People looked at a board together on a day: what was said, and what they decided.

    The figures as they stood can be told from the figures themselves, as none is ever lost.
    Written once. Personal data: who wrote it down.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="meetings")
    held_on = models.DateField()
    who = models.CharField(max_length=300, blank=True, help_text="Which organisations came.")
    said = models.TextField()
    decided = models.TextField(blank=True)
    next_on = models.DateField(null=True, blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="evidence_datameeting_is_kept_once",
                fields=["board", "held_on"],
                violation_error_message="What was said on this day is kept already.",
            ),
        ]

    def __str__(self) -> str:
        return f"DataMeeting {self.pk}"


class OutcomeForm(models.Model):
    """A few questions that people answer themselves, without a name; added up they are a figure.

    Changes. Personal data: who wrote it.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    series = models.OneToOneField(Series, on_delete=models.CASCADE, related_name="form")
    intro = models.TextField(help_text="What it is for.")
    questions = models.JSONField(default=list, help_text="One to five, in words.")
    worst = models.CharField(max_length=80, help_text="What 0 means.")
    best = models.CharField(max_length=80, help_text="What 10 means.")
    is_open = models.BooleanField(default=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"OutcomeForm {self.pk}"


class OutcomeAnswer(models.Model):
    """What one person answered, with the period and neither name nor day; gone once it is added up.

    Written once. Personal data: none that leads to anybody.
    """

    form = models.ForeignKey(OutcomeForm, on_delete=models.CASCADE, related_name="answers")
    starts_on = models.DateField(help_text="The first day of the period.")
    score = models.FloatField(help_text="The mean of the answers, 0 to 10.")

    class Meta:
        ordering = ["form", "starts_on", "score"]
        constraints = [
            models.CheckConstraint(
                name="evidence_outcomeanswer_lies_on_its_scale",
                condition=Q(score__gte=0, score__lte=10),
                violation_error_message="An answer lies between 0 and 10.",
            ),
        ]

    def __str__(self) -> str:
        return f"OutcomeAnswer {self.pk}"
