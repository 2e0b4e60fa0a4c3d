"""How the room's fixed lists read on pages."""

from django.utils.translation import gettext_lazy as lazy

STAGE = {
    "diagnosis": lazy("Finding out"),
    "design": lazy("Planning"),
    "implementation": lazy("Doing"),
    "assessment": lazy("Looking back"),
}
STATE = {
    "forming": lazy("Getting together"),
    "active": lazy("Under way"),
    "closed": lazy("Closed"),
}
KIND = {
    "project": lazy("Joint project"),
    "network": lazy("Network for new ways of doing things"),
    "alliance": lazy("Alliance"),
    "hub": lazy("Research hub"),
    "forum": lazy("Practice forum"),
    "community": lazy("Group that learns from each other at work"),
    "board": lazy("Board or reference group"),
    "support": lazy("Group that supports those with new ideas"),
    "skills": lazy("Skills programme"),
    "pair": lazy("Two professionals who lead together"),
    "peers": lazy("People who support each other"),
}
SCOPE = {
    "service": lazy("One service"),
    "place": lazy("Several services in one place"),
    "places": lazy("Several places"),
    "system": lazy("How the whole system works"),
}
COMPANY_FORM = {
    "philanthropic": lazy("It gives, and asks nothing back"),
    "transactional": lazy("Each side gives something for something"),
    "integrative": lazy("It shares aims, people and money with the others"),
    "brand-licensing": lazy("It uses the name of a charity"),
    "short-project-npo-led": lazy("A short project that a charity leads"),
}
OUTCOME = {
    "met": lazy("It did what it was for"),
    "partly": lazy("It did part of what it was for"),
    "ended": lazy("It ended early"),
}
ROLE = {
    "convener": lazy("Host"),
    "lead": lazy("Lead"),
    "policy": lazy("Supporter who can open doors in policy"),
    "practice": lazy("Supporter who can open doors in practice"),
    "lived": lazy("Speaks from their own life"),
    "evaluator": lazy("Looks at what came of it"),
    "bridge": lazy("Builds bridges between the others"),
    "treasurer": lazy("Looks after the money"),
    "member": lazy("Takes part"),
}
BASIS = {
    "professional": lazy("As part of my job"),
    "volunteer": lazy("As a volunteer"),
    "lived": lazy("From my own life"),
}
BASIS_THEIRS = {
    "professional": lazy("As part of their job"),
    "volunteer": lazy("As a volunteer"),
    "lived": lazy("From their own life"),
}
WHY = {
    "no-time": lazy("No time now"),
    "not-ours": lazy("It is not what we are for"),
    "rival": lazy("We bid for the same work as somebody in it"),
    "terms": lazy("Not on these terms"),
    "trust": lazy("We do not know the others well enough"),
    "elsewhere": lazy("We do this elsewhere"),
    "other": lazy("Something else"),
}
RESPONSE = {
    "": lazy("Not said"),
    "defensive": lazy("It guards itself against change"),
    "reactive": lazy("It acts when it must"),
    "proactive": lazy("It acts before it must"),
    "anticipatory": lazy("It looks ahead and prepares others"),
}
SECTOR = {
    "public": lazy("public bodies"),
    "private": lazy("companies"),
    "third": lazy("charities and community groups"),
    "academic": lazy("universities and colleges"),
    "network": lazy("networks"),
    "community": lazy("residents"),
}
MISSING = {
    "residents": lazy("Nobody takes part yet who lives with this themselves."),
    "payer": lazy("No public body takes part yet: those who plan and pay for care are often missed later."),
    "third": lazy("No charity or community group takes part yet."),
    "business": lazy("No company takes part yet."),
    "academic": lazy("No university or college takes part yet."),
    "policy": lazy("Nobody opens doors in policy yet."),
    "practice": lazy("Nobody opens doors in practice yet, among those who will do the work."),
    "funder": lazy("Nobody brings money yet or looks after it."),
    "evaluator": lazy("Nobody looks yet at what comes of it."),
}
MECHANISM = {
    "secondment": lazy("Somebody works at another organisation for a time"),
    "dual-role": lazy("One person works for two of us"),
    "mixed-board": lazy("A board with people from each side"),
    "cross-board-seats": lazy("Seats on each other's boards"),
    "co-location": lazy("We work in one place"),
    "joint-event": lazy("Events that we hold together"),
    "regional-nda": lazy("One promise to keep things to ourselves, for the whole region"),
    "innovation-support-group": lazy("A group that supports those with new ideas"),
    "monthly-panel": lazy("A small group that gives advice every month"),
    "professional-pair": lazy("Two professionals who lead together"),
}
SIGHT = {
    "public": lazy("Everyone"),
    "members": lazy("Signed-in people"),
    "circle": lazy("Only those who take part"),
}


def pairs(table: dict, first: str = "") -> list[tuple[str, object]]:  # type: ignore[type-arg]
    """The options of a list for the macros of `components/fields.jinja`; `first`: a line for none."""
    return [*([("", first)] if first else []), *table.items()]
