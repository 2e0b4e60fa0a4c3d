"""Which encoder: by name, or the best that is installed."""

from __future__ import annotations

from alongside.backends.encoders.base import Encoder, EncoderProblem, State
from alongside.backends.encoders.latent import LatentEncoder
from alongside.backends.encoders.static import StaticEncoder, is_installed

NAMES = ("auto", "static", "latent")


def choose(name: str = "auto") -> Encoder:
    """Give a new encoder by its name; 'auto' is 'static' where its files are installed, else 'latent'.

    Raises: EncoderProblem if the name is unknown or its files are missing.
    """
    if name == "auto":
        name = "static" if is_installed() else "latent"
    if name == "static":
        return StaticEncoder()
    if name == "latent":
        return LatentEncoder()
    raise EncoderProblem(f"There is no encoder '{name}'. Choose one of: {', '.join(NAMES)}.")


def restore(name: str, state: State) -> Encoder:
    """Give back the encoder whose `name` and `state` an index kept.

    Raises: EncoderProblem if the name is unknown, its files are missing or the state does not fit.
    """
    try:
        if name == "static":
            return StaticEncoder(state["weights"])
        if name == "latent":
            return LatentEncoder(state["table"], state["weights"])
    except KeyError as missing:
        raise EncoderProblem(f"The kept encoder lacks {missing}. Run: alongside index rebuild") from None
    raise EncoderProblem(
        f"The index was built with the encoder '{name}', which is not known here. "
        "Run: alongside index rebuild"
    )
