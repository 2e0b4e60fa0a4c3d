"""Who takes part in a partnership, what each brings, needs and won't do, and in what roles."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.exchange.accounts.models import Party, User

from .partnerships import Partnership


class Member(models.Model):
    """A party that was invited into a partnership, and how it takes part.

    Changes. Personal data: who was invited, by whom, with what words, and what they said.
    """

    class State(models.TextChoices):
        INVITED = "invited", "Invited"
        ACCEPTED = "accepted", "Takes part"
        DECLINED = "declined", "Said no"
        LEFT = "left", "Has left"

    class Basis(models.TextChoices):
        PROFESSIONAL = "professional", "As part of their job"
        VOLUNTEER = "volunteer", "As a volunteer"
        LIVED = "lived", "From their own life"

    class Why(models.TextChoices):
        NO_TIME = "no-time", "No time now"
        NOT_OURS = "not-ours", "Not what we are for"
        RIVAL = "rival", "We bid for the same work as somebody in it"
        TERMS = "terms", "Not on these terms"
        TRUST = "trust", "We do not know the others well enough"
        ELSEWHERE = "elsewhere", "We do this elsewhere"
        OTHER = "other", "Something else"

    class Response(models.TextChoices):
        DEFENSIVE = "defensive", "Guards itself against change"
        REACTIVE = "reactive", "Acts when it must"
        PROACTIVE = "proactive", "Acts before it must"
        ANTICIPATORY = "anticipatory", "Looks ahead and prepares others"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="members")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="Who acts for it."
    )
    state = models.CharField(max_length=8, choices=State, default=State.INVITED)
    message = models.TextField(blank=True, help_text="The words of the invitation.")
    brings = models.TextField(blank=True)
    needs_words = models.TextField(blank=True, help_text="What they need from the others.")
    wont = models.TextField(blank=True, help_text="What they won't do.")
    wants = models.TextField(blank=True, help_text="What they want from the result.")
    basis = models.CharField(max_length=12, choices=Basis, default=Basis.PROFESSIONAL)
    hours = models.PositiveIntegerField(null=True, blank=True, help_text="Hours a month that they bring.")
    money = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds a year that they bring.")
    response = models.CharField(
        max_length=12, choices=Response, blank=True, help_text="Of a company: how it meets what society asks."
    )
    joined_stage = models.CharField(max_length=14, choices=Partnership.Stage, blank=True)
    votes = models.BooleanField(default=True)
    named = models.BooleanField(default=False, help_text="Agreed to be named on the card.")
    invited_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=9, choices=Why, blank=True)
    reason = models.TextField(blank=True, help_text="Why not, in words.")
    left_at = models.DateTimeField(null=True, blank=True)
    handover = models.TextField(blank=True, help_text="What passes to whom.")
    handed_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["invited_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="partnerships_member_takes_part_once",
                fields=["partnership", "party"],
                violation_error_message="They are already in it, or already asked.",
            ),
            models.CheckConstraint(
                name="partnerships_member_answered_exactly_when_decided",
                condition=Q(state="invited", answered_at__isnull=True)
                | (~Q(state="invited") & Q(answered_at__isnull=False)),
                violation_error_message="An invitation is answered once, with a date.",
            ),
            models.CheckConstraint(
                name="partnerships_member_declines_with_a_reason",
                condition=(Q(state="declined") & ~Q(why="")) | (~Q(state="declined") & Q(why="")),
                violation_error_message="Say why not: it helps to ask better next time.",
            ),
            models.CheckConstraint(
                name="partnerships_member_left_exactly_on_a_date",
                condition=Q(state="left", left_at__isnull=False)
                | (~Q(state="left") & Q(left_at__isnull=True)),
                violation_error_message="Whoever left did so on a date.",
            ),
        ]

    def __str__(self) -> str:
        return f"Member {self.pk}"


class RoleHeld(models.Model):
    """A role that a member has in a partnership, from a day until a day. Changes once, when it ends.

    Personal data: through its member.
    """

    class Role(models.TextChoices):
        CONVENER = "convener", "Host"
        LEAD = "lead", "Lead"
        POLICY = "policy", "Supporter who can open doors in policy"
        PRACTICE = "practice", "Supporter who can open doors in practice"
        LIVED = "lived", "Speaks from their own life"
        EVALUATOR = "evaluator", "Looks at what came of it"
        BRIDGE = "bridge", "Builds bridges between the others"
        TREASURER = "treasurer", "Looks after the money"
        MEMBER = "member", "Takes part"

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=9, choices=Role)
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                name="partnerships_roleheld_is_held_once",
                fields=["member", "role"],
                condition=Q(until__isnull=True),
                violation_error_message="They have this role already.",
            ),
            models.CheckConstraint(
                name="partnerships_roleheld_ends_after_it_began",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="A role ends on the day it began, or later.",
            ),
        ]

    def __str__(self) -> str:
        return f"RoleHeld {self.pk}"
