"""Acquaintances: two actors are put in touch for who they are, not about one need and one offer."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.models import World
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.models import Actor

from .introductions import Introduction, Side


class Acquaintance(models.Model):
    """A connector, or either of two actors, would have the two know each other, and says why.

    Kept for ever: an answer is recorded once. Personal data: the words it was made with, and who made it.
    """

    State = Introduction.State

    class Asker(models.TextChoices):
        ONE = "one", "The first of the two"
        OTHER = "other", "The second of the two"
        CONNECTOR = "connector", "A connector"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    one = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="acquaintances_as_one")
    other = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="acquaintances_as_other")
    words = models.TextField(help_text="The message that both are sent.")
    why = models.TextField(blank=True, help_text="Why these two: what the network said, in a sentence.")
    asker = models.CharField(max_length=9, choices=Asker, default=Asker.CONNECTOR)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    made_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    follow_up_on = models.DateField(null=True, blank=True, help_text="When both are asked what came of it.")
    asked_at = models.DateTimeField(null=True, blank=True, help_text="When they were asked.")

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="matches_acquaintance_is_of_two",
                condition=~Q(one=F("other")),
                violation_error_message="Choose two different organisations.",
            ),
            models.CheckConstraint(
                name="matches_acquaintance_answered_exactly_when_decided",
                condition=Q(state="open", answered_at__isnull=True)
                | (~Q(state="open") & Q(answered_at__isnull=False)),
                violation_error_message="It is answered once, with a date.",
            ),
            models.UniqueConstraint(
                Least("one", "other"),
                Greatest("one", "other"),
                condition=Q(state__in=["open", "accepted"]),
                name="matches_acquaintance_is_under_way_once",
                violation_error_message="These two are already being put in touch.",
            ),
        ]

    def __str__(self) -> str:
        return f"Acquaintance {self.pk}"


class AcquaintanceSide(models.Model):
    """What one of the two said: yes or no, how they can be reached, and later what came of it.

    Changes as it is answered and followed up. Personal data: the words, and how to reach whoever said yes.
    """

    acquaintance = models.ForeignKey(Acquaintance, on_delete=models.CASCADE, related_name="sides")
    which = models.CharField(max_length=5, choices=[("one", "The first"), ("other", "The second")])
    answer = models.CharField(max_length=7, choices=Side.Answer, default=Side.Answer.WAITING)
    why = models.CharField(max_length=11, choices=Side.Why, blank=True)
    reason = models.TextField(blank=True, help_text="Why not, in words.")
    contact = models.CharField(max_length=200, blank=True, help_text="Shown to the other once both say yes.")
    through = models.CharField(max_length=4, choices=Side.Through, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    helped = models.CharField(max_length=6, choices=Side.Helped, blank=True)
    helped_words = models.TextField(blank=True)
    helped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["which"]  # one, other
        constraints = [
            models.UniqueConstraint(
                name="matches_acquaintanceside_is_one_of_two",
                fields=["acquaintance", "which"],
                violation_error_message="It has two sides, each once.",
            ),
            models.CheckConstraint(
                name="matches_acquaintanceside_answered_exactly_with_a_date",
                condition=Q(answer="waiting", answered_at__isnull=True)
                | (~Q(answer="waiting") & Q(answered_at__isnull=False)),
                violation_error_message="An answer has its date.",
            ),
            models.CheckConstraint(
                name="matches_acquaintanceside_declines_with_a_reason",
                condition=~Q(answer="no") | ~Q(why=""),
                violation_error_message="Say why not: it helps to find better next time.",
            ),
        ]

    def __str__(self) -> str:
        return f"AcquaintanceSide {self.pk}"

    @property
    def actor(self) -> Actor:
        """Whose side it is."""
        return self.acquaintance.one if self.which == "one" else self.acquaintance.other
