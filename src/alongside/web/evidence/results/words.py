"""Words for what a case says."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

COUNTS = Words(
    {
        "cash": _("Money that can be spent elsewhere"),
        "capacity": _("Time and room set free"),
        "wellbeing": _("Wellbeing"),
    }
)
SHORT = Words({"cash": _("Money"), "capacity": _("Time and room"), "wellbeing": _("Wellbeing")})
KIND = Words(
    {
        "cost": _("Cost"),
        "benefit": _("What it brings"),
        "transfer": _("Money that changes hands"),
        "closing": _("Cost of stopping the old way"),
    }
)
AMOUNT = Words(
    {
        "value": _("what one is worth"),
        "quantity": _("how many for each"),
        "population": _("how many people"),
        "effect": _("how well it works"),
        "take_up": _("the share who take part"),
        "attribution": _("the share that is due to it"),
        "deadweight": _("what would have happened anyway"),
        "displacement": _("what it only moves elsewhere"),
        "drop_off": _("how fast it wears off"),
    }
)
GRADE = Words(
    {
        "A": _("A: several good trials"),
        "B": _("B: one good trial or strong comparison"),
        "C": _("C: figures before and after, or from somewhere alike"),
        "D": _("D: what people with experience say"),
        "E": _("E: a guess"),
    }
)
NOT_CASH = Words(
    {
        "block-contract": _(
            "%(line)s: %(party)s is paid the same however much it does (a block contract), so no money is "
            "set free. It counts as time and room."
        ),
        "average-cost": _(
            "%(line)s: this is an average cost, with a share of buildings and managers that goes on. It "
            "counts as time and room."
        ),
    }
)
CAUTION = Words(
    {
        "no-closing": _("Nothing is said of what it costs to stop the old way."),
        "average-or-marginal": _(
            "%(line)s: nobody says whether this is what is really no longer spent, or an average."
        ),
        "no-source": _("%(line)s: nobody says where the value comes from."),
        "no-grade": _("%(line)s: nobody says how good the proof is."),
        "no-range": _("%(line)s: one number without a range, as if it were certain."),
        "nobody-asked": _("%(line)s: it replaces what staff do, and nobody says who was asked."),
    }
)
