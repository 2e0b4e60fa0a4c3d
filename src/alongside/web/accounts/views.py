"""Sign in, sign out, and the page that says who you are here."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView, LogoutView
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.accounts.backends import DEMO_EMAIL, DEMO_PASSWORD, is_demo_here
from alongside.exchange.accounts.queries import myself, parts_of
from alongside.exchange.directory.queries import acted_for
from alongside.web import words
from alongside.web.presenting import PRACTICE, open_page

WRONG = 422


class SignInForm(LoginForm):
    """Mail address and password, with a sentence for each that is missing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wrong = _("Type your whole mail address, like name@example.org.")
        self.fields["login"].error_messages |= {"required": wrong, "invalid": wrong}
        self.fields["password"].error_messages["required"] = _("Type your password.")


class SignIn(LoginView):
    """Sign in with a mail address and a password; too many tries are answered with a pause."""

    http_method_names = ["get", "head", "post"]
    form_class = SignInForm

    def form_invalid(self, form: Form) -> HttpResponse:
        """The form again, with what is wrong; only the password is typed anew."""
        return self.render_to_response(self.get_context_data(form=form), status=WRONG)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, what is wrong with it, where to go on, and in a demo whom to try it as."""
        found = super().get_context_data(**kwargs)
        demo = {"email": DEMO_EMAIL, "password": DEMO_PASSWORD} if is_demo_here(self.request) else None
        return {
            "form": found["form"],
            "problems": _problems(found["form"]),
            "next": self.get_next_url() or "",
            "demo": demo,
        }


class SignOut(LogoutView):
    """Sign out; only by the button, so that no link does it."""

    http_method_names = ["post"]


def _problems(form: Form) -> list[dict[str, str]]:
    """What is wrong, each with the field to mend; that the two do not go together is said at the first."""
    return [
        {"text": str(said), "href": f"#{'login' if name == '__all__' else name}"}
        for name, sentences in form.errors.items()
        for said in sentences
    ]


@require_GET
@login_required
def you(request: HttpRequest) -> HttpResponse:
    """Who you are here, for whom you act, and what you can do from here."""
    viewer = request.viewer  # type: ignore[attr-defined]
    actors = {actor.party_id: actor for actor in acted_for(viewer)}
    parts = [_part(part, actors.get(part.party_id)) for part in parts_of(viewer)]
    world = next((actor.world for actor in actors.values()), "real")
    return render(
        request,
        "account/you.html.jinja",
        {
            "user": myself(viewer),
            "parts": parts,
            "lists_url": open_page("/lists/", world) if parts else "",
            "needs_url": open_page("/needs/", world),
            "practice": world == PRACTICE,
        },
    )


def _part(part: Any, actor: Any) -> dict[str, str]:
    """One body that somebody acts for, with its page."""
    return {
        "name": actor.name if actor else "",
        "url": f"/actors/{actor.ref}/" if actor else "",
        "role": words.ROLE[part.role],
        "place": part.place_name,
    }
