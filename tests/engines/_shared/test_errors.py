"""An engine's error can be told apart, read and sent to another process."""

import pickle

from alongside.engines._shared.errors import EngineInputError

ERROR = EngineInputError("needs.lat", "row 3 is 912.0.", "Correct that row.")


def test_an_error_says_which_input_what_is_wrong_and_what_to_do():
    assert (ERROR.input, ERROR.problem, ERROR.remedy) == ("needs.lat", "row 3 is 912.0.", "Correct that row.")
    assert str(ERROR) == "needs.lat: row 3 is 912.0. Correct that row."
    assert isinstance(ERROR, ValueError)


def test_an_error_reaches_another_process_whole():
    again = pickle.loads(pickle.dumps(ERROR))
    assert (again.input, again.problem, again.remedy) == (ERROR.input, ERROR.problem, ERROR.remedy)
