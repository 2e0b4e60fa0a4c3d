"""Who may meet what `innovations_world` makes, by the rule and not by the code: the table of `MAY` by names.

A record is met by those who may see both it and what it is a record of; so is all that is kept under it. An
adoption is met by those who may see it, what is used, and the organisation; a project of a portfolio by those
who may see both. What was said before is for those who keep the record; a lesson that is shared is for all.
"""

SIGNED = "hal nina omar otto cora faye mod root"
CIRCLE = "nina omar"  # the ward and the club


def _use(token: str) -> str:
    parts = ("", "Talk", "Context", "Steps", "Routines", "Pitfalls", "Changed", "ChangedWhy")
    return " ".join(f"{token}{part}" for part in parts)


def _lesson(token: str) -> str:
    return " ".join(f"{token}{part}" for part in ("Why", "Tried", "Learned", "Others"))


SEEN = {
    "": (
        f"ZqInvent ZqInventText ZqEnded ZqEndedText ZqEndedQuiet ZqEndedQuietText {_lesson('ZqLesson')}"
        f" {_use('ZqUse')} {_use('ZqLeft')} ZqThanks ZqRoom ZqPassed ZqPassedOn ZqLeftWords"
    ),
    SIGNED: "ZqProjects ZqProjectsAbout ZqItemTheme ZqItemNote ZqChosenWhy",
    CIRCLE: (
        "ZqInventInner ZqInventInnerText ZqInnerTheme ZqLinkInner ZqLinkBack ZqWhatIsIt ZqProblem"
        " ZqHowItIsMade ZqTheme ZqEffect ZqPauseWhy ZqPauseResume ZqGoesOn ZqBoard ZqRole ZqEvidence"
        " ZqGateReasons ZqDue ZqDone ZqDoneShown ZqMeasure ZqWhere ZqTrialLearned ZqMeasureNext"
        f" {_lesson('ZqQuiet')} ZqAskedHelp ZqAskedWhom ZqAskedData ZqHelper ZqHelpedOut ZqSponsor"
        " ZqSponsorRole ZqSponsorWords ZqSponsorSite ZqAppraisal ZqNextStep ZqBody ZqGuidance"
        f" {_use('ZqUseCircle')} ZqThanksHidden {_use('ZqUnseen')} ZqUnseenWords ZqPlan ZqPlanSponsor"
        " ZqPlanAt ZqItemInnerTheme ZqItemInnerNote"
    ),
    "nina": (
        f"ZqInventOwn ZqInventOwnText ZqLinkHidden ZqWhatBefore ZqWhatOwn {_use('ZqUseOwn')} ZqPlanHidden"
        " ZqProjectsOwn ZqProjectsOwnAbout ZqItemOwnNote ZqItemOwnTheme"
    ),
    "otto": _use("ZqUseOtto"),
}
ROOMS = {
    "innovations": "innovations",
    "adoptions": "adoptions",
    "adoptions/plans": "plans",
    "portfolios": "portfolios",
}
WITHIN = {
    "str:milestone": "milestones", "str:trial": "trials", "str:ask": "helped", "str:sponsor": "sponsors",
    "str:body": "bodies", "str:offer_ref": "innovations", "str:choice_ref": "choices",
}  # fmt: skip
ASKED = (
    "/tried/?q=carers", "/tried/?q=lunch&place=Wenbury", "/innovations/?q=carers&download=xlsx",
    "/innovations/?stage=testing&status=moving", "/api/v1/innovations?q=carers",
)  # fmt: skip
ABOUT = {
    "innovations": (
        "/innovations/{}/record/?download=json", "/innovations/{}/record/?download=docx", "/support/?for={}",
        "/innovations/{}/pack/?download=docx", "/search/?q={}",
    ),
}  # fmt: skip
