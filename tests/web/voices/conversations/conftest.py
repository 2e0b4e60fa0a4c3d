import pytest


@pytest.fixture
def talk(db):
    """An open question with five things to vote on."""
    from tests._support.voices_said import Talk

    return Talk()


@pytest.fixture
def at(talk):
    """The address of its page."""
    return f"/questions/{talk.ask.ref}/"
