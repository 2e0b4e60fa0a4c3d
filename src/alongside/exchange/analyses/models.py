"""What engines were asked and what they answered."""

import uuid

from django.db import models


class Run(models.Model):
    """One run of an engine: its input's hash, version, seed and outcome.

    Written once. No personal data: inputs are kept as a hash only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engine = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    input_hash = models.CharField(max_length=64)
    seed = models.BigIntegerField(null=True)
    index_generation = models.BigIntegerField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    outcome = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"Run {self.pk}"
