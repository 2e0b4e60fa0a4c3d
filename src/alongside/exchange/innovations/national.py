"""The national innovation record as a format: its ids and choices against ours, in both directions. Pure.

A record has 63 questions, known here by id and kind alone. Those in `HOMES` are answers of our own form; all
others are kept as they are under their id, and go out again as they came in. Of an answer that stands in
both, the one said last counts. Source: the schema of NHS England's Innovation Service (OGL v3.0), whose texts
an operator fetches and we do not ship.
"""

import csv
import io
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from alongside.exchange.audit.decisions import Refused

from . import record_rules as rules

OURS = "alongside-innovation-record"
THEIRS = "nhs-innovation-record"
MOST_IDS, MOST_BYTES = 500, 1_000_000
ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,79}")

TEXT, ONE, MANY, ROWS = "text", "one", "many", "rows"
IDS: Mapping[str, str] = {
    **dict.fromkeys(
        """name description postcode supportDescription currentlyReceivingSupport problemsTackled
        howInnovationWork estimatedCarbonReductionSavingsDescriptionA
        estimatedCarbonReductionSavingsDescriptionB summaryOngoingEvidenceGathering marketResearch
        whatCompetitorsAlternativesExist potentialPathway payingOrganisations benefittingOrganisations
        fundingDescription costDescription eligibilityCriteria sellExpectations usageExpectations
        commercialBasis organisationDeploymentAffect""".split(),
        TEXT,
    ),
    **dict.fromkeys(
        """officeLocation hasWebsite mainCategory mainPurpose hasProductServiceOrPrototype
        impactDiseaseCondition estimatedCarbonReductionSavings carbonReductionPlan
        completedHealthInequalitiesImpactAssessment hasEvidence currentlyCollectingEvidence hasMarketResearch
        optionBestDescribesInnovation innovationPathwayKnowledge involvedUsersDesignProcess
        testedWithIntendedUsers hasRegulationKnowledge hasPatents hasOtherIntellectual hasRevenueModel
        hasFunding hasCostKnowledge patientsRange costComparison hasDeployPlan isDeployed
        hasResourcesToScale""".split(),
        ONE,
    ),
    **dict.fromkeys(
        """countryLocation categories areas careSettings involvedAACProgrammes benefitsOrImpact
        diseasesConditionsImpact keyHealthInequalities needsSupportAnyArea intendedUserGroupsEngaged standards
        revenues""".split(),
        MANY,
    ),
    **dict.fromkeys(("userTests", "deploymentPlans"), ROWS),
}
YES_NO = {"YES": "yes", "NO": "no"}
SO_FAR = {"YES": "yes", "IN_PROGRESS": "under-way", "NOT_YET": "not-yet"}


def _in_order(theirs: str, ours: Sequence[str]) -> dict[str, str]:
    return dict(zip(theirs.split(), ours, strict=True))


# Their id: our question, and their choices against ours where it is one of choices.
HOMES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "description": ("what", {}),
    "problemsTackled": ("problem", {}),
    "supportDescription": ("next", {}),
    "howInnovationWork": ("how", {}),
    "hasProductServiceOrPrototype": ("prototype", YES_NO),
    "mainPurpose": (
        "purpose",
        _in_order(
            """PREVENT_CONDITION PREDICT_CONDITION DIAGNOSE_CONDITION MONITOR_CONDITION PROVIDE_TREATMENT
            MANAGE_CONDITION ENABLING_CARE RISKS_CLIMATE_CHANGE""",
            rules.PURPOSES,
        ),
    ),
    "whatCompetitorsAlternativesExist": ("instead", {}),
    "optionBestDescribesInnovation": (
        "compared",
        _in_order(
            """ONE_OFF_INNOVATION BETTER_ALTERNATIVE EQUIVALENT_ALTERNATIVE COST_EFFECT_ALTERNATIVE
            NOT_SURE""",
            rules.COMPARED,
        ),
    ),
    "eligibilityCriteria": ("for-whom", {}),
    "patientsRange": (
        "how-many",
        _in_order("UP_10000 BETWEEN_10000_500000 MORE_THAN_500000 NOT_SURE NOT_RELEVANT", rules.MANY),
    ),
    "involvedUsersDesignProcess": ("users-design", SO_FAR),
    "testedWithIntendedUsers": ("users-tested", SO_FAR),
    "intendedUserGroupsEngaged": (
        "users-who",
        _in_order(
            """CLINICAL_SOCIAL_CARE_WORKING_INSIDE_UK CLINICAL_SOCIAL_CARE_WORKING_OUTSIDE_UK
            NON_CLINICAL_HEALTHCARE PATIENTS SERVICE_USERS CARERS OTHER""",
            rules.USERS,
        ),
    ),
    "hasEvidence": ("evidence", {"YES": "yes", "NOT_YET": "not-yet"}),
    "currentlyCollectingEvidence": ("gathering", YES_NO),
    "summaryOngoingEvidenceGathering": ("gathering-how", {}),
    "hasRegulationKnowledge": (
        "rules-known",
        _in_order("YES_ALL YES_SOME NO NOT_RELEVANT", rules.RULES_KNOWN),
    ),
    "hasPatents": ("patents", _in_order("HAS_AT_LEAST_ONE APPLIED_AT_LEAST_ONE HAS_NONE", rules.PATENTS)),
    "hasOtherIntellectual": ("other-rights", YES_NO),
    "hasCostKnowledge": ("cost-known", _in_order("DETAILED_ESTIMATE ROUGH_IDEA NO", rules.COST_KNOWN)),
    "costDescription": ("cost", {}),
    "costComparison": (
        "cost-beside",
        _in_order("CHEAPER COSTS_MORE_WITH_SAVINGS COSTS_MORE NOT_SURE", rules.BESIDE),
    ),
    "payingOrganisations": ("pays", {}),
    "benefittingOrganisations": ("gains", {}),
    "hasFunding": ("funded", _in_order("YES NO NOT_RELEVANT", rules.FUNDED)),
    "fundingDescription": ("funding", {}),
    "isDeployed": ("in-use", YES_NO),
    "commercialBasis": ("site-terms", {}),
    "organisationDeploymentAffect": ("site-effects", {}),
    "hasDeployPlan": ("ready", YES_NO),
    "hasResourcesToScale": ("can-grow", _in_order("YES NO NOT_SURE", rules.SURE)),
    "innovationPathwayKnowledge": (
        "pathway-fit",
        _in_order(
            """PATHWAY_EXISTS_AND_CHANGED PATHWAY_EXISTS_AND_FITS NO_PATHWAY DONT_KNOW
            NOT_PART_PATHWAY""",
            rules.PATHWAY,
        ),
    ),
    "potentialPathway": ("pathway", {}),
}
THEIR_ID: Mapping[str, str] = {ours: theirs for theirs, (ours, _) in HOMES.items()}
# What says less than our own answer, so that it is worked out going out, and only hints at ours coming in.
CATEGORY = {
    "medicine": "PHARMACEUTICAL",
    "device": "MEDICAL_DEVICE",
    "digital": "DIGITAL",
    "service": "MODELS_CARE",
}
TYPE_OF = {
    "PHARMACEUTICAL": "medicine",
    **dict.fromkeys(("MEDICAL_DEVICE", "IN_VITRO_DIAGNOSTIC", "PPE"), "device"),
    **dict.fromkeys(("DIGITAL", "AI", "DATA_MONITORING"), "digital"),
    **dict.fromkeys(("MODELS_CARE", "EDUCATION"), "service"),
}
STANDARD_OF_CLASS = _in_order(
    """CE_UKCA_NON_MEDICAL CE_UKCA_CLASS_I CE_UKCA_CLASS_II_A CE_UKCA_CLASS_II_B CE_UKCA_CLASS_III
    IVD_GENERAL IVD_SELF_TEST IVD_ANNEX_LIST_A IVD_ANNEX_LIST_B""",
    rules.CLASS[:-1],  # the last is that nobody knows
)
STANDARD_OF_STEP = {"medicine.licence": "MARKETING", "digital.standards": "DTAC", "service.provider": "CQC"}
APPLIES = ("done", "under-way", "to-do")


class CannotRead(Exception):
    """A file is no such record. `why` is a key of `notices_record.WHY_NOT`; `what`: what it is about."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(why)
        self.why, self.what = why, what


@dataclass(frozen=True, slots=True)
class Doubt:
    """An answer that the schema does not foresee, kept all the same. `why`: no-id, no-choice or no-kind."""

    id: str
    why: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file: answers by our keys (`nhs:` before what has no home here), and doubts."""

    answers: Mapping[str, Any]
    doubts: tuple[Doubt, ...] = ()
    hints: Mapping[str, Any] = field(default_factory=dict)  # taken only where nothing was said before

    @property
    def homes(self) -> list[str]:
        """Our questions that it answers."""
        return [key for key in self.answers if not key.startswith(rules.EXTRA)]

    @property
    def kept(self) -> list[str]:
        """The ids that are kept as they are."""
        return [key.removeprefix(rules.EXTRA) for key in self.answers if key.startswith(rules.EXTRA)]


def read_file(content: bytes) -> Any:
    """A file in the format: JSON, or CSV as `id,value` (an id that comes twice is a list).

    Raises: CannotRead.
    """
    if len(content) > MOST_BYTES:
        raise CannotRead("file-large")
    try:
        text = content.decode("utf-8-sig").strip()
    except UnicodeDecodeError as wrong:
        raise CannotRead("file-text") from wrong
    if not text:
        raise CannotRead("file-empty")
    if text[0] not in "{[":
        return _of_csv(text)
    try:
        return json.loads(text, parse_constant=_refuse_number)
    except (ValueError, RecursionError) as wrong:
        raise CannotRead("file-json") from wrong


def _refuse_number(said: str) -> Any:
    raise ValueError(said)


def _of_csv(text: str) -> dict[str, Any]:
    try:
        rows = list(csv.DictReader(io.StringIO(text)))
    except csv.Error as wrong:
        raise CannotRead("file-csv") from wrong
    found: dict[str, Any] = {}
    for row in rows:
        if "id" not in row or "value" not in row:
            raise CannotRead("file-csv")
        key, value = (row["id"] or "").strip(), row["value"] or ""
        if key in found or IDS.get(key) == MANY:
            before = found.get(key, [])
            found[key] = [*(before if isinstance(before, list) else [before]), value]
        elif key:
            found[key] = value
    return found


def answers_in(document: Any) -> dict[str, Any]:
    """The answers of a document by their id, wherever it keeps them: flat, under `answers`, or by section.

    Raises: CannotRead.
    """
    if isinstance(document, list):
        document = {
            str(one["id"]): one.get("value") for one in document if isinstance(one, dict) and "id" in one
        }
    if not isinstance(document, dict):
        raise CannotRead("file-record")
    inner = document.get("answers", document)
    found: dict[str, Any] = {}
    for key, value in inner.items() if isinstance(inner, dict) else ():
        if isinstance(value, dict) and key not in IDS:
            found |= value
        else:
            found[key] = value
    found = {key: value for key, value in found.items() if not rules.is_empty(value)}
    if not found:
        raise CannotRead("file-record")
    if len(found) > MOST_IDS:
        raise CannotRead("file-many")
    for key, value in found.items():
        _check(key, value)
    return found


def _check(key: str, value: Any) -> None:
    """What no database keeps, or nobody reads, is refused by name."""
    if not ID.fullmatch(key):
        raise CannotRead("file-id", key[:80])
    said = json.dumps(value, ensure_ascii=False)
    if len(said) > rules.FILE:
        raise CannotRead("file-long", key)
    if "\\u0000" in said or any("\ud800" <= sign <= "\udfff" for sign in said):
        raise CannotRead("file-signs", key)
    if any(isinstance(one, float) and not math.isfinite(one) for one in _leaves(value)):
        raise CannotRead("file-signs", key)


def _leaves(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return [value]
    return [leaf for one in value for leaf in _leaves(one)]


def take_in(document: Any, schema: Any = None) -> TakenIn:
    """What a document says, by our keys. `schema`: that of the record, where somebody has it.

    Raises: CannotRead.
    """
    if isinstance(document, dict) and document.get("format") == OURS:
        return _own(document)
    said = answers_in(document)
    found: dict[str, Any] = {}
    for theirs, value in said.items():
        ours = _at_home(theirs, value)
        found |= {f"{rules.EXTRA}{theirs}": value} if ours is None else {HOMES[theirs][0]: ours}
    doubts = () if schema is None else tuple(_doubts(said, schema))
    types = [TYPE_OF[one] for one in _texts(said.get("categories")) if one in TYPE_OF]
    return TakenIn(found, doubts, {"types": sorted(set(types), key=rules.TYPES.index)} if types else {})


def _texts(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _at_home(theirs: str, value: Any) -> Any:
    """The same as an answer of ours; None where it has no home or does not fit it whole."""
    ours, choices = HOMES.get(theirs, ("", {}))
    if not ours:
        return None
    if choices and isinstance(value, list):
        value = [choices.get(one) if isinstance(one, str) else None for one in value]
    elif choices:
        value = choices.get(value) if isinstance(value, str) else None
    return None if value is None or isinstance(rules.may_answer(ours, value), Refused) else value


def _own(document: Mapping[str, Any]) -> TakenIn:
    """A file that an exchange like this one wrote. Raises: CannotRead, where an answer is none of ours."""
    said = document.get("answers")
    if not isinstance(said, dict) or not said or len(said) > MOST_IDS:
        raise CannotRead("file-record")
    for key, value in said.items():
        _check(key.removeprefix(rules.EXTRA).removeprefix(rules.DONE), value)
        if not key.startswith(rules.EXTRA) and isinstance(rules.may_answer(key, value), Refused):
            raise CannotRead("file-answer", key)
    return TakenIn({key: value for key, value in said.items() if not rules.is_empty(value)})


def give_out(
    said: Iterable[tuple[str, Any]], *, title: str = "", types: Iterable[str] = ()
) -> dict[str, Any]:
    """The answers in the ids and choices of the national record, its order first.

    `said`: our key and value each, the oldest first; what was said last about an id counts.
    """
    said = list(said)
    found: dict[str, Any] = {"name": title, **_worked_out(dict(said), types)}
    for key, value in said:
        if key.startswith(rules.EXTRA):
            found |= {} if rules.is_empty(value) else {key.removeprefix(rules.EXTRA): value}
        elif theirs := THEIR_ID.get(key):
            found[theirs] = _theirs(theirs, value)
    order = {key: at for at, key in enumerate(IDS)}
    known = sorted(found, key=lambda key: (order.get(key, len(order)), key))
    return {key: found[key] for key in known if not rules.is_empty(found[key])}


def _theirs(theirs: str, value: Any) -> Any:
    back = {ours: choice for choice, ours in HOMES[theirs][1].items()}
    if not back or rules.is_empty(value):
        return value
    return [back[one] for one in value] if isinstance(value, list) else back[value]


def _worked_out(answers: Mapping[str, Any], types: Iterable[str]) -> dict[str, Any]:
    """What our answers say about two of their questions; an answer kept from a file stands before it."""
    of_class = {ours: theirs for theirs, ours in STANDARD_OF_CLASS.items()}
    standards = [of_class[one] for one in [answers.get("class")] if one in of_class]
    standards += [code for key, code in STANDARD_OF_STEP.items() if answers.get(key) in APPLIES]
    return {"categories": [CATEGORY[one] for one in types if one in CATEGORY], "standards": standards}


def read_schema(content: bytes) -> Any:
    """The questions of the record as its publisher gives them. Raises: CannotRead."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        raise CannotRead("no-schema") from wrong
    right = isinstance(found, list) and all(
        isinstance(one, dict) and isinstance(one.get("id"), str) for one in found
    )
    if not right or not found:
        raise CannotRead("no-schema")
    return found


def _doubts(said: Mapping[str, Any], schema: Iterable[Mapping[str, Any]]) -> Iterable[Doubt]:
    known = {str(one["id"]): one for one in schema}
    for key, value in said.items():
        if key not in known:
            yield Doubt(key, "no-id")
            continue
        items = known[key].get("items") or []
        choices = {one.get("id") for one in items if isinstance(one, dict)}
        kind = str(known[key].get("type", ""))
        if kind.endswith("array") != isinstance(value, list) and kind != "fields-group":
            yield Doubt(key, "no-kind")
        elif choices:
            each = value if isinstance(value, list) else [value]
            yield from (
                Doubt(key, "no-choice", one) for one in each if not isinstance(one, str) or one not in choices
            )
