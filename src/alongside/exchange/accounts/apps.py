"""Tell Django about this room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.accounts"
    label = "accounts"
    verbose_name = "Accounts"
