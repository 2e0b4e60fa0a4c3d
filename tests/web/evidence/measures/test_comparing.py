"""Those that are alike stand by name with limits by chance; nobody is ranked."""

from tests._support.evidence_measures import Keeper, halves, observation, series, share


def test_they_stand_by_name_with_what_chance_brings(client, db):
    definition = share(direction="down")
    made = [(name, series(Keeper(name), definition)) for name in ("Cedar", "Ash", "Birch")]
    for name, found in made:
        halves(found, "2025-01-01", 50 if name == "Cedar" else 12, 60)
    at = f"/measures/series/{made[1][1].ref}/compare/"
    text = " ".join(client.get(at).content.decode().split())
    assert text.index("Ash</") < text.index("Birch</") < text.index("Cedar</")
    assert "Worse than chance has it" in text and "Nobody is ranked" in text
    lines = client.get(f"{at}?download=csv&like=all").content.decode()
    assert "83.3%" in lines and "of whatever sort" in client.get(f"{at}?like=all").content.decode()


def test_of_fewer_than_three_or_without_halves_nothing_is_said(client, db):
    found = series(Keeper("Ash"))
    observation(found)
    at = f"/measures/series/{found.ref}/compare/"
    assert "Fewer than three" in client.get(at).content.decode()
    for name in ("Birch", "Cedar"):
        observation(series(Keeper(name), found.definition))
    assert "none is better or worse" in client.get(at).content.decode()
