"""Make an account, where whoever runs the site lets anyone do so."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.exchange.accounts.services import AccountRefused
from alongside.exchange.accounts.services.joining import ask_for_account
from alongside.web.typed import line, problem

from .forms import FormPage, show_form
from .passwords import MAIL
from .throttle import too_many

PAGE = FormPage(
    lazy("Make an account"),
    lazy("Send me a link"),
    {"email": MAIL},
    (
        lazy("Finding help needs no account. With one you can answer for your organisation."),
        lazy("We send a link to your mail address. It leads to a page for your name and a password."),
    ),
    (lazy("Sign in"), reverse_lazy("account_login")),
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Mail a link that makes the account; the answer is the same whoever asks."""
    if request.method != "POST":
        return show_form(request, PAGE)
    email = line(request, "email")
    wait = too_many(request, "reset_password", key=email)
    if wait is not None:
        return wait
    try:
        ask_for_account(email=email)
    except AccountRefused:
        said = problem(_("Type your whole mail address, like name@example.org."), "email")
        return show_form(request, PAGE, typed={"email": email}, problems=[said])
    sent = _("We sent a mail to %(email)s. Open the link in it to go on.") % {"email": email}
    return render(request, "account/done.html.jinja", {"title": _("Look at your mail"), "paragraphs": [sent]})
