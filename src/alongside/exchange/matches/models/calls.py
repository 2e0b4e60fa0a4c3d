"""Calls: an open request made from a need that nothing fits."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import Guest, Party, User
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer


class Call(models.Model):
    """A need asked of everyone: what an answer must have, and until when. Seen by whoever sees its need.

    Changes when it is closed. Personal data: the words may tell of the person who wrote them.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    need = models.OneToOneField(Need, on_delete=models.PROTECT, related_name="call")
    criteria = models.JSONField(default=list, help_text="What an answer must have, a sentence each.")
    words = models.TextField(blank=True)
    interests = models.TextField(blank=True, help_text="Interests declared by whoever asks.")
    opens_on = models.DateField()
    closes_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True, help_text="What became of it; shown to everyone who answered.")

    class Meta:
        ordering = ["closes_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="matches_call_closes_after_it_opens",
                condition=Q(closes_on__gte=F("opens_on")),
                violation_error_message="The closing day must not lie before the day it opens.",
            ),
            models.CheckConstraint(
                name="matches_call_is_closed_with_its_outcome",
                condition=Q(closed_at__isnull=True) | ~Q(outcome=""),
                violation_error_message="Say what became of it before it is closed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Call {self.pk}"


class CallQuestion(models.Model):
    """A question about a call; its answer goes to everybody.

    Changes once, when it is answered. Personal data: who asked, which is not shown.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="questions")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField()
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="matches_callquestion_answered_exactly_with_a_date",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                violation_error_message="An answer has its date.",
            ),
        ]

    def __str__(self) -> str:
        return f"CallQuestion {self.pk}"


class CallAnswer(models.Model):
    """An offer made in answer to a call. Changes when it is decided. Personal data: its words."""

    class State(models.TextChoices):
        WAITING = "waiting", "Being looked at"
        CHOSEN = "chosen", "Chosen"
        NOT_CHOSEN = "not-chosen", "Not chosen"
        WITHDRAWN = "withdrawn", "Taken back"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="answers")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True, help_text="How each criterion is met.")
    interests = models.TextField(blank=True, help_text="Interests declared by whoever answers.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="matches_callanswer_is_given_once",
                fields=["call", "offer"],
                violation_error_message="This is already an answer to this call.",
            ),
        ]

    def __str__(self) -> str:
        return f"CallAnswer {self.pk}"
