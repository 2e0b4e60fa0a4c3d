"""Tell Django about this room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.audit"
    label = "audit"
    verbose_name = "Audit"
