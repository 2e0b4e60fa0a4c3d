"""How a partnership decides, and what it decided: votes, proxies, interests, who decides what."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref

from .members import Member
from .partnerships import Partnership


class DecisionRule(models.Model):
    """How a partnership decides, or a new way that a decision proposes.

    The newest one in force counts; a decision keeps the one under which it was asked. Written once; `since`
    is set when it comes into force: at once before the first decision, later when its decision is carried.
    No personal data.
    """

    class How(models.TextChoices):
        CONSENSUS = "consensus", "Nobody is against"
        MAJORITY = "majority", "More than half of the votes cast"
        OF_ALL = "of-all", "More than half of all who may vote"
        TWO_THIRDS = "two-thirds", "Two thirds of the votes cast"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="decision_rules")
    how = models.CharField(max_length=10, choices=How)
    quorum = models.PositiveSmallIntegerField(
        help_text="Members that must vote, or per cent of those entitled."
    )
    is_share = models.BooleanField(default=False, help_text="Whether the quorum is per cent.")
    proxies = models.PositiveSmallIntegerField(
        default=0, help_text="For how many others one member may vote."
    )
    decision = models.OneToOneField(
        "partnerships.Decision", null=True, blank=True, on_delete=models.CASCADE, related_name="proposes"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_decisionrule_has_a_quorum_that_can_be",
                condition=Q(quorum__gte=1) & (Q(is_share=False) | Q(quorum__lte=100)),
                violation_error_message="At least one must vote; a share is 100 per cent at most.",
            ),
            models.CheckConstraint(
                name="partnerships_decisionrule_waits_only_for_a_decision",
                condition=Q(since__isnull=False) | Q(decision__isnull=False),
                violation_error_message="A way to decide waits only for the decision that proposes it.",
            ),
        ]

    def __str__(self) -> str:
        return f"DecisionRule {self.pk}"


class Decision(models.Model):
    """A question that the members of a partnership decide together; kept for ever.

    `options` are empty for yes or no. Changes once, when it closes: what came of it is what `decision_rules`
    makes of its ballots. Personal data: who asked, and the words.
    """

    class Outcome(models.TextChoices):
        CARRIED = "carried", "Carried"
        NOT_CARRIED = "not-carried", "Not carried"
        NO_QUORUM = "no-quorum", "Too few voted"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="decisions")
    rule = models.ForeignKey(DecisionRule, on_delete=models.PROTECT, related_name="decisions")
    question = models.CharField(max_length=250)
    background = models.TextField(blank=True)
    options = models.JSONField(default=list, blank=True)
    asked_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    closes_on = models.DateField(help_text="The last day to vote.")
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=11, choices=Outcome, blank=True)
    option = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Which was carried, from 0.")
    again_of = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="asked_again"
    )

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_decision_closed_exactly_with_an_outcome",
                condition=Q(closed_at__isnull=True, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                violation_error_message="A decision closes with what came of it.",
            ),
            models.CheckConstraint(
                name="partnerships_decision_names_what_was_carried",
                condition=Q(outcome="carried", option__isnull=False)
                | (~Q(outcome="carried") & Q(option__isnull=True)),
                violation_error_message="What was carried is named, and nothing else.",
            ),
        ]

    def __str__(self) -> str:
        return f"Decision {self.pk}"


class Ballot(models.Model):
    """What one member says in one decision: empty while it has not voted. Made when the decision opens.

    May be changed until it closes; then `through` says who voted for it, and `counted` whether it still took
    part. Personal data: who voted for the member, and the reason in their words.
    """

    class Stance(models.TextChoices):
        FOR = "for", "For"
        AGAINST = "against", "Against"
        ABSTAIN = "abstain", "Neither"
        ASIDE = "aside", "Stands aside"

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="ballots")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="ballots")
    stance = models.CharField(max_length=7, choices=Stance, blank=True)
    option = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField(null=True, blank=True)
    through = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    counted = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="partnerships_ballot_is_one_a_member",
                fields=["decision", "member"],
                violation_error_message="This member votes already; its vote can be changed.",
            ),
            models.CheckConstraint(
                name="partnerships_ballot_is_for_one_of_the_options",
                condition=Q(stance="for", option__isnull=False) | (~Q(stance="for") & Q(option__isnull=True)),
                violation_error_message="Whoever is for something says for what.",
            ),
            models.CheckConstraint(
                name="partnerships_ballot_against_says_why",
                condition=~Q(stance="against", reason=""),
                violation_error_message="Say why you are against it: it is kept in your words.",
            ),
        ]

    def __str__(self) -> str:
        return f"Ballot {self.pk}"


class Proxy(models.Model):
    """A member lets another vote for it, in one decision or until a day; taken back at any time.

    Changes once, when it ends. Personal data: who gave it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="proxies")
    giver = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="proxies_given")
    holder = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="proxies_held")
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.CASCADE, related_name="proxies"
    )
    until = models.DateField(null=True, blank=True, help_text="The last day, where it is for every decision.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["given_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_proxy_is_for_one_decision_or_until_a_day",
                condition=Q(decision__isnull=False, until__isnull=True)
                | Q(decision__isnull=True, until__isnull=False),
                violation_error_message="A vote is given away for one decision, or until a day.",
            ),
            models.CheckConstraint(
                name="partnerships_proxy_is_given_to_another",
                condition=~Q(giver=F("holder")),
                violation_error_message="Give the vote to another member.",
            ),
            models.UniqueConstraint(
                name="partnerships_proxy_for_a_decision_is_given_once",
                fields=["giver", "decision"],
                condition=Q(ended_at__isnull=True, decision__isnull=False),
                violation_error_message="The vote is given away for this decision already.",
            ),
            models.UniqueConstraint(
                name="partnerships_proxy_until_a_day_is_given_once",
                fields=["giver"],
                condition=Q(ended_at__isnull=True, decision__isnull=True),
                violation_error_message="The vote is given away already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Proxy {self.pk}"


class Interest(models.Model):
    """What a member could gain or lose by the work, or by one decision, as it says itself.

    Changes once, when it ends. Personal data: who said it, and the words.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="interests")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="interests")
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.CASCADE, related_name="interests"
    )
    text = models.TextField()
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_interest_says_what",
                condition=~Q(text=""),
                violation_error_message="Say what could be gained or lost.",
            ),
        ]

    def __str__(self) -> str:
        return f"Interest {self.pk}"


class DecisionRight(models.Model):
    """Who decides, answers, is asked or is told in one area of the work. Changes. No personal data."""

    class Part(models.TextChoices):
        DECIDES = "decides", "Decides"
        ANSWERS = "answers", "Answers for it"
        ASKED = "asked", "Is asked first"
        TOLD = "told", "Is told"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="rights")
    area = models.CharField(max_length=80)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="rights")
    part = models.CharField(max_length=7, choices=Part)

    class Meta:
        ordering = ["area", "id"]
        constraints = [
            models.UniqueConstraint(
                name="partnerships_decisionright_is_said_once",
                fields=["partnership", "area", "member"],
                violation_error_message="This member has its part in this area already.",
            ),
        ]

    def __str__(self) -> str:
        return f"DecisionRight {self.pk}"
