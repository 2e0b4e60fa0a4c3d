"""Work that waits in the queue.

Every process reads this when it begins, commands too; what brings half of SciPy with it is read when it runs.
"""

from datetime import datetime

from django_tasks import task

from alongside.exchange.audit.recurring import every

from . import linking, services


@task()
def suggest_for_need(need_id: int) -> int:
    """Match one need again and keep what is suggested; return how many offers."""
    return services.suggest_for(need_id=need_id)


@task()
def find_same(run_id: int, world: str) -> int:
    """Look for entries that may be the same organisation; return how many pairs."""
    return int(linking.find(run_id=run_id, world=world).outcome["pairs"])


@task()
def work_out_opinions(conversation_id: int) -> bool:
    """Work a conversation out anew, if enough new people took part; return whether it was."""
    from . import opinions

    return opinions.refresh(conversation_id=conversation_id) is not None


@every("work-out-opinions", minutes=1)
def _each_minute(now: datetime) -> None:
    from . import opinions

    for pk in opinions.due():
        work_out_opinions.enqueue(pk)
