"""Suggestions and questions from anyone: what was said, who answers by when, who wants it, what it became."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import Party, User
from alongside.exchange.directory.models import Subject
from alongside.exchange.places.models import Place

from .asks import Contribution, Participant


class Idea(models.Model):
    """A suggestion or a question, with somebody who answers for it and the day by which they do.

    Seen by whoever sees its ask, once somebody has looked at it; while it is new, only by who made it and who
    answers. One that came out of others has a contribution of nobody: those of its authors stand in
    `IdeaAuthor`. Changes until it is done, not taken up, or goes on in others.
    Personal data: the words, the name under which they stand, and the name of whoever answers.
    """

    class Kind(models.TextChoices):
        SUGGESTION = "suggestion", "Suggestion"
        QUESTION = "question", "Question to the organisation"

    class State(models.TextChoices):
        NEW = "new", "New, nobody has looked at it yet"
        LOOKED_AT = "looked-at", "Looked at"
        TAKEN_UP = "taken-up", "Taken up"
        UNDER_WAY = "under-way", "Under way"
        DONE = "done", "Done"
        NOT_TAKEN = "not-taken", "Not taken up"
        MERGED = "merged", "Goes on in another"

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="idea")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SUGGESTION)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    subjects = models.ManyToManyField(Subject, blank=True, related_name="+")
    signed = models.CharField(max_length=120, blank=True, help_text="The name shown with it; empty for none.")
    state = models.CharField(max_length=9, choices=State, default=State.NEW)
    was = models.CharField(max_length=9, choices=State, blank=True, help_text="Its state before it went on.")
    owner = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", help_text="Who answers.")
    owner_name = models.CharField(max_length=200, help_text="Who of them answers: name or role.")
    answer_by = models.DateField(help_text="The day by which they answer.")
    moved_why = models.TextField(blank=True, help_text="Why the day of the answer was moved.")

    class Meta:
        ordering = ["-contribution__made_at", "-id"]
        indexes = [models.Index(fields=["state", "answer_by"], name="voices_idea_waits_for_answer")]
        constraints = [
            models.CheckConstraint(
                name="voices_idea_goes_on_exactly_with_what_it_was",
                condition=Q(state="merged") & ~Q(was="") | ~Q(state="merged") & Q(was=""),
                violation_error_message="What goes on in another remembers how far it had got.",
            ),
            models.CheckConstraint(
                name="voices_idea_has_somebody_who_answers",
                condition=~Q(owner_name=""),
                violation_error_message="Say who answers for it: a name or a role.",
            ),
        ]

    def __str__(self) -> str:
        return f"Idea {self.pk}"


class IdeaAuthor(models.Model):
    """Something somebody said that an idea holds: its own, or those of the ideas it came out of.

    Kept for as long as the idea is there, so nobody who said it is forgotten. No personal data.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="authors")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_ideaauthor_is_named_once",
                fields=["idea", "contribution"],
                violation_error_message="This is among what was said already.",
            ),
        ]

    def __str__(self) -> str:
        return f"IdeaAuthor {self.pk}"


class IdeaSupport(models.Model):
    """One person who wants an idea too; carried to what it goes on in, and never counted twice.

    Personal data: who it is; nobody is shown it.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="supports")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    carried = models.BooleanField(default=False, help_text="Whether it came from an idea this one goes on.")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_ideasupport_is_given_once",
                fields=["idea", "participant"],
                violation_error_message="You support this already.",
            ),
        ]

    def __str__(self) -> str:
        return f"IdeaSupport {self.pk}"


class IdeaLineage(models.Model):
    """One idea goes on in another: several in one, or one in several. No personal data."""

    parent = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="goes_on")
    child = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="came_from")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_idealineage_is_said_once",
                fields=["parent", "child"],
                violation_error_message="It goes on there already.",
            ),
            models.CheckConstraint(
                name="voices_idealineage_joins_two",
                condition=~Q(parent=F("child")),
                violation_error_message="A suggestion cannot go on in itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"IdeaLineage {self.pk}"


class IdeaStep(models.Model):
    """How far an idea had got, when, and what was said about it for everyone; written once.

    Personal data: who did it.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=9, choices=Idea.State)
    words = models.TextField(blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"IdeaStep {self.pk}"
