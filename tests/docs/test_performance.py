"""The page on performance is what the figures kept in the repository say, and nothing else."""

from benchmarks import report


def test_the_page_is_what_the_script_prints():
    assert report.DOCUMENT.read_text("utf-8") == report.written()


def test_a_target_that_was_missed_is_said_to_be_missed():
    assert report._met(13, 12, 1_000_000) == report._met(13, 12, 500) == "missed"
    assert report._met(11, 12, 1_000_000) == "met"
    assert report._met(11, 12, 500) == "not yet measured at that size"
