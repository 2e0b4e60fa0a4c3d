"""Closed lists of words that several rooms share, in their order."""

from django.db import models


class Sector(models.TextChoices):
    """What part of society an actor belongs to."""

    PUBLIC = "public", "Public body"
    PRIVATE = "private", "Company"
    THIRD = "third", "Charity or community group"
    ACADEMIC = "academic", "University or college"
    NETWORK = "network", "Network"
    COMMUNITY = "community", "Resident"


class Stage(models.TextChoices):
    """Where an innovation has got to, in order."""

    IDEA = "idea", "Idea"
    DEVELOPMENT = "development", "Being developed"
    TESTING = "testing", "Being tested"
    ADOPTION = "adoption", "Starting to be used"
    DIFFUSION = "diffusion", "Spreading"
    SCALE_UP = "scale-up", "Used widely"
    DECOMMISSIONING = "decommissioning", "Closing down"


class Driver(models.TextChoices):
    """What makes a place receptive."""

    SKILLS = "skills", "Skills, capabilities and leadership"
    MOTIVATIONS = "motivations", "Motivations and accountabilities"
    INFORMATION = "information", "Information and evidence"
    RELATIONSHIPS = "relationships", "Relationships and networks"
    ENGAGEMENT = "engagement", "Patient and public engagement"
    FUNDING = "funding", "Funding and commissioning"


class TieKind(models.TextChoices):
    """How one actor is related to another."""

    WORKS_WITH = "works-with", "has worked with"
    MEMBER_OF = "member-of", "is a member of"
    PART_OF = "part-of", "is part of"
    HOSTS = "hosts", "hosts"
    FUNDS = "funds", "funds"
    RUNS = "runs", "runs"
    FOUNDS_WITH = "founds-with", "was founded with"
    ADVISES = "advises", "advises"
    EVALUATES = "evaluates", "evaluates"
    ADOPTS_FROM = "adopts-from", "took up something from"
    BOARD_OF = "board-of", "is on the board of"
    SECONDED_TO = "seconded-to", "is seconded to"
    PROSPECTIVE = "prospective", "may work with"
    BIDS_AGAINST = "bids-against", "bids for the same work as"


BOTH_WAYS = frozenset({TieKind.WORKS_WITH, TieKind.FOUNDS_WITH, TieKind.PROSPECTIVE, TieKind.BIDS_AGAINST})
