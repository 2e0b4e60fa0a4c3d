"""Second factors: an app that shows codes, passkeys, and spare codes on paper."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_authentication, begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView, RemoveWebAuthnView
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from alongside.exchange.accounts.backends import is_demo_here, is_demo_user
from alongside.exchange.accounts.factors import demo_code, demo_codes
from alongside.exchange.accounts.queries import demo_factor, factors_of, lacks_second_factor

from .forms import Field, FormPage, OurForm, form_context, problems_of
from .middleware import WANTED

CODE = Field(
    _("Code"),
    autocomplete="one-time-code",
    hint=_("Six digits from your app, or one of your spare codes."),
    missing=_("Type the code."),
)
BACK = (_("Your account"), reverse_lazy("account"))


@require_GET
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """What a second factor is, and the two ways to have one."""
    return render(request, "account/second_factor.html.jinja", {"must": request.session.get(WANTED, False)})


class CodeForm(AuthenticateForm):
    """A code; the demo's may be typed again, as several people try a demo at once."""

    def clean_code(self) -> str:
        """The code, if it is right."""
        code = str(self.cleaned_data["code"])
        factor = demo_factor(self.user.pk) if is_demo_user(self.user) else None
        if factor is not None and code.replace(" ", "") in demo_codes():
            self.authenticator = factor
            return code
        return str(super().clean_code())


class Sturdy:
    """What a browser says of a passkey comes from outside: whatever is wrong with it, it is no passkey."""

    def full_clean(self) -> None:
        """Check it; a forged one breaks the library's reader in many ways, and each is one answer here."""
        try:
            super().full_clean()  # type: ignore[misc]
        except Exception:
            self.cleaned_data: dict[str, Any] = {}
            self.add_error(None, _("That was no passkey of yours."))  # type: ignore[attr-defined]


class PasskeyShown(Sturdy, AuthenticateWebAuthnForm):
    """A passkey after the password."""


class PasskeyAlone(Sturdy, LoginWebAuthnForm):
    """A passkey instead of the password."""


class PasskeyMade(Sturdy, AddWebAuthnForm):
    """A new passkey."""


class SecondStep(OurForm, AuthenticateView):
    """After the password: the code, or the passkey."""

    template_name = "account/code.html.jinja"
    form_class = CodeForm
    webauthn_form_class = PasskeyShown
    said = FormPage(_("Your code"), _("Sign in"), {"code": CODE}, (), (_("Sign in"), "/account/login/"))

    def form_invalid(self, form: Any) -> HttpResponse:
        """The page again, with what is wrong."""
        return self.render_to_response(self.get_context_data(), status=422)

    def _build_forms(self) -> Any:
        posted = super()._build_forms()
        self.auth_form.fields["code"].error_messages["required"] = CODE.missing
        return posted

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the passkeys asked for, and in a demo the code."""
        found = AuthenticateView.get_context_data(self, **kwargs)
        wrong = problems_of(self.form) if self.form is not None else []
        user = self.stage.login.user
        demo = is_demo_user(user) and is_demo_here(self.request)
        return form_context(self.said, problems=[_at_code(one) for one in wrong]) | {
            "options": found["js_data"]["request_options"] if _has_passkey(user) else None,
            "demo_code": demo_code() if demo else "",
        }


def _at_code(problem: dict[str, str]) -> dict[str, str]:
    return problem | {"href": "#code", "field": "code"}


def _has_passkey(user: Any) -> bool:
    return any(one.type == "webauthn" for one in factors_of(user.pk))


class Settled:
    """After a change the session knows whether a second factor is still wanted."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it, and look again."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        self.request.session[WANTED] = lacks_second_factor(self.request.user.pk)
        return response


class AddApp(OurForm, Settled, ActivateTOTPView):
    """Add an app that shows codes."""

    template_name = "account/app.html.jinja"
    said = FormPage(
        _("Add an app for codes"),
        _("Go on"),
        {"code": Field(_("Code in the app"), autocomplete="one-time-code", missing=_("Type the code."))},
        (_("Open the app on your phone, add an account, and point the camera at this square."),),
        BACK,
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The square, and the same in letters."""
        found = super().get_context_data(**kwargs)
        secret = found["form"].secret
        return found | {"letters": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))}

    def get_success_url(self) -> str:
        """The spare codes, if these are the first; else the account."""
        return str(super().get_success_url()) if self.did_generate_recovery_codes else reverse("account")


class RemoveApp(OurForm, Settled, DeactivateTOTPView):
    """Remove the app."""

    success_url = reverse_lazy("account")
    said = FormPage(
        _("Remove the app for codes"),
        _("Remove it"),
        {},
        (_("Some roles need a second factor. If yours does, you are asked for another one."),),
        BACK,
        warning=True,
    )


class SpareCodes(ViewRecoveryCodesView):
    """The spare codes that are left."""

    http_method_names = ["get", "head"]
    template_name = "account/spare_codes.html.jinja"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The codes; whoever has none yet makes some first."""
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return redirect("mfa_generate_recovery_codes")


class NewSpareCodes(OurForm, GenerateRecoveryCodesView):
    """Make new spare codes; the old ones are void."""

    said = FormPage(
        _("New spare codes"),
        _("Make new codes"),
        {},
        (_("The old spare codes no longer work once you do this."),),
        BACK,
    )


class AddPasskey(OurForm, Settled, AddWebAuthnView):
    """Add a passkey: the browser makes it, and asks for a finger, a face or a PIN."""

    template_name = "account/passkey.html.jinja"
    form_class = PasskeyMade
    said = FormPage(
        _("Add a passkey"),
        _("Make a passkey"),
        {"name": Field(_("A name for it"), hint=_("So that you know it again, like: my phone."))},
        (_("A passkey is kept by your phone or computer. You sign in with a finger, a face or a PIN."),),
        BACK,
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the browser needs to make one."""
        wrong = problems_of(kwargs["form"]) if "form" in kwargs else []
        problems = [one | {"href": "#button", "field": "button"} for one in wrong]
        options = begin_registration(self.request.user, True)
        return form_context(self.said, typed=self.request.POST, problems=problems) | {"options": options}

    def get_success_url(self) -> str:
        """The spare codes, if these are the first; else the account."""
        return str(super().get_success_url()) if self.did_generate_recovery_codes else reverse("account")


class RemovePasskey(OurForm, Settled, RemoveWebAuthnView):
    """Remove a passkey."""

    success_url = reverse_lazy("account")
    said = FormPage(
        _("Remove this passkey"),
        _("Remove it"),
        {},
        (_("Remove it from your phone or computer too: this only tells us to take it no more."),),
        BACK,
        warning=True,
    )


class PasskeySignIn(LoginWebAuthnView):
    """Sign in with a passkey alone."""

    form_class = PasskeyAlone
    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What the browser needs to ask for one."""
        return JsonResponse({"request_options": begin_authentication(user=None)})
