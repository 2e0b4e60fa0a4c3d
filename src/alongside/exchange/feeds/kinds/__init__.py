"""The kinds of rows that can be loaded, by the name that `dataset.yaml` uses."""

from . import directory, evidence, help, measures, places
from .base import Context, Kind, Link

KINDS: dict[str, Kind] = {
    "places": places.PLACES,
    "within": places.WITHIN,
    "successions": places.SUCCESSIONS,
    "boundaries": places.BOUNDARIES,
    "postcodes": places.POSTCODES,
    "subjects": directory.SUBJECT_ROWS,
    "subject_maps": directory.SUBJECT_MAPS,
    "subject_rules": directory.SUBJECT_RULES,
    "ambiguous_words": directory.AMBIGUOUS,
    "actors": directory.ACTORS,
    "identifiers": directory.IDENTIFIER_ROWS,
    "fates": directory.FATES,
    "ties": directory.TIES,
    "needs": help.NEEDS,
    "notes": help.NOTES,
    "same_things": help.SAME_THINGS,
    "offers": help.OFFERS,
    "connectors": directory.CONNECTORS,
    "indicators": places.INDICATORS,
    "figures": places.FIGURES,
    "claims": evidence.CLAIMS,
    "participation": evidence.PARTICIPATION,
    "measures": measures.MEASURES,
    "waiting": Kind(columns={}),
}

__all__ = ["KINDS", "Context", "Kind", "Link"]
