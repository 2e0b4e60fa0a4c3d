"""The same organisation under two names.

`columns_of` writes records in one way, `score` compares those with something telling in common, `link`
says which may be one: identifiers first, then the model, then groups. `backends.linkage` learns the weights.
"""

from .addresses import domain, phone, postcode
from .blocking import KEYS, candidates, keys_of
from .comparisons import ORGANISATIONS, Columns, Comparison, Level, compare
from .explain import Evidence, explain, how_sure
from .groups import Groups, groups, members
from .identifiers import agree, differ, known_of, standard
from .likeness import edit_likeness, jaro_winkler
from .linking import Pair, Scored, link, same_by_identifier, score
from .model import SHIPPED, Model, bits_of, by_chance, others, prior_for, probability
from .names import name_words, telling
from .records import Organisation, columns_of

__all__ = [
    "KEYS",
    "ORGANISATIONS",
    "SHIPPED",
    "Columns",
    "Comparison",
    "Evidence",
    "Groups",
    "Level",
    "Model",
    "Organisation",
    "Pair",
    "Scored",
    "agree",
    "bits_of",
    "by_chance",
    "candidates",
    "columns_of",
    "compare",
    "differ",
    "domain",
    "edit_likeness",
    "explain",
    "groups",
    "how_sure",
    "jaro_winkler",
    "keys_of",
    "known_of",
    "link",
    "members",
    "name_words",
    "others",
    "phone",
    "postcode",
    "prior_for",
    "probability",
    "same_by_identifier",
    "score",
    "standard",
    "telling",
]
