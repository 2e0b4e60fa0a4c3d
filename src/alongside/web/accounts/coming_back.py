"""Somebody without an account comes back: a number, and a link by mail or six digits by text."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from alongside.exchange.accounts.services.codes import ask_back, use_code
from alongside.web.middleware import GUEST
from alongside.web.typed import Problem, line, problem

from .forms import WRONG, Field, FormPage, show_form
from .throttle import too_many

HOME = "/yours/"  # where their things are
CODE = FormPage(
    lazy("Type your code"),
    lazy("Go on"),
    {
        "number": Field(lazy("Your number")),
        "code": Field(lazy("Code"), autocomplete="one-time-code", hint=lazy("The six digits from the text.")),
    },
    (
        lazy("If we have this number and a phone for it, a text is on its way."),
        lazy("The code works for ten minutes."),
    ),
    (lazy("Back"), "/come-back/"),
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The number, and how to be told: the answer is the same whether anybody has that number."""
    if request.user.is_authenticated:
        return redirect("account")
    if request.method != "POST":
        return _ask(request)
    number, how = line(request, "number"), line(request, "how")
    if not number:
        return _ask(request, [problem(_("Type the number that we gave you."), "number")])
    if how not in {"text", "mail"}:
        return _ask(request, [problem(_("Say how we should reach you."), "how")])
    wait = too_many(request, "come_back", key=number)
    if wait is not None:
        return wait
    ask_back(number=number, by_text=how == "text")
    if how == "text":
        return _code(request, number)
    said = _("If we have this number and a mail address for it, a link is on its way. It works for a day.")
    return render(request, "account/done.html.jinja", {"title": _("Look at your mail"), "paragraphs": [said]})


def _ask(request: HttpRequest, problems: list[dict[str, str]] | None = None) -> HttpResponse:
    context = {"problems": problems or [], "typed": request.POST}
    status = WRONG if problems else 200
    return render(request, "account/come_back.html.jinja", context, status=status)


def _code(request: HttpRequest, number: str, problems: Sequence[Problem] = ()) -> HttpResponse:
    typed = {"number": number}
    return show_form(request, CODE, typed=typed, problems=problems, action="/come-back/code/")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The code from the text: whoever types the right one is that guest from then on."""
    if request.user.is_authenticated or request.method != "POST":
        return redirect("come-back")
    number = line(request, "number")
    wait = too_many(request, "come_back_code", key=number)
    if wait is not None:
        return wait
    guest = use_code(number=number, code=line(request, "code"))
    if guest is None:
        said = problem(_("This is not the code, or it is too old. Try again, or ask for a new one."), "code")
        return _code(request, number, [said])
    request.session.cycle_key()
    request.session[GUEST] = guest.pk
    return redirect(HOME)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Leave: whoever uses this computer next is nobody here."""
    if not request.user.is_authenticated:
        request.session.flush()
    return redirect("home")
