from alongside.exchange.accounts.texting import ToFile


def test_each_text_is_a_file(settings, tmp_path):
    settings.HOME = tmp_path
    for number in (1, 2):
        ToFile().send(to="07700 900000", text=f"Text {number}")
    kept = sorted(path.read_text() for path in (tmp_path / "texts").iterdir())
    assert kept == ["To: 07700 900000\n\nText 1\n", "To: 07700 900000\n\nText 2\n"]
