"""Whether a text is the whole address of a page on the web. Reads no row."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

_check = URLValidator(schemes=["http", "https"])


def is_web_address(text: str) -> bool:
    """Whether it is one that a link may lead to: http or https, and nothing else."""
    try:
        _check(text)
    except ValidationError:
        return False
    return True
