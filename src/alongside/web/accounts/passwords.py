"""A new password: changed by whoever knows the old one, or set from a link in a mail."""

from allauth.account.internal.flows.password_change import finalize_password_change
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from alongside.exchange.accounts.queries import myself
from alongside.exchange.accounts.services import AccountRefused
from alongside.exchange.accounts.services.joining import ask_for_password, set_password
from alongside.web.typed import line, problem

from .forms import Field, FormPage, show_form
from .throttle import too_many
from .who import oneself

OLD = Field(lazy("Password now"), kind="password", autocomplete="current-password")
NEW = Field(
    lazy("New password"),
    kind="password",
    autocomplete="new-password",
    hint=lazy("12 signs or more. Three words that nobody would guess are good."),
)
MAIL = Field(lazy("Mail address"), kind="email", autocomplete="username")
CHANGE = FormPage(
    lazy("Change your password"),
    lazy("Change it"),
    {"old": OLD, "new": NEW},
    (lazy("You stay signed in here. Everywhere else you are signed out."),),
    (lazy("Your account"), reverse_lazy("account")),
)
FORGOTTEN = FormPage(
    lazy("Set a new password"),
    lazy("Send me a link"),
    {"email": MAIL},
    (lazy("We send a link to your mail address. With it you set a new password."),),
    (lazy("Sign in"), reverse_lazy("account_login")),
)


@never_cache
@sensitive_post_parameters("old", "new")
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: HttpRequest) -> HttpResponse:
    """Change the password of whoever is signed in."""
    if request.method != "POST":
        return show_form(request, CHANGE)
    wait = too_many(request, "change_password", user=request.user)
    if wait is not None:
        return wait
    user = myself(request.viewer)  # type: ignore[attr-defined]
    if user is None or not user.check_password(request.POST.get("old", "")):
        return show_form(request, CHANGE, problems=[problem(_("This is not your password now."), "old")])
    try:
        user = set_password(user_id=user.pk, password=request.POST.get("new", ""), by=oneself(request))
    except AccountRefused as said:
        return show_form(request, CHANGE, problems=[problem(str(said), "new")])
    finalize_password_change(request, user)
    done = {"title": _("Your password is changed"), "paragraphs": [], "next_url": "/you/account/"}
    return render(request, "account/done.html.jinja", done)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link to set a new password; the answer is the same whoever asks."""
    if request.method != "POST":
        return show_form(request, FORGOTTEN)
    email = line(request, "email")
    if "@" not in email:
        said = problem(_("Type your whole mail address, like name@example.org."), "email")
        return show_form(request, FORGOTTEN, typed={"email": email}, problems=[said])
    wait = too_many(request, "reset_password", key=email)
    if wait is not None:
        return wait
    ask_for_password(email=email)
    sent = _("If there is an account for %(email)s, a link is on its way to it. It works for a day.")
    paragraphs = [
        sent % {"email": email},
        _("Nothing came? Look where your mail puts what it takes for spam."),
    ]
    return render(
        request, "account/done.html.jinja", {"title": _("Look at your mail"), "paragraphs": paragraphs}
    )
