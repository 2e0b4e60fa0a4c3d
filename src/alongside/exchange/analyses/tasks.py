"""Work that waits in the queue."""

from django_tasks import task

from . import linking, services


@task()
def suggest_for_need(need_id: int) -> int:
    """Match one need again and keep what is suggested; return how many offers."""
    return services.suggest_for(need_id=need_id)


@task()
def find_same(run_id: int, world: str) -> int:
    """Look for entries that may be the same organisation; return how many pairs."""
    return int(linking.find(run_id=run_id, world=world).outcome["pairs"])
