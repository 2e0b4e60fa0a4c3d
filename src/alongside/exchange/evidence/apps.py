"""Tell Django about this room."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.evidence"
    label = "evidence"
    verbose_name = "Evidence"
