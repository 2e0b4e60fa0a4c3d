"""Balance is told in words beside what is aimed for, with the shortest list of changes."""


def test_without_an_aim_nothing_is_out_of_balance(page, found):
    text = page(f"/portfolios/{found.ref}/balance/")[1]
    assert "Nobody has said what is aimed for" in text and "Nothing is aimed for here." in text
    assert "2 projects that go on take 10 hours a month." in text and "room for 2 more" in text
    assert "Of 1 the hours are not known." in text


def test_what_is_aimed_for_is_typed_and_the_changes_follow(page, found):
    at = f"/portfolios/{found.ref}/target/"
    assert "What do you aim for?" in page(at)[1]
    status, text, _ = page(at, **{"risk-0": "60"})
    assert status == 422 and "Make these shares 100 in sum" in text and 'value="60"' in text
    assert page(at, **{"risk-0": "x"})[0] == 422
    assert page(at, **{"risk-0": "50", "risk-2": "50"})[0] == 302
    found.refresh_from_db()
    assert found.target == {"risk": {"low": 50, "medium": 0, "high": 50}}
    text = page(f"/portfolios/{found.ref}/balance/")[1]
    assert "About 1 of 2 would have to be of another sort: less “Low risk”, more “High risk”." in text
    assert "would be enough, and fewer would not" in text or "This one change would be enough." in text
    assert "1 project is left out of this" in text
    rows = page(f"/portfolios/{found.ref}/balance/?download=csv")[2].content.decode("utf-8-sig")
    assert "How likely it is to fail,Low risk,2,100,50,90" in rows
