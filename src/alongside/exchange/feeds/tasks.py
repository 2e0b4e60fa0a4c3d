"""Work on long lists, which waits in the queue."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from . import services


@task()
def check_list(ref: str) -> None:
    """Check the rows of a long list."""
    services.check_list(ref=ref)


@task()
def keep_list(ref: str, user_id: int, party_id: int) -> None:
    """Keep the new rows of a long list."""
    services.keep_list(ref=ref, user_id=user_id, party_id=party_id)


@task()
def erase_unfinished() -> int:
    """Erase the lists that were not finished in time; return how many."""
    return services.erase_unfinished(now=timezone.now())


def erase_later(at: datetime) -> None:
    """Look for unfinished lists again at this time."""
    erase_unfinished.using(run_after=at).enqueue()
