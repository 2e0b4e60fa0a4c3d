"""Read which data sets are loaded and what rests on them. Sources are public: no viewer is asked for."""

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, Model

from alongside.exchange.audit.models import Dataset


def loaded_datasets() -> set[str]:
    """The ids of the data sets that were loaded."""
    return set(Dataset.objects.exclude(loaded_at=None).values_list("pk", flat=True))


def digest_of(dataset_id: str) -> str | None:
    """The digest of the files as last loaded, None for a data set that is not loaded."""
    return (
        Dataset.objects.filter(pk=dataset_id).exclude(loaded_at=None).values_list("digest", flat=True).first()
    )


def world_of(dataset_id: str) -> str | None:
    """The world of a data set; None where there is no such set."""
    return Dataset.objects.filter(pk=dataset_id).values_list("world", flat=True).first()


def users_of(dataset_id: str) -> list[str]:
    """Sentences about the rows of others that point to rows of this data set, per kind of row."""
    sentences = []
    for model in _with_dataset():
        for field in model._meta.get_fields():
            if not isinstance(field, ForeignKey | ManyToManyField) or not _owned(field.related_model):
                continue
            pointing = model._default_manager.filter(**{f"{field.name}__dataset": dataset_id})
            count = pointing.exclude(dataset=dataset_id).distinct().count()
            if count:
                ours = field.related_model._meta.verbose_name
                theirs = model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural
                sentences.append(f"{count} {theirs} of others name a {ours} of it ({field.name})")
    return sentences


def _with_dataset() -> list[type[Model]]:
    return [model for model in apps.get_models() if _owned(model)]


def _owned(model: type[Model]) -> bool:
    return model is not Dataset and any(field.name == "dataset" for field in model._meta.get_fields())
