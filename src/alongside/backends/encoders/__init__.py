"""Turn texts into vectors, behind one small interface."""

from alongside.backends.encoders.base import Encoder, EncoderProblem
from alongside.backends.encoders.choice import NAMES, choose, restore
from alongside.backends.encoders.latent import LatentEncoder
from alongside.backends.encoders.static import StaticEncoder

__all__ = ["NAMES", "Encoder", "EncoderProblem", "LatentEncoder", "StaticEncoder", "choose", "restore"]
