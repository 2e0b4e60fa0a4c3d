"""Tell Django about this room."""

from django.apps import AppConfig


class AnalysesConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.analyses"
    label = "analyses"
    verbose_name = "Analyses"
