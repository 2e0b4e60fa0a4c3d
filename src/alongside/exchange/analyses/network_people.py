"""Whose figures about a person are: the one rule, for the page, the API and every file.

A figure that says how somebody stands among others could be turned into a judgement of them at work. So a
person's figures are seen by that person alone. That much hangs on one person is told to that person, and to
the connector of the place, whose work it is to bring in a second. Of organisations all is told.
Pure: no database, no page.
"""


def sees_figures(*, is_person: bool, is_me: bool) -> bool:
    """Whether a viewer sees the figures of an actor. `is_me`: the viewer is that person."""
    return is_me or not is_person


def is_told_of(*, is_person: bool, is_me: bool, is_connector_there: bool) -> bool:
    """Whether a viewer is told that much hangs on this actor."""
    return is_me or is_connector_there or not is_person


def may_be_proposed(*, is_person: bool, is_past: bool) -> bool:
    """Whether to propose that an actor be put in touch: organisations that are there, never a person."""
    return not is_person and not is_past
