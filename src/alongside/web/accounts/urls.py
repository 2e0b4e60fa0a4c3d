"""The addresses of accounts; what is not here of the sign-in library cannot be reached."""

from django.conf import settings
from django.urls import path

from . import account, again, coming_back, helping, passwords, people, second_factor, sign_up, views

PATTERNS = [
    path("account/login/", views.SignIn.as_view(), name="account_login"),
    path("account/login/code/", second_factor.SecondStep.as_view(), name="mfa_authenticate"),
    path("account/login/passkey/", second_factor.PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path("account/logout/", views.SignOut.as_view(), name="account_logout"),
    path("account/again/", again.Again.as_view(), name="account_reauthenticate"),
    path("account/password/", passwords.change, name="password"),
    path("account/password/forgotten/", passwords.forgotten, name="password-forgotten"),
    path("account/second-factor/", second_factor.choose, name="second-factor"),
    path("account/second-factor/app/", second_factor.AddApp.as_view(), name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", second_factor.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("account/second-factor/spare/", second_factor.SpareCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "account/second-factor/spare/new/",
        second_factor.NewSpareCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path("account/second-factor/passkey/", second_factor.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path(
        "account/second-factor/passkey/<int:pk>/remove/",
        second_factor.RemovePasskey.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("you/account/", account.show, name="account"),
    path("you/account/acting/", account.act_for, name="act-for"),
    path("you/account/sessions/", account.sign_out_everywhere, name="sign-out-everywhere"),
    path("you/account/keys/", account.make_key, name="key-make"),
    path("you/account/keys/end/", account.end_key, name="key-end"),
    path("you/people/", people.index, name="people"),
    path("you/people/remove/", people.remove, name="people-remove"),
    path("you/helping/", helping.index, name="helping"),
    path("you/helping/go/", helping.go, name="helping-go"),
    path("you/helping/stop/", helping.stop, name="helping-stop"),
    path("you/helping/end/", helping.end, name="helping-end"),
    path("come-back/", coming_back.ask, name="come-back"),
    path("come-back/code/", coming_back.code, name="come-back-code"),
    path("come-back/leave/", coming_back.leave, name="come-back-leave"),
    *([path("account/new/", sign_up.ask, name="sign-up")] if settings.SIGN_UP == "open" else []),
]
