"""The words people read for the words we use inside; after `words.md`."""

KIND = {
    "capability": "What people can do",
    "asset": "Place, group or equipment",
    "support": "Advice or training",
    "innovation": "New way of doing things or product",
    "fund": "Money",
}
STAGE = {
    "idea": "An idea",
    "development": "Being developed",
    "testing": "Being tested",
    "adoption": "Starting to be used",
    "diffusion": "Spreading",
    "scale-up": "Used widely",
    "decommissioning": "Closing down",
}
STANDING = {"open": "Open now", "unclaimed": "From a public register", "history": "Reported in the past"}
STATUS = {
    "open": "Open",
    "called": "Asked: who can do this?",
    "answered": "Answered",
    "met": "Met",
    "closed": "Closed",
    "draft": "Being written",
}
SECTOR = {
    "public": "Public body",
    "private": "Company",
    "third": "Charity or community group",
    "academic": "University or college",
    "network": "Network",
    "community": "Resident",
}
PLACE_KIND = {
    "nation": "Country",
    "region": "Region",
    "system": "Integrated care system",
    "district": "Local council area",
    "small_area": "Neighbourhood",
    "town": "Town or village",
    "study_region": "Region of a study",
    "other": "Other",
}
DRIVER = {
    "skills": "Skills, capabilities and leadership",
    "motivations": "Motivations and accountabilities",
    "information": "Information and evidence",
    "relationships": "Relationships and networks",
    "engagement": "Patient and public engagement",
    "funding": "Funding and commissioning",
}
POINT = {
    "approximate": "Approximate: a nearby town or head office",
    "derived": "Worked out from other records",
    "stated": "Given by the source",
}
PART = {
    "topic": "What it is about",
    "subject": "Subjects",
    "reach": "Where it is",
    "audience": "Who it is for",
    "stage": "How far along",
    "trust": "Worked together before",
    "capacity": "Room left",
    "freshness": "Last checked",
    "evidence": "How well it is proven",
}
EVIDENCE = {
    0: "People say it works",
    1: "Measured before and after",
    2: "Compared with others",
    3: "Tested in a randomised trial",
    4: "Shown in a review of trials",
}
GROUPS = (
    ("open", "You can ask now", "Someone here keeps these up to date and offers them now."),
    (
        "unclaimed",
        "May help: your connector can ask",
        "From public registers. Nobody here has confirmed them, so ask before you go.",
    ),
    (
        "history",
        "Tried elsewhere, worth learning from",
        "Reported in the past. Not on offer: read who tried what, and ask your connector whether "
        "anything like it is near.",
    ),
)
LEFT_OUT = {
    "kind": ("another kind of help than you chose", "other kinds of help than you chose"),
    "stage": ("not as far along as you chose", "not as far along as you chose"),
    "declined": ("already declined for this need", "already declined for this need"),
    "rival": (
        "from an organisation that bids for the same work",
        "from organisations that bid for the same work",
    ),
    "expired": ("already over", "already over"),
    "unavailable": ("full", "full"),
    "audience": ("for other people than those who need this", "for other people than those who need this"),
    "place": ("too far from the place you gave", "too far from the place you gave"),
}


def left_out(reason: str, count: int) -> str:
    """'2 were left out: too far from the place you gave.'"""
    one, many = LEFT_OUT.get(reason, (reason, reason))
    return f"One was left out: {one}." if count == 1 else f"{count} were left out: {many}."


# Of each kind of tie: how it reads on the page of the one, and on the page of the other.
TIE = {
    "works-with": ("Has worked with it", "Has worked with it"),
    "member-of": ("Is a member of it", "Has it as a member"),
    "part-of": ("Is part of it", "Has it as a part"),
    "hosts": ("Hosts it", "Is hosted by it"),
    "funds": ("Funds it", "Is funded by it"),
    "runs": ("Runs it", "Is run by it"),
    "founds-with": ("Was founded with it", "Was founded with it"),
    "advises": ("Advises it", "Is advised by it"),
    "evaluates": ("Evaluates its work", "Has its work evaluated by it"),
    "adopts-from": ("Took something up from it", "Had something taken up by it"),
    "board-of": ("Sits on its board", "Has it on its board"),
    "seconded-to": ("Is lent to it", "Has it on loan"),
    "prospective": ("May work with it", "May work with it"),
    "bids-against": ("Bids for the same work", "Bids for the same work"),
}


def tie(kind: str, *, ours: bool) -> str:
    """How a tie reads from this side of it."""
    return TIE[kind][0 if ours else 1]
