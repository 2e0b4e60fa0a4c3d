"""What the record asks, in words: questions and hints, choices, and sections."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.web import words as house
from alongside.web.innovations.words import WHAT

# By question: its words, a hint, and what it is called once answered.
ASK: Mapping[str, tuple[Any, Any, Any]] = {
    "what": (_("What is it?"), _("In a few sentences, as you would tell a neighbour."), _("What it is")),
    "problem": (
        _("What problem does it meet?"),
        _("What goes wrong today, for whom, and how often."),
        _("The problem"),
    ),
    "who-benefits": (
        _("Who is better off with it, and how?"),
        _("People, those close to them, staff. Leave out names."),
        _("Who is better off"),
    ),
    "word": (_("Is it new, or made better?"), _("Both count the same here."), _("New, or made better")),
    "better": (
        _("What is new or better about it?"),
        _("Beside what is done now."),
        _("What is new or better"),
    ),
    "reached": (
        _("What has been done so far?"),
        _("What is there, what was tried, and what came of it."),
        _("Done so far"),
    ),
    "behind": (
        _("Who is behind it?"),
        _("Organisations and roles. Name people only if they agreed."),
        _("Who is behind it"),
    ),
    "wanted": (_("What do you want next?"), _("Tick all that fit."), _("Wanted next")),
    "next": (
        _("Say more about what you want"),
        _("Whom you look for, by when, and what you bring."),
        _("More on what is wanted"),
    ),
    "types": (_("What kind of thing is it?"), _("Tick all that fit."), _("What kind of thing")),
    "how": (_("How does it work?"), "", _("How it works")),
    "prototype": (
        _("Is there something that works and can be shown?"),
        "",
        _("Something that works"),
    ),
    "purpose": (_("What is it mainly for?"), "", _("Mainly for")),
    "instead": (_("What is done about the problem now?"), "", _("What is done now")),
    "compared": (_("Beside that, it is…"), "", _("Beside what is done now")),
    "for-whom": (
        _("Who is it for, and who is it not for?"),
        _("Age, condition, place, and anything that rules people out."),
        _("Who it is for"),
    ),
    "how-many": (
        _("Roughly how many people in the country could it help?"),
        "",
        _("How many it could help"),
    ),
    "left-out": (
        _("Who could be left out, and what do you do about it?"),
        _("People without a phone, with little English, far from help."),
        _("Who could be left out"),
    ),
    "users-design": (
        _("Did those who use it help to shape it?"),
        "",
        _("Shaped with those who use it"),
    ),
    "users-tested": (
        _("Was it tried with them in real life?"),
        "",
        _("Tried with them in real life"),
    ),
    "users-who": (_("Which of them?"), _("Tick all that fit."), _("With whom")),
    "evidence": (_("Has it been shown that it helps?"), "", _("Shown that it helps")),
    "grade": (_("How well is it proven?"), _("Choose the strongest you have."), _("How well proven")),
    "shown": (
        _("What was shown?"),
        _("What was counted, in how many people, and how much it changed. Also what did not change."),
        _("What was shown"),
    ),
    "sources": (
        _("Where can it be read?"),
        _("Reports and web addresses, one a line."),
        _("Where it can be read"),
    ),
    "gathering": (_("Is more being measured, or planned?"), "", _("More is being measured")),
    "gathering-how": (_("What, by whom, until when?"), "", _("What is being measured")),
    "rules-known": (
        _("Do you know which rules and standards it must meet?"),
        "",
        _("Rules and standards known"),
    ),
    "class": (_("Which class of device is it?"), "", _("Class of device")),
    "rules-more": (
        _("Anything else about rules, standards or certificates?"),
        _("Numbers, days until which they hold, open questions."),
        _("More on rules and standards"),
    ),
    "owner": (_("Who owns it?"), _("Organisations, and how they share it."), _("Who owns it")),
    "patents": (_("Are there patents?"), "", _("Patents")),
    "other-rights": (
        _("Are there other rights in it?"),
        _("Such as a trade mark, a design, texts or software."),
        _("Other rights"),
    ),
    "terms": (
        _("On which terms may others use it?"),
        _("Free for all, a licence, a price; what may be changed."),
        _("Terms for others"),
    ),
    "interests": (
        _("Who gains if it spreads?"),
        _("Shares, fees, royalties. Said openly, it builds trust."),
        _("Who gains if it spreads"),
    ),
    "cost-known": (_("Do you know what it costs?"), "", _("Cost known")),
    "cost": (
        _("What does it cost?"),
        _("To begin and each year, for how many people; staff time too."),
        _("What it costs"),
    ),
    "cost-beside": (_("Beside what is done now, it…"), "", _("Cost beside what is done now")),
    "pays": (_("Who would pay?"), "", _("Who would pay")),
    "gains": (
        _("Who would save or gain?"),
        _("Often not the same as those who pay."),
        _("Who would save or gain"),
    ),
    "funded": (_("Is there money for the next step?"), "", _("Money for the next step")),
    "funding": (_("Whose, how much, until when?"), "", _("Whose money")),
    "in-use": (_("Is it in use anywhere?"), "", _("In use")),
    "sites": (_("Where?"), _("One place a line."), _("Where it is in use")),
    "site-terms": (_("On which terms do they use it?"), "", _("Terms on which it is used")),
    "site-effects": (_("What has changed there?"), "", _("What has changed there")),
    "ready": (_("Is it ready to be used more widely?"), "", _("Ready to be used more widely")),
    "can-grow": (
        _("Have you the people and means for that?"),
        "",
        _("People and means for that"),
    ),
    "pathway-fit": (
        _("Does it change how care is given now?"),
        "",
        _("Change to how care is given"),
    ),
    "pathway": (
        _("How does a day go with it?"),
        _("Step by step: who does what, and who hands on to whom."),
        _("How a day goes with it"),
    ),
    "staff-do": (
        _("What do staff and volunteers do that they did not do before?"),
        "",
        _("What people do that they did not do before"),
    ),
    "training": (_("What must they learn, and who shows them?"), "", _("What must be learned")),
    "rooms": (
        _("Which rooms, equipment and computer systems does it need?"),
        "",
        _("Rooms, equipment, systems"),
    ),
    "agreed": (
        _("What must be agreed, and between whom?"),
        _("Payment, sharing of data, who decides, who answers for mistakes."),
        _("What must be agreed"),
    ),
    "stops": (_("What can stop when it begins?"), "", _("What can stop")),
    "medicine.trial": (
        _("Trials with people are approved and done"),
        _("Approved by the MHRA and an ethics committee."),
        "",
    ),
    "medicine.licence": (_("It has a licence as a medicine"), _("A marketing authorisation."), ""),
    "medicine.appraisal": (_("NICE has looked at it"), "", ""),
    "medicine.supply": (_("It can be made and supplied, as good each time"), "", ""),
    "medicine.watch": (_("Side effects are gathered and reported"), "", ""),
    "device.marked": (_("It has the mark for its class"), _("UKCA or CE."), ""),
    "device.registered": (_("It is registered with the MHRA"), "", ""),
    "device.trial": (_("It was tested with people, with approval"), "", ""),
    "device.use-safety": (
        _("It is safe in the hands of those who use it"),
        _("Instructions, training, cleaning, repair."),
        "",
    ),
    "device.appraisal": (_("NICE has looked at it"), "", ""),
    "digital.clinical-safety": (
        _("What could harm people is written down, and somebody named answers for it"),
        _("DCB0129 for who makes it, DCB0160 for who uses it."),
        "",
    ),
    "digital.personal-data": (
        _("What it does with personal data was assessed and agreed"),
        _("A data protection impact assessment."),
        "",
    ),
    "digital.security": (
        _("It is safe from attack"),
        _("The data security and protection toolkit, Cyber Essentials."),
        "",
    ),
    "digital.standards": (
        _("It meets the criteria for digital products"),
        _("DTAC; this includes working with other systems."),
        "",
    ),
    "digital.usable": (_("Everybody can use it"), _("Tested with people, and against WCAG."), ""),
    "digital.medical": (
        _("It is decided whether it is a medical device; if so, it has its mark"),
        "",
        "",
    ),
    "service.provider": (
        _("Whoever gives it is registered, where the law asks for it"),
        _("With the CQC."),
        "",
    ),
    "service.staff": (_("Staff and volunteers are checked, trained and insured"), "", ""),
    "service.consent": (_("People know what they say yes to, and can say no"), "", ""),
    "service.fair": (_("Whom it could treat worse was looked at"), _("An equality impact assessment."), ""),
    "service.personal-data": (
        _("What it does with personal data was assessed and agreed"),
        _("A data protection impact assessment."),
        "",
    ),
}
YES_NO = {"yes": _("Yes"), "no": _("No")}
SO_FAR = {"yes": _("Yes"), "under-way": _("It is under way"), "not-yet": _("Not yet")}
STEP = {
    "done": _("Done"),
    "under-way": _("Under way"),
    "to-do": _("Still to do"),
    "not-needed": _("Does not apply"),
    "not-known": _("Not known"),
}
CHOICE: Mapping[str, Mapping[str, Any]] = {
    "word": WHAT,
    "wanted": {
        "try": _("Somebody to try it with us"),
        "test": _("A test with those who use it"),
        "proof": _("Help to show whether it works"),
        "money": _("Money"),
        "rules": _("Advice on rules and standards"),
        "rights": _("Advice on who owns it"),
        "spread": _("Others to take it up"),
        "nothing": _("Nothing for now"),
    },
    "types": house.TYPE,
    "prototype": YES_NO,
    "purpose": {
        "prevent": _("To keep people from falling ill"),
        "predict": _("To see who may fall ill"),
        "find": _("To find out what somebody has"),
        "watch": _("To watch how somebody is"),
        "treat": _("To treat"),
        "live-with": _("To live well with an illness or need"),
        "run-care": _("To make care run better"),
        "climate": _("To meet what a changing climate does to health"),
    },
    "compared": {
        "only-one": _("the only one of its kind"),
        "better": _("better"),
        "as-good": _("as good"),
        "cheaper": _("as good, for less money"),
        "not-sure": _("We are not sure"),
    },
    "how-many": {
        "few": _("Up to 10,000"),
        "some": _("10,000 to half a million"),
        "many": _("More than half a million"),
        "not-sure": _("We are not sure"),
        "no-matter": _("It is not about single people"),
    },
    "users-design": SO_FAR,
    "users-tested": SO_FAR,
    "users-who": {
        "staff": _("Staff who treat or care, in the UK"),
        "staff-abroad": _("Staff who treat or care, elsewhere"),
        "other-staff": _("Other staff"),
        "patients": _("Patients"),
        "people": _("People who use services"),
        "carers": _("Unpaid carers"),
        "others": _("Others"),
    },
    "evidence": {"yes": _("Yes"), "not-yet": _("Not yet")},
    "gathering": YES_NO,
    "rules-known": {
        "all": _("Yes, all of them"),
        "some": _("Some of them"),
        "no": _("No"),
        "no-matter": _("There are none for it"),
    },
    "class": {
        "not-medical": _("Not a medical device"),
        "one": _("Class I"),
        "two-a": _("Class IIa"),
        "two-b": _("Class IIb"),
        "three": _("Class III"),
        "ivd": _("A test in the laboratory: general"),
        "ivd-self": _("A test in the laboratory: for use at home"),
        "ivd-a": _("A test in the laboratory: list A"),
        "ivd-b": _("A test in the laboratory: list B"),
        "not-known": _("Not known"),
    },
    "patents": {"granted": _("At least one"), "applied": _("Applied for"), "none": _("None")},
    "other-rights": YES_NO,
    "cost-known": {
        "detailed": _("Yes, in detail"),
        "rough": _("Roughly"),
        "no": _("No"),
    },
    "cost-beside": {
        "cheaper": _("costs less"),
        "dearer-saves": _("costs more to begin with, and saves later"),
        "dearer": _("costs more, and does more"),
        "not-sure": _("We are not sure"),
    },
    "funded": {"yes": _("Yes"), "no": _("No"), "no-matter": _("None is needed")},
    "in-use": YES_NO,
    "ready": YES_NO,
    "can-grow": {"yes": _("Yes"), "no": _("No"), "not-sure": _("We are not sure")},
    "pathway-fit": {
        "changes": _("Yes: care would go another way"),
        "fits": _("No: it fits into what is done"),
        "none": _("There is no agreed way yet"),
        "not-known": _("We do not know"),
        "no-part": _("It is not part of care for single people"),
    },
}
SECTION: Mapping[str, tuple[Any, Any]] = {
    "type": (_("What kind of thing it is"), _("Each kind has its own way and takes its own time.")),
    "need": (_("The problem, and what is done now"), ""),
    "people": (_("Who it is for"), ""),
    "evidence": (
        _("How well it is proven"),
        _("What did not work is worth as much to others as what did."),
    ),
    "rules": (
        _("Rules and standards"),
        _("Rules change. Ask the body that makes them before you rely on this."),
    ),
    "terms": (_("Who owns it, and on which terms"), ""),
    "cost": (_("What it costs"), ""),
    "sites": (_("Where it is in use"), ""),
    "routines": (
        _("What it needs beside it"),
        _("A product alone changes little. What must people do, know and agree so that it works?"),
    ),
}
# By type, the heading of its way through the rules, and what is known about its pace.
ROUTE: Mapping[str, tuple[Any, Any]] = {
    "medicine": (
        _("The way of a medicine"),
        _("A medicine needs trials and a licence before it is used. That takes years."),
    ),
    "device": (
        _("The way of a device or test"),
        _("A medical device needs its mark before it is used. How hard that is follows from its class."),
    ),
    "digital": (
        _("The way of a digital product"),
        _(
            "Digital products have a way of their own. They change often, so some of it is done again after "
            "each larger change."
        ),
    ),
    "service": (
        _("The way of a service"),
        _("A service needs no licence of its own. Its pace is set by people, money and what must be agreed."),
    ),
}
STATE = {"done": _("Done"), "begun": _("Begun"), "to-do": _("To do")}
HOW = {"said": _("Written here"), "file": _("Taken from a file"), "restored": _("Put back as it was")}


def choices(key: str) -> Mapping[str, Any]:
    """The answers that a question offers, by their keys; the steps of a way have answers of their own."""
    if key == "grade":
        return {str(grade): text for grade, text in house.EVIDENCE.items()}
    return STEP if "." in key else CHOICE.get(key, {})


def label(key: str) -> str:
    """What an answered question is called."""
    ask, _hint, short = ASK[key]
    return str(short or ask)
