"""Work that waits in the queue."""

from django_tasks import task

from . import services


@task()
def suggest_for_need(need_id: int) -> int:
    """Match one need again and keep what is suggested; return how many offers."""
    return services.suggest_for(need_id=need_id)
