"""Commands that keep a whole exchange: write it into one file, and put it back."""

from pathlib import Path
from typing import Annotated

import typer

from .app import app, django_ready, err, out, progress_bar, refuse, say_json, tables_ready

Json = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]


@app.command()
def backup(
    file: Annotated[
        Path, typer.Argument(help="Where to write it, as alongside.tar.gz; only you can read it.")
    ],
    as_json: Json = False,
) -> None:
    """Write the whole exchange into one file, as it is at one moment; people go on working meanwhile."""
    django_ready()
    from alongside.exchange.audit.backing_up import BackupRefused, write_backup

    try:
        held = write_backup(file.absolute())
    except BackupRefused as problem:
        refuse(str(problem))
    if as_json:
        say_json({"file": str(file), "rows": held.rows, "files": held.files, "version": held.version})
    else:
        out.print(f"{file} holds {held.rows:,} rows and {held.files:,} files.", markup=False, soft_wrap=True)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `alongside backup` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in place of all that is here, and lose that.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Put a backup back into an empty exchange, on either database, and build the indexes again.

    Stop the web processes and the worker first. The file is checked before anything is changed.
    """
    django_ready()
    tables_ready()
    from alongside.exchange.analyses import indexing
    from alongside.exchange.analyses.queries import IndexProblem
    from alongside.exchange.audit.backing_up import BackupRefused, restore_backup

    try:
        held = restore_backup(file.absolute(), replace=replace)
    except BackupRefused as problem:
        refuse(str(problem))
    bar, move = progress_bar()
    try:
        with bar:
            indexing.rebuild(move)
    except IndexProblem as problem:
        err.print(f"The rows are back; the indexes are not. {problem}", markup=False, highlight=False)
    if as_json:
        say_json({"rows": held.rows, "files": held.files, "made_at": held.made_at})
        return
    out.print(
        f"{held.rows:,} rows and {held.files:,} files of {held.made_at} are back. Check: alongside doctor",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
