"""Load folders of data into the exchange, take data sets out again, and keep the lists that people bring."""

from .folders import LoadRefused, RemoveRefused, Report, is_current, load_folder, remove_dataset
from .lists import (
    ListRefused,
    Wishes,
    bring_list,
    check_list,
    choose_columns,
    choose_sheet,
    erase_unfinished,
    keep_list,
    names_of,
    sheet_of,
    start_keeping,
    undo_list,
)

__all__ = [
    "ListRefused",
    "LoadRefused",
    "RemoveRefused",
    "Report",
    "Wishes",
    "bring_list",
    "check_list",
    "choose_columns",
    "choose_sheet",
    "erase_unfinished",
    "is_current",
    "keep_list",
    "load_folder",
    "names_of",
    "remove_dataset",
    "sheet_of",
    "start_keeping",
    "undo_list",
]
