"""Conversations: what people may read first, what was said, and who agrees with it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.exchange.audit.refs import new_ref

from .asks import Ask, Contribution, Participant

LANGUAGE = 12  # characters of a language tag
LEAST_LONG, MOST_LONG = 140, 300  # characters that the longest statement may have


def _english() -> list[str]:
    return ["en"]


class Conversation(models.Model):
    """How people talk with each other about one question. Changes until it opens. No personal data."""

    ask = models.OneToOneField(Ask, on_delete=models.CASCADE, related_name="conversation")
    longest = models.PositiveSmallIntegerField(default=200, help_text="Characters of the longest statement.")
    looked_at = models.BooleanField(
        default=True, help_text="Whether somebody looks at what was said before others read it."
    )
    languages = models.JSONField(default=_english, help_text="In which languages; the first is the main one.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="voices_conversation_statements_are_short",
                condition=Q(longest__gte=LEAST_LONG, longest__lte=MOST_LONG),
                violation_error_message="What somebody says has 140 to 300 signs at most.",
            ),
        ]

    def __str__(self) -> str:
        return f"Conversation {self.pk}"


class Information(models.Model):
    """A document or short video that lies elsewhere, to read or see first. Changes. No personal data."""

    class Kind(models.TextChoices):
        PAGE = "page", "Web page"
        DOCUMENT = "document", "Document"
        VIDEO = "video", "Video"
        SOUND = "sound", "Sound"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="information")
    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PAGE)
    title = models.CharField(max_length=200)
    url = models.URLField(max_length=1000)
    words = models.TextField(blank=True, help_text="What it says, in plain words.")
    otherwise = models.CharField(
        max_length=300, blank=True, help_text="Captions, a transcript, large print: how else it can be had."
    )
    language = models.CharField(max_length=LANGUAGE, default="en")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_information_is_listed_once",
                fields=["conversation", "url"],
                violation_error_message="This address is in the list already.",
            ),
            models.CheckConstraint(
                name="voices_information_is_for_all_eyes_and_ears",
                condition=~Q(kind__in=["video", "sound"]) | ~Q(otherwise=""),
                violation_error_message="Say how somebody who cannot see or hear it gets what it says.",
            ),
        ]

    def __str__(self) -> str:
        return f"Information {self.pk}"


class Statement(models.Model):
    """One short thing that was said, on which others agree, disagree or pass.

    A seed was written by whoever asks: its contribution is nobody's. Its words are not changed; moderation
    moves its state. Personal data: the words, and the name its author chose, if any.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be looked at"
        SHOWN = "shown", "Shown"
        REJECTED = "rejected", "Not shown"
        MERGED = "merged", "Shown as part of another"

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="statement")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField(help_text="In this conversation, from 1.")
    text = models.CharField(max_length=MOST_LONG)
    language = models.CharField(max_length=LANGUAGE, default="en")
    seed = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="merged"
    )
    name = models.CharField(max_length=60, blank=True, help_text="How its author wants to be called.")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["conversation", "number"]
        constraints = [
            models.UniqueConstraint(
                name="voices_statement_has_its_own_number",
                fields=["conversation", "number"],
                violation_error_message="Two things were said at the same moment. Try again.",
            ),
            models.CheckConstraint(
                name="voices_statement_says_something",
                condition=~Q(text=""),
                violation_error_message="Write something.",
            ),
            models.CheckConstraint(
                name="voices_statement_is_merged_exactly_into_another",
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                violation_error_message="Say of which one it is a part.",
            ),
        ]

    def __str__(self) -> str:
        return f"Statement {self.pk}"


class StatementText(models.Model):
    """The same statement in another language. Changes. Personal data: the words, as in the statement."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=LANGUAGE)
    text = models.CharField(max_length=2 * MOST_LONG)

    class Meta:
        ordering = ["statement", "language"]
        constraints = [
            models.UniqueConstraint(
                name="voices_statementtext_is_written_once",
                fields=["statement", "language"],
                violation_error_message="It is there in this language already.",
            ),
        ]

    def __str__(self) -> str:
        return f"StatementText {self.pk}"


class Vote(models.Model):
    """What one participant thinks of one statement: the last vote counts, and is written over the one before.

    Nobody reads it beside a person, also not whoever asks. Personal data: through who took part.
    """

    class Value(models.IntegerChoices):
        DISAGREE = -1, "Disagree"
        PASS = 0, "Pass"
        AGREE = 1, "Agree"

    # The unique constraint is the index of the first column.
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="votes", db_index=False
    )
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="votes")
    value = models.SmallIntegerField(choices=Value)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_vote_is_one_a_person",
                fields=["participant", "statement"],
                violation_error_message="One vote for each person.",
            ),
            models.CheckConstraint(
                name="voices_vote_agrees_disagrees_or_passes",
                condition=Q(value__in=[-1, 0, 1]),
                violation_error_message="Agree, disagree or pass.",
            ),
        ]

    def __str__(self) -> str:
        return f"Vote {self.pk}"
