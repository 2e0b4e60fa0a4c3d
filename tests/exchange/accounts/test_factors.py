from alongside.exchange.accounts import factors


def test_the_code_is_that_of_the_standard_for_the_demo_s_secret(monkeypatch):
    """Checked with the published values of RFC 6238, appendix B, cut to six digits."""
    monkeypatch.setattr(factors, "DEMO_SECRET", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    for moment, code in ((59, "287082"), (1111111109, "081804"), (2000000000, "279037")):
        monkeypatch.setattr(factors.time, "time", lambda moment=moment: moment)
        assert factors.demo_code() == code
        assert code in factors.demo_codes() and len(factors.demo_codes()) == 3
