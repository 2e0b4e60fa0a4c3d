"""What accounts keep of people, and what the rooms below and the sign-in library keep of them."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as lazy

from .models import Acting, Party, Report
from .personal import Basis, Kept, Record, keeps, own_parties

USED = Q(used_at__isnull=False)
DECIDED = Q(state__in=[Report.State.UPHELD, Report.State.REJECTED, Report.State.FINAL])

keeps(
    Record(
        "accounts.User",
        what=lazy("Your account: name, mail address and when you were here"),
        purpose=lazy("To let you sign in, and to show what is new since your last visit"),
        basis=Basis.CONTRACT,
        found=lambda who: Q(pk__in=[who.user_id] if who.user_id else []),
        deleted=("email", "name", "password", "last_login", "joined_at", "here_at", "before_at"),
        secret=("password",),
    ),
    Record(
        "accounts.Guest",
        what=lazy("Your details without an account: name, phone, mail address and number"),
        purpose=lazy("To reach you about what you asked, and to let you come back to it"),
        basis=Basis.CONSENT,
        of=("party",),
        deleted=("number", "party", "name", "email", "phone"),
    ),
    Record(
        "accounts.Acting",
        what=lazy("Which organisations you act for, and in what part"),
        purpose=lazy("To show you what is theirs and let you look after it"),
        basis=Basis.CONTRACT,
        of=("user",),
        deleted=("user", "party"),
    ),
    Record(
        "accounts.Circle",
        what=lazy("Which private groups you belong to"),
        purpose=lazy("To show what is shared in a group to its members and nobody else"),
        basis=Basis.CONTRACT,
        of=("members",),
    ),
    Record(
        "accounts.Signature",
        what=lazy("Terms of a group that you signed for an organisation"),
        purpose=lazy("To show that somebody with the right to do so agreed to them"),
        basis=Basis.INTEREST,
        of=("user",),
        blanked=("authority",),
        unlinked=("party",),
    ),
    Record(
        "accounts.Acceptance",
        what=lazy("Terms of a group that you accepted"),
        purpose=lazy("To open what is shared there to those who agreed, and to them alone"),
        basis=Basis.CONTRACT,
        of=("user",),
        deleted=("user",),
    ),
    Record(
        "accounts.BreakGlass",
        what=lazy("That an administrator had to look into a private group, and why"),
        purpose=lazy("To let the group know who looked and for what reason"),
        basis=Basis.INTEREST,
        linked=("user",),
        blanked=("reason",),
    ),
    Record(
        "accounts.Helping",
        what=lazy("Who helps whom here, and what they agreed"),
        purpose=lazy("To show that somebody who helps was allowed to"),
        basis=Basis.CONSENT,
        of=("helper", "guest"),
        deleted=("helper", "guest", "words"),
    ),
    Record(
        "accounts.Link",
        what=lazy("Links that were mailed or texted to you"),
        purpose=lazy("To let you answer without an account"),
        basis=Basis.CONTRACT,
        kept=Kept(1, "expires_at"),
        of=("user", "guest", "party"),
        deleted=("token_hash", "user", "guest", "party", "data"),
        secret=("token_hash",),
    ),
    Record(
        "accounts.Code",
        what=lazy("Codes that were texted to you"),
        purpose=lazy("To know that it is you who comes back"),
        basis=Basis.CONTRACT,
        kept=Kept(1 / 30.5, "expires_at"),
        of=("guest",),
        deleted=("guest", "code_hash"),
        secret=("code_hash",),
    ),
    Record(
        "accounts.Message",
        what=lazy("Mail and texts we sent you"),
        purpose=lazy("To send it, and to look into it if it did not arrive"),
        basis=Basis.CONTRACT,
        kept=Kept(1, "sent_at"),
        of=("user", "guest"),
        found=lambda who: Q(to__in=who.emails),
        deleted=("user", "guest", "to", "subject", "text", "html", "stop_url"),
        secret=("html", "stop_url"),
    ),
    Record(
        "accounts.Notice",
        what=lazy("What we told you on your page"),
        purpose=lazy("To let you know what happened with what you asked or offered"),
        basis=Basis.CONTRACT,
        kept=Kept(12, "made_at"),
        of=("user", "guest"),
        deleted=("user", "guest", "title", "text", "url"),
    ),
    Record(
        "accounts.NoticeSettings",
        what=lazy("How you want to be told"),
        purpose=lazy("To keep to your wishes"),
        basis=Basis.CONTRACT,
        of=("user", "guest"),
        deleted=("user", "guest"),
    ),
    Record(
        "accounts.Report",
        what=lazy("Problems that you reported, and your words"),
        purpose=lazy("To put right what is wrong or harmful, and to say what we did"),
        basis=Basis.INTEREST,
        kept=Kept(24, "decided_at", DECIDED),
        of=("user", "guest"),
        linked=("decided_by",),
        secret=("appeal_words",),  # of somebody else: whoever keeps what was reported
        blanked=("page", "words", "decided_words", "appeal_words"),
    ),
    Record(
        "accounts.Consent",
        what=lazy("What you agreed to, in which words, and when you took it back"),
        purpose=lazy("To show that you agreed, and to stop when you no longer do"),
        basis=Basis.LEGAL,
        of=("user", "guest"),
        linked=("helper",),
        deleted=("user", "guest", "words"),
    ),
    Record(
        "accounts.Token",
        what=lazy("Keys that you gave to programs"),
        purpose=lazy("To let a program ask in your name, and only for what you allowed"),
        basis=Basis.CONTRACT,
        kept=Kept(12, "ended_at"),
        of=("user",),
        deleted=("user", "name", "start", "key_hash"),
        secret=("key_hash",),
    ),
    Record(
        "account.EmailAddress",
        what=lazy("Mail addresses that you confirmed"),
        purpose=lazy("To know that an address is yours"),
        basis=Basis.CONTRACT,
        of=("user",),
        deleted=("email", "user"),
    ),
    Record(
        "mfa.Authenticator",
        what=lazy("Your second step at sign-in"),
        purpose=lazy("To keep others out of your account"),
        basis=Basis.CONTRACT,
        of=("user",),
        deleted=("user", "data"),
        secret=("data",),
    ),
    Record(
        "usersessions.UserSession",
        what=lazy("Where you are signed in: when, from which address, with which browser"),
        purpose=lazy("To let you see it and sign out everywhere"),
        basis=Basis.INTEREST,
        kept=Kept(1, "last_seen_at"),
        of=("user",),
        deleted=("user", "ip", "user_agent", "session_key"),
        secret=("session_key",),
    ),
    Record(
        "audit.Subject",
        what=lazy("The number by which the record of changes knows you"),
        purpose=lazy("To say who changed what while you are here, and nothing once you have left"),
        basis=Basis.INTEREST,
        found=lambda who: (
            Q(kind="user", row=who.user_id)
            | Q(kind="guest", row=who.guest_id)
            | Q(kind="party", row__in=who.parties)
        ),
        deleted=("row",),
    ),
    Record(
        "audit.Version",
        what=lazy("What an entry said before it was changed"),
        purpose=lazy("To put mistakes right"),
        basis=Basis.INTEREST,
        kept=Kept(24, "at"),
        found=lambda who: Q(acting_for__in=who.parties),
        blanked=("values",),
        unlinked=("user_id", "acting_for"),
    ),
)


@own_parties
def _without_a_body(user_id: int) -> Iterable[int]:
    """Parties for whom this user alone acts, that are no organisation and nobody's guest."""
    mine = Party.objects.filter(actings__user=user_id, guest=None)
    return mine.exclude(actings__in=_others(user_id)).filter(actor=None).values_list("pk", flat=True)


def _others(user_id: int) -> QuerySet:
    return Acting.objects.exclude(user=user_id).values("pk")
