"""A version as a file: the document reads as the same case, and what is said about it stands in each."""

import zipfile
from io import BytesIO

import pytest

from alongside.backends.case_files import read_text
from alongside.exchange.analyses import cases_files
from alongside.exchange.analyses.cases import result_of
from tests._support.evidence_since import case, version

pytestmark = pytest.mark.django_db


def test_the_document_reads_as_the_same_case_and_says_what_it_is():
    found = case().versions.get()
    made = cases_files.as_file(found, "yaml", about=["Version 1.", "Invented."])
    assert made.decode().startswith("# Version 1.\n# Invented.\n")
    assert read_text(made) == result_of(found).case


def test_the_workbook_says_what_it_is():
    made = cases_files.as_file(case().versions.get(), "xlsx", about=["Practice town: invented."])
    with zipfile.ZipFile(BytesIO(made)) as packed:
        said = "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))
    assert "Practice town: invented." in said and "Fewer nights in hospital" in said


def test_no_file_is_made_of_what_cannot_be_read_or_of_no_kind():
    found = case()
    assert cases_files.as_file(version(found, {"case": 1}, 2), "yaml") is None
    assert cases_files.as_file(found.versions.last(), "docx") is None
