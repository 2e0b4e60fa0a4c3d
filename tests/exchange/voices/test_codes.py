"""The codes by which somebody without an account comes back."""

from alongside.exchange.voices.codes import hash_of, new_code, read_code


def test_a_code_is_read_as_people_type_it():
    code = new_code()
    assert len(code) == 9
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        assert read_code(typed) == code


def test_what_is_no_code_is_none():
    for typed in ("", "abc", "K7QM-2FP", "K7QM-2FPTT", "äöü"):
        assert read_code(typed) == ""


def test_only_a_hash_is_kept_and_it_tells_codes_apart():
    one, other = new_code(), new_code()
    assert one not in hash_of(one)
    assert len({hash_of(one), hash_of(other)}) == 2
