"""How an innovation moves: what was shown, who decided, why it pauses or ends, dates, short tests."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.models import Actor

from .innovations import Innovation


class GateShown(models.Model):
    """What was said about one thing that a gate asks for. Written once; the newest of a line counts.

    Personal data: who wrote it, and the words.
    """

    class State(models.TextChoices):
        SHOWN = "shown", "Shown"
        NOT_YET = "not-yet", "Not yet"
        NOT_NEEDED = "not-needed", "Does not apply"

    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="shown")
    stage = models.CharField(max_length=16)
    item = models.CharField(max_length=40, help_text="A key of `stages.gate_of`.")
    state = models.CharField(max_length=10, choices=State)
    words = models.TextField(blank=True, help_text="What shows it, or why it does not apply.")
    url = models.URLField(max_length=1000, blank=True, help_text="Where the evidence lies.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-said_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="innovations_gateshown_says_how_or_why_not",
                condition=Q(state="not-yet") | ~Q(words="") | Q(state="shown") & ~Q(url=""),
                violation_error_message="Say what shows it, or why it does not apply.",
            ),
        ]

    def __str__(self) -> str:
        return f"GateShown {self.pk}"


class GateDecision(models.Model):
    """What was decided at a gate, by whom, on what evidence, for what reasons. Written once, never changed.

    Put right only by a further one that `corrects` it. Personal data: who wrote it, and the words.
    """

    class Decision(models.TextChoices):
        ON = "on", "It goes on"
        HOLD = "hold", "It waits"
        BACK = "back", "It goes back"
        STOP = "stop", "It stops"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="gate_decisions")
    stage = models.CharField(max_length=16, help_text="Where it was when it was decided.")
    decision = models.CharField(max_length=4, choices=Decision)
    to_stage = models.CharField(max_length=16, help_text="Where it is after it.")
    organisation = models.CharField(max_length=200, help_text="Who decided.")
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=120, help_text="As what: a board, a post. No name of a person.")
    evidence = models.TextField(help_text="What it was decided on.")
    reasons = models.TextField()
    decided_on = models.DateField()
    again_on = models.DateField(null=True, blank=True, help_text="By when the next decision is due.")
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="corrected_by"
    )
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="innovations_gatedecision_has_reasons",
                condition=~Q(reasons="") & ~Q(evidence="") & ~Q(organisation=""),
                violation_error_message="Say who decided, on what, and why.",
            ),
            models.CheckConstraint(
                name="innovations_gatedecision_moves_only_on_or_back",
                condition=Q(decision__in=["on", "back"]) | Q(to_stage=F("stage")),
                violation_error_message="What waits or stops stays where it is.",
            ),
            models.CheckConstraint(
                name="innovations_gatedecision_comes_again_later",
                condition=Q(again_on__isnull=True) | Q(again_on__gt=F("decided_on")),
                violation_error_message="The next decision comes after this one.",
            ),
        ]

    def __str__(self) -> str:
        return f"GateDecision {self.pk}"


class StatusChange(models.Model):
    """Why it pauses, stops, closes down or moves again, and what others should learn. Written once.

    Personal data: who wrote it, and the words.
    """

    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="status_changes")
    status = models.CharField(max_length=8, choices=Innovation.Status)
    why = models.TextField()
    changed_on = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True, help_text="Paused until; or closed down by.")
    resume = models.TextField(blank=True, help_text="Paused: what would let it go on.")
    tried = models.TextField(blank=True, help_text="Stopped: what was tried.")
    learned = models.TextField(blank=True, help_text="Stopped: what was learned.")
    others = models.TextField(blank=True, help_text="Stopped: what others should do.")
    is_shared = models.BooleanField(default=False, help_text="The lesson is for whoever sees the offer.")
    replaced_by = models.TextField(blank=True, help_text="Closing down: what takes its place.")
    telling = models.TextField(blank=True, help_text="Closing down: who is told, and how.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="innovations_statuschange_says_why",
                condition=~Q(why=""),
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                name="innovations_statuschange_pause_says_what_would_resume_it",
                condition=~Q(status="paused") | (~Q(resume="") & Q(until__isnull=False)),
                violation_error_message="Say until when it pauses, and what would let it go on.",
            ),
            models.CheckConstraint(
                name="innovations_statuschange_stop_has_its_lesson",
                condition=~Q(status="stopped") | (~Q(tried="") & ~Q(learned="")),
                violation_error_message="Say what was tried and what was learned.",
            ),
            models.CheckConstraint(
                name="innovations_statuschange_closing_down_has_a_plan",
                condition=~Q(status="retired")
                | (~Q(replaced_by="") & ~Q(telling="") & Q(until__isnull=False)),
                violation_error_message="Say what takes its place, who is told, and by when.",
            ),
        ]

    def __str__(self) -> str:
        return f"StatusChange {self.pk}"


class Milestone(models.Model):
    """Something due on a day, and what shows that it was done. Changes until it is done.

    Personal data: who wrote it, and the words.
    """

    class Kind(models.TextChoices):
        STEP = "step", "A step of the work"
        LAB = "lab", "A session to think and try things together"
        INFLUENCE = "influence", "Something that changes what people do"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="milestones")
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.STEP)
    what = models.CharField(max_length=250)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True, help_text="What shows that it was done, and what came of it.")
    url = models.URLField(max_length=1000, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True, help_text="How many took part.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="innovations_milestone_is_done_with_evidence",
                condition=Q(done_on__isnull=True) | ~Q(evidence=""),
                violation_error_message="Say what shows that it was done.",
            ),
        ]

    def __str__(self) -> str:
        return f"Milestone {self.pk}"


class Trial(models.Model):
    """A test with a fixed end: one figure at its start and one at its end. Changes until both are there.

    Personal data: who wrote it, and the words.
    """

    class Better(models.TextChoices):
        UP = "up", "More is better"
        DOWN = "down", "Less is better"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="trials")
    where = models.CharField(max_length=200, blank=True)
    measure = models.CharField(max_length=250, help_text="What is counted.")
    better = models.CharField(max_length=4, choices=Better)
    starts_on = models.DateField()
    ends_on = models.DateField()
    start_value = models.FloatField()
    end_value = models.FloatField(null=True, blank=True)
    learned = models.TextField(blank=True, help_text="What came of it.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-ends_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="innovations_trial_ends_after_it_begins",
                condition=Q(ends_on__gt=F("starts_on")),
                violation_error_message="It ends after the day it begins.",
            ),
            models.CheckConstraint(
                name="innovations_trial_ends_with_what_came_of_it",
                condition=Q(end_value__isnull=True) | ~Q(learned=""),
                violation_error_message="Say what came of it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Trial {self.pk}"
