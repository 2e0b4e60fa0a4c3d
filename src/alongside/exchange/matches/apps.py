"""Tell Django about this room."""

from django.apps import AppConfig


class MatchesConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.matches"
    label = "matches"
    verbose_name = "Matches"
