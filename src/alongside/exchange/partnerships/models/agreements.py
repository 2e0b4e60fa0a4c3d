"""What members of a partnership agree in writing: texts in versions, and who signed which."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Terms, User
from alongside.exchange.audit.refs import new_ref

from .members import Member
from .partnerships import Partnership


class Agreement(models.Model):
    """Terms that members sign: of all members, or of those named in `signers`.

    With `gates` it is what members promise before they see inside: its text and its signatures are then the
    terms of the circle, kept by `accounts`. Changes until it ends. Personal data: who made it.
    """

    class Kind(models.TextChoices):
        MEMORANDUM = "memorandum", "How we work together"
        NON_DISCLOSURE = "non-disclosure", "What we keep to ourselves"
        DATA_SHARING = "data-sharing", "How we share data"
        BENEFIT_SHARING = "benefit-sharing", "How we share what comes of it"
        CONTRACT = "contract", "Contract"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="agreements")
    kind = models.CharField(max_length=15, choices=Kind)
    title = models.CharField(max_length=200)
    link = models.URLField(blank=True, max_length=500, help_text="Where the whole of it is kept.")
    signers = models.ManyToManyField(Member, blank=True, related_name="agreements")
    gates = models.BooleanField(default=False)
    review_on = models.DateField(null=True, blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_agreement_gates_only_by_a_promise_to_keep",
                condition=Q(gates=False) | Q(kind="non-disclosure"),
                violation_error_message="Only a promise to keep things here comes before the door.",
            ),
            models.CheckConstraint(
                name="partnerships_agreement_ends_with_a_reason",
                condition=Q(ended_at__isnull=True, ended_why="")
                | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
                violation_error_message="Say why it ends.",
            ),
        ]

    def __str__(self) -> str:
        return f"Agreement {self.pk}"


class AgreementVersion(models.Model):
    """One text of an agreement. Written once; `in_force_at` is set when the last of those asked has signed.

    `digest` is the SHA-256 of the text, and what a signature is bound to. Personal data: who wrote it.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    note = models.CharField(max_length=250, blank=True, help_text="What is new in it.")
    terms = models.OneToOneField(Terms, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    in_force_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                name="partnerships_agreementversion_has_one_text",
                fields=["agreement", "number"],
                violation_error_message="This version is written already.",
            ),
            models.CheckConstraint(
                name="partnerships_agreementversion_says_something",
                condition=~Q(text="") & ~Q(digest=""),
                violation_error_message="Write what is agreed.",
            ),
        ]

    def __str__(self) -> str:
        return f"AgreementVersion {self.pk}"


class AgreementSignature(models.Model):
    """Somebody with authority signed one version for a member, bound to the digest of what they read.

    Written once. Personal data: who signed, and by what office.
    """

    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="signatures")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="signatures")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    authority = models.CharField(max_length=200, help_text="The office by which this person may sign.")
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["signed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="partnerships_agreementsignature_is_given_once",
                fields=["version", "member"],
                violation_error_message="This version is signed for this member already.",
            ),
            models.CheckConstraint(
                name="partnerships_agreementsignature_names_an_office",
                condition=~Q(authority="") & ~Q(digest=""),
                violation_error_message="Say by what office you sign, like director.",
            ),
        ]

    def __str__(self) -> str:
        return f"AgreementSignature {self.pk}"


class ContractCheck(models.Model):
    """How a contract stands on a day: how exact it is, how it is kept, and who looks after it; 1 to 4 each.

    Written once. Personal data: who looked, and the words.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="checks")
    on = models.DateField()
    exactness = models.PositiveSmallIntegerField(help_text="1: an outline; 4: everything is laid down.")
    performance = models.PositiveSmallIntegerField(help_text="1: seldom done as agreed; 4: always.")
    management = models.PositiveSmallIntegerField(help_text="1: nobody looks after it; 4: trained people do.")
    note = models.TextField(blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_contractcheck_answers_lie_between_1_and_4",
                condition=Q(exactness__range=(1, 4), performance__range=(1, 4), management__range=(1, 4)),
                violation_error_message="Choose an answer to each of the three.",
            ),
        ]

    def __str__(self) -> str:
        return f"ContractCheck {self.pk}"
