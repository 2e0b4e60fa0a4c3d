"""Introductions: two actors are put in touch, answer, write, and say what came of it."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Guest, Party, User
from alongside.exchange.audit.refs import new_ref

from .suggestions import Match


class Introduction(models.Model):
    """A broker, or either side, puts two actors in touch about a match.

    Kept for ever: an answer is recorded once and never removed.
    Personal data: the words it was made with, and who made it.
    """

    class State(models.TextChoices):
        OPEN = "open", "Waiting for an answer"
        ACCEPTED = "accepted", "In touch"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Taken back"
        ENDED = "ended", "Ended"

    class Asker(models.TextChoices):
        NEED = "need", "Who needs it"
        OFFER = "offer", "Who can help"
        CONNECTOR = "connector", "A connector"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="introductions")
    words = models.TextField(help_text="The message that both sides are sent.")
    asker = models.CharField(max_length=9, choices=Asker, default=Asker.CONNECTOR)
    grounds = models.TextField(blank=True, help_text="What is new since these two were declined.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    places = models.PositiveSmallIntegerField(
        default=1, help_text="How many places of the offer it is about."
    )
    holds_place = models.BooleanField(default=False, help_text="They are taken of the offer's capacity.")
    made_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    follow_up_on = models.DateField(null=True, blank=True, help_text="When both are asked: did it help?")
    asked_at = models.DateTimeField(null=True, blank=True, help_text="When they were asked.")

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="matches_introduction_answered_exactly_when_decided",
                condition=Q(state="open", answered_at__isnull=True)
                | (~Q(state="open") & Q(answered_at__isnull=False)),
                violation_error_message="An introduction is answered once, with a date.",
            ),
            models.CheckConstraint(
                name="matches_introduction_holds_a_place_only_in_touch",
                condition=Q(holds_place=False) | Q(state="accepted"),
                violation_error_message="Only an introduction that was accepted takes a place.",
            ),
            models.CheckConstraint(
                name="matches_introduction_is_about_a_place",
                condition=Q(places__gt=0),
                violation_error_message="An introduction is about one place or more.",
            ),
            models.UniqueConstraint(
                name="matches_introduction_is_under_way_once",
                fields=["match"],
                condition=Q(state__in=["open", "accepted"]),
                violation_error_message="These two are already being put in touch about this.",
            ),
        ]

    def __str__(self) -> str:
        return f"Introduction {self.pk}"


class Side(models.Model):
    """One of the two sides of an introduction: who answers for it, and what they said.

    Changes as it is answered and followed up. Personal data: the words of the answers.
    """

    class Which(models.TextChoices):
        NEED = "need", "Who needs it"
        OFFER = "offer", "Who can help"

    class Answer(models.TextChoices):
        WAITING = "waiting", "No answer yet"
        YES = "yes", "Yes"
        NO = "no", "No"

    class Why(models.TextChoices):
        FULL = "full", "No room now"
        FAR = "far", "Too far"
        NOT_FITTING = "not-fitting", "Not what is needed"
        TIMES = "times", "The times do not suit"
        ELSEWHERE = "elsewhere", "Helped in another way"
        NOT_NOW = "not-now", "Not now"
        OTHER = "other", "Something else"

    class Through(models.TextChoices):
        PAGE = "page", "Here"
        LINK = "link", "By a link"
        TOLD = "told", "Told to the connector"

    class Helped(models.TextChoices):
        YES = "yes", "Yes, it helped"
        PARTLY = "partly", "In part"
        NO = "no", "No"
        NEVER = "never", "It never took place"

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="sides")
    which = models.CharField(max_length=5, choices=Which)
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=7, choices=Answer, default=Answer.WAITING)
    why = models.CharField(max_length=11, choices=Why, blank=True)
    reason = models.TextField(blank=True, help_text="Why not, in words.")
    through = models.CharField(max_length=4, choices=Through, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    helped = models.CharField(max_length=6, choices=Helped, blank=True)
    helped_words = models.TextField(blank=True)
    helped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="matches_side_is_one_of_two",
                fields=["introduction", "which"],
                violation_error_message="An introduction has two sides, each once.",
            ),
            models.CheckConstraint(
                name="matches_side_answered_exactly_with_a_date",
                condition=Q(answer="waiting", answered_at__isnull=True)
                | (~Q(answer="waiting") & Q(answered_at__isnull=False)),
                violation_error_message="An answer has its date.",
            ),
            models.CheckConstraint(
                name="matches_side_declines_with_a_reason",
                condition=~Q(answer="no") | ~Q(reason=""),
                violation_error_message="Say why not: it helps to find better next time.",
            ),
        ]

    def __str__(self) -> str:
        return f"Side {self.pk}"


class Letter(models.Model):
    """What one side wrote to the other through the exchange, which shows no address.

    Written once. Personal data: who wrote, and what.
    """

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="letters")
    which = models.CharField(max_length=5, choices=Side.Which)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"Letter {self.pk}"
