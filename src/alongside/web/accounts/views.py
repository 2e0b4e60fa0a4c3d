"""Sign in and sign out."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.exchange.accounts.backends import DEMO_EMAILS, DEMO_PASSWORD, is_demo_here
from alongside.exchange.accounts.rules import SECOND_FACTOR
from alongside.web import words

from .forms import WRONG, problems_of


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
        return {
            "form": found["form"],
            "problems": problems_of(found["form"]),
            "next": self.get_next_url() or "",
            "demo": _demo() if is_demo_here(self.request) else None,
            "sign_up": settings.SIGN_UP == "open",
        }


def _demo() -> dict[str, Any]:
    """Whom a demo can be tried as: each address with the role, and whether a code is asked for."""
    people = [
        {"email": email, "role": words.ROLE[role], "code": role in SECOND_FACTOR}
        for role, email in DEMO_EMAILS.items()
    ]
    return {"password": DEMO_PASSWORD, "people": people}


class SignOut(LogoutView):
    """Sign out; only by the button, so that no link does it."""

    http_method_names = ["post"]
