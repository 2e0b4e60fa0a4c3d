"""Two who keep one list at the same moment."""

from pathlib import Path

import pytest

from tests._support import races


@pytest.mark.django_db(transaction=True)
def test_a_list_that_two_people_keep_at_once_is_kept_once(home: Path) -> None:
    races.play("two_keeps", home)
