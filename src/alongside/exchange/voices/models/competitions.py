"""Competitions for a little money: criteria said beforehand, who scores, pitches, scores, and the result."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref

from .asks import Ask
from .ideas import Idea


class Competition(models.Model):
    """A call for ideas that ends in a ranking by criteria which were published before it opened.

    Changes until its call opens; then once, with the result. Amounts are whole pounds. No personal data.
    """

    class Tie(models.TextChoices):
        WEIGHTIEST = "weightiest", "The better mark for what weighs most comes first"
        LESS = "less", "Whoever asks for less comes first"
        AGREED = "agreed", "The one about which the scorers differ less comes first"

    ask = models.OneToOneField(Ask, on_delete=models.CASCADE, related_name="competition")
    total = models.PositiveIntegerField(help_text="How much there is in all.")
    most = models.PositiveIntegerField(help_text="How much one idea gets at most.")
    tie = models.CharField(max_length=10, choices=Tie, default=Tie.WEIGHTIEST)
    result_at = models.DateTimeField(null=True, blank=True)
    result_words = models.TextField(blank=True, help_text="What whoever decided says about the result.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="voices_competition_one_idea_gets_no_more_than_all",
                condition=Q(most__gte=1) & Q(most__lte=F("total")),
                violation_error_message="One suggestion gets £1 at least, and no more than there is in all.",
            ),
        ]

    def __str__(self) -> str:
        return f"Competition {self.pk}"


class Criterion(models.Model):
    """One thing by which pitches are scored. Fixed once the call opens. No personal data."""

    competition = models.ForeignKey(Competition, on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField(max_length=80)
    words = models.TextField(blank=True, help_text="What a good answer has.")
    weight = models.PositiveSmallIntegerField(default=1)
    scale = models.PositiveSmallIntegerField(default=5, help_text="The best mark; the worst is 0.")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_criterion_is_named_once",
                fields=["competition", "name"],
                violation_error_message="Two criteria have the same name.",
            ),
            models.CheckConstraint(
                name="voices_criterion_can_be_marked",
                condition=Q(weight__gte=1, weight__lte=9, scale__gte=2, scale__lte=10),
                violation_error_message="A criterion weighs 1 to 9, and its best mark is 2 to 10.",
            ),
        ]

    def __str__(self) -> str:
        return f"Criterion {self.pk}"


class Pitch(models.Model):
    """What an idea in a competition asks for, and what came of that.

    Changes until the call closes; then once, with the result. Personal data: the words may tell of people.
    """

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="pitch")
    for_whom = models.TextField()
    amount = models.PositiveIntegerField()
    spent_on = models.TextField()
    shows = models.TextField(help_text="What would show that it worked.")
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    gets = models.PositiveIntegerField(null=True, blank=True, help_text="How much it is to get; 0 for none.")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["rank", "id"]
        constraints = [
            models.CheckConstraint(
                name="voices_pitch_asks_for_something_and_gets_no_more",
                condition=Q(amount__gte=1) & (Q(gets__isnull=True) | Q(gets__lte=F("amount"))),
                violation_error_message="A suggestion gets no more than it asks for.",
            ),
            models.CheckConstraint(
                name="voices_pitch_is_decided_with_a_reason",
                condition=Q(gets__isnull=True, rank__isnull=True)
                | (Q(gets__isnull=False, rank__isnull=False) & ~Q(reason="")),
                violation_error_message="Each result has its reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pitch {self.pk}"


class Scorer(models.Model):
    """Somebody named to score, known by the mail address with which they sign in.

    Personal data: name and address. The name is published with the criteria; the address is not.
    """

    competition = models.ForeignKey(Competition, on_delete=models.CASCADE, related_name="scorers")
    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    name = models.CharField(max_length=120)
    email = models.EmailField()
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_scorer_is_named_once",
                fields=["competition", "email"],
                condition=~Q(email=""),
                violation_error_message="They are among those who score already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Scorer {self.pk}"


class ScorerInterest(models.Model):
    """A scorer has something to do with a pitch, says what, and does not score it. Personal data: words."""

    scorer = models.ForeignKey(Scorer, on_delete=models.CASCADE, related_name="interests")
    pitch = models.ForeignKey(Pitch, on_delete=models.CASCADE, related_name="interests")
    words = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_scorerinterest_is_said_once",
                fields=["scorer", "pitch"],
                violation_error_message="You have said that already.",
            ),
            models.CheckConstraint(
                name="voices_scorerinterest_says_what",
                condition=~Q(words=""),
                violation_error_message="Say what you have to do with it.",
            ),
        ]

    def __str__(self) -> str:
        return f"ScorerInterest {self.pk}"


class Score(models.Model):
    """The mark of one scorer for one pitch by one criterion; may be changed until the result.

    Nobody but the scorer sees it: what is shown is the mean and the range over all. Personal data: the words.
    """

    scorer = models.ForeignKey(Scorer, on_delete=models.CASCADE, related_name="scores")
    pitch = models.ForeignKey(Pitch, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    value = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_score_is_given_once",
                fields=["scorer", "pitch", "criterion"],
                violation_error_message="This is scored already; the mark can be changed.",
            ),
            models.CheckConstraint(
                name="voices_score_is_a_mark",
                condition=Q(value__gte=0, value__lte=10),
                violation_error_message="A mark is 0 to 10.",
            ),
        ]

    def __str__(self) -> str:
        return f"Score {self.pk}"
