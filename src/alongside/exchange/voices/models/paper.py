"""Paper: a form with things to vote on, its numbered sheets, and what was typed from each, twice."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref

from .asks import Ask, Participant
from .conversations import Statement


class PaperForm(models.Model):
    """What one printing holds: the statements in their order. Written once. Personal data: who made it."""

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="paper_forms")
    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    language = models.CharField(max_length=12, default="en")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"PaperForm {self.pk}"


class PaperLine(models.Model):
    """One line of a form. Written once. No personal data."""

    form = models.ForeignKey(PaperForm, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveSmallIntegerField(help_text="On the sheet, from 1.")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["form", "number"]
        constraints = [
            models.UniqueConstraint(
                name="voices_paperline_has_its_own_number",
                fields=["form", "number"],
                violation_error_message="This line of the sheet is taken.",
            ),
            models.UniqueConstraint(
                name="voices_paperline_is_asked_once",
                fields=["form", "statement"],
                violation_error_message="This stands on the sheet already.",
            ),
        ]

    def __str__(self) -> str:
        return f"PaperLine {self.pk}"


class Sheet(models.Model):
    """One numbered sheet: typed twice, and counted once both entries agree or what differs is settled.

    Changes until it is counted or set aside. Personal data: through who took part.
    """

    class State(models.TextChoices):
        PRINTED = "printed", "Not typed yet"
        KEYED = "keyed", "Typed once"
        DIFFERS = "differs", "Typed twice, and not the same"
        COUNTED = "counted", "Counted"
        VOID = "void", "Set aside"

    form = models.ForeignKey(PaperForm, on_delete=models.CASCADE, related_name="sheets")
    number = models.PositiveIntegerField(help_text="In the ask, from 1.")
    state = models.CharField(max_length=7, choices=State, default=State.PRINTED)
    participant = models.OneToOneField(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="sheet"
    )
    apart = models.PositiveSmallIntegerField(
        default=0, help_text="On how many lines the two entries differed."
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="voices_sheet_has_its_own_number",
                fields=["form", "number"],
                violation_error_message="This sheet is there already.",
            ),
            models.CheckConstraint(
                name="voices_sheet_is_somebody_only_when_counted",
                condition=Q(state="counted") | Q(participant__isnull=True),
                violation_error_message="A sheet counts once it was typed twice.",
            ),
        ]

    def __str__(self) -> str:
        return f"Sheet {self.pk}"


class Keying(models.Model):
    """What somebody typed from a sheet, the first or the second time. Once it counts, the marks go.

    `marks`: by line of the form, 1 agree, 0 pass, -1 disagree; what was left empty is not in it.
    Personal data: who typed it.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="keyings")
    turn = models.PositiveSmallIntegerField(help_text="1 or 2.")
    marks = models.JSONField(default=dict, blank=True)
    alone = models.BooleanField(
        default=False, help_text="The same person typed it twice: nobody else was there."
    )
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["sheet", "turn"]
        constraints = [
            models.UniqueConstraint(
                name="voices_keying_is_once_a_turn",
                fields=["sheet", "turn"],
                violation_error_message="Somebody typed this sheet at the same moment. Open it again.",
            ),
            models.CheckConstraint(
                name="voices_keying_is_the_first_or_the_second",
                condition=Q(turn__in=[1, 2]),
                violation_error_message="A sheet is typed twice.",
            ),
        ]

    def __str__(self) -> str:
        return f"Keying {self.pk}"
