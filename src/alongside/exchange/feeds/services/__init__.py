"""Load folders of data into the exchange, take data sets out again, and keep the lists that people bring."""

from .folders import LoadRefused, RemoveRefused, Report, is_current, load_folder, remove_dataset
from .keeping import Wishes, erase_unfinished, keep_list, start_keeping, undo_list
from .lists import ListRefused, bring_list, check_list, choose_columns, choose_sheet, names_of, sheet_of

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
