"""Partnerships, who takes part in them and as what, what they do, how they find it, and what happened."""

from .agreements import Agreement, AgreementSignature, AgreementVersion, ContractCheck
from .convening import HostAsked, HostRound, HostTally
from .governance import Ballot, Decision, DecisionRight, DecisionRule, Interest, Proxy
from .instruments import Aspect, Fit, Mark, Remark
from .members import Member, RoleHeld
from .partnerships import LogEntry, MeasureValue, Partnership, SuccessMeasure
from .pulse import Answered, Round, Tally
from .work import Action, Activity, FileLink, Meeting, Risk

__all__ = [
    "Action",
    "Activity",
    "Agreement",
    "AgreementSignature",
    "AgreementVersion",
    "Answered",
    "Aspect",
    "Ballot",
    "ContractCheck",
    "Decision",
    "DecisionRight",
    "DecisionRule",
    "FileLink",
    "Fit",
    "HostAsked",
    "HostRound",
    "HostTally",
    "Interest",
    "LogEntry",
    "Mark",
    "MeasureValue",
    "Meeting",
    "Member",
    "Partnership",
    "Proxy",
    "Remark",
    "Risk",
    "RoleHeld",
    "Round",
    "SuccessMeasure",
    "Tally",
]
