"""The password once more, before something of the account is changed."""

from allauth.account.views import ReauthenticateView
from django.utils.translation import gettext_lazy as _

from .forms import Field, FormPage, OurForm


class Again(OurForm, ReauthenticateView):
    """Ask for the password of whoever is signed in, then go on with what they wanted."""

    said = FormPage(
        _("Your password once more"),
        _("Go on"),
        {
            "password": Field(
                _("Password"),
                kind="password",
                autocomplete="current-password",
                missing=_("Type your password."),
            )
        },
        (_("You signed in some time ago. We ask so that nobody changes your account at your desk."),),
    )
