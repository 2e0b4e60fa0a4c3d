"""Who may meet what `evidence_world` makes, by the rule and not by the code: the table of `MAY` by names.

A case is met by those with whom it is shared, and from review on by those named in it; so is all under it.
"""


def _case(token: str) -> str:
    return f"{token} {token}Party {token}Stream {token}Attached {token}Came {token}Ledger"


def _evaluation(token: str) -> str:
    return " ".join(
        f"{token}{part}" for part in "- Found Limits Planned Adapted Measured Site Way".split()
    ).replace("-", "")


CLAIM = "ZqClaim ZqClaimLimits ZqPaper ZqPaperNote ZqObjection ZqStandard ZqOnWhat"
CLAIM_OWN = "ZqClaimOwn ZqClaimOwnLimits ZqRestsOnHidden ZqStandardOwn ZqOnWhatOwn ZqJudgeOwn"
CLAIM_CASE = "ZqClaimCase ZqClaimCaseLimits"

FIGURES = (
    "ZqMeasure ZqMeasureCounts ZqMean ZqFelt ZqFormIntro ZqFormQuestion ZqBoard ZqBoardSaid ZqBoardDecided"
)


def _series(token: str) -> str:
    return f"{token} {token}Note {token}Anew"


SEEN = {
    "": f"{_case('ZqCase')} {CLAIM} {_evaluation('ZqEval')} {FIGURES} {_series('ZqSeries')}",
    "nina omar": f"{_case('ZqCaseInner')} ZqClaimInner ZqClaimInnerLimits ZqUsersAnswer "
    f"{_evaluation('ZqEvalInner')} {_series('ZqSeriesInner')}",
    "nina": f"{_evaluation('ZqEvalOwn')} {_case('ZqCaseOwn')} {CLAIM_OWN} "
    f"{_series('ZqSeriesOwn')} {_series('ZqSeriesHidden')} ZqBoardOwn ZqBoardOwnSaid ZqBoardOwnDecided",
    "otto nina": f"{_case('ZqCaseNamed')} ZqTermsFirst ZqTermsNo ZqTermsNext ZqSignSaid ZqSignOffice "
    f"{CLAIM_CASE} "
    f"{_evaluation('ZqEvalDone')} {_evaluation('ZqEvalCase')}",
}
ROOMS = {
    "cases": "cases",
    "claims": "claims",
    "evaluations": "evaluations",
    "measures": "measures",
    "series": "series",
    "measures/series": "series",
    "measures/boards": "boards",
    "measures/asked": "forms-asked",
}
WITHIN: dict[str, str] = {
    "str:source": "cited",
    "str:stamp": "stamps",
    "str:terms": "terms",
    "str:meeting_ref": "meetings",
}
# What stands for a part of an address that names no row.
OTHER: dict[str, list[str]] = {
    "str:item": ["users"],
    "str:way": ["gain-share"],
    "str:line": ["cook"],
    "str:page": ["what", "much", "due", "when", "work"],
    "str:party_key": ["club", "new"],
    "str:source_key": ["new"],
    "str:rows": ["parties"],
    "str:row": ["club"],
}
ASKED = (
    "/cases/?q=zq",
    "/cases/?download=xlsx",
    "/claims/?q=zq",
    "/evaluations/?q=zq",
    "/evaluations/?download=csv",
    "/claims/?download=csv",
    "/api/v1/claims?q=zq",
    "/measures/?q=zq",
    "/measures/boards/",
    "/api/v1/series",
)
ABOUT: dict[str, tuple[str, ...]] = {}
