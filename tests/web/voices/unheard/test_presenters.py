"""Nine colours that are told apart with each kind of colour blindness, the same on the page and on paper."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from alongside.web.voices.unheard.presenters import COLOURS

ROOT = Path(__file__).resolve().parents[4]
SEEN = {  # Machado, Oliveira and Fernandes (2009), severity 1
    "all": np.eye(3),
    "no red": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "no green": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.01182, 0.04294, 0.968881],
    ],
    "no blue": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.3039],
    ],
}
LEAST = 15  # apart in Lab: far more than the 2.3 that are just noticed
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]]
)


def lab(colour, seen):
    raw = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    light = np.where(raw <= 0.04045, raw / 12.92, ((raw + 0.055) / 1.055) ** 2.4)
    x = XYZ @ np.clip(np.array(seen) @ light, 0, 1) / np.array([0.95047, 1, 1.08883])
    f = np.where(x > 216 / 24389, np.cbrt(x), (24389 / 27 * x + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("who", SEEN)
def test_every_two_colours_are_told_apart(who):
    points = [lab(colour, SEEN[who]) for row in COLOURS for colour in row]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(points, 2)) > LEAST


def test_the_style_sheet_has_the_same_colours():
    text = (ROOT / "src/alongside/web/styles/_unheard.scss").read_text("utf-8")
    found = dict(re.findall(r'"([012]{2})": (#[0-9a-f]{6})', text))
    own = {f"{b}{v}": colour for v, row in enumerate(COLOURS) for b, colour in enumerate(row)}
    assert found == own
