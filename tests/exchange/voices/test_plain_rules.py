from alongside.exchange.voices.plain_rules import hard, reading_age, syllables


def kinds(text):
    return [(one.kind, one.words) for one in hard(text)]


def test_words_of_the_trade_are_named_with_what_people_say():
    (found,) = hard("We ask all stakeholders.")
    assert (found.kind, found.words, found.better) == ("trade", "stakeholders", "the people it affects")
    assert kinds("Social prescribing helps.") == [("trade", "social prescribing")]


def test_short_forms_are_named_unless_everybody_knows_them():
    assert kinds("The ICB asks the NHS and your GP about PCNs.") == [("short", "ICB"), ("short", "PCNs")]


def test_a_long_sentence_is_named_by_its_first_words():
    long = " ".join(["one"] * 21)
    assert kinds(f"Short. {long}.") == [("long", "one one one one …")]
    assert kinds(" ".join(["one"] * 20) + ".") == []


def test_plain_words_pass():
    assert hard("A bus at the right time matters more than what is at the end of it.") == []


def test_hard_words_without_jargon_are_known_by_their_age():
    text = (
        "Consequently organisational responsibilities necessitate considerable administrative deliberation."
    )
    assert reading_age(text) is None
    more = "Accordingly, collaboration deteriorates. "
    more += "Participation necessitates additional opportunities, unfortunately."
    ((kind, age),) = kinds(f"{text} {more}")
    assert kind == "age" and int(age) > 18


def test_reading_age_is_the_published_formula():
    # 16 words, 2 sentences, 16 syllables: 0.39 x 8 + 11.8 x 1 - 15.59 = -0.67, and five years more.
    assert reading_age("The cat sat on the mat and ran. " * 2) == 5
    # 16 words, 2 sentences, 32 syllables: 0.39 x 8 + 11.8 x 2 - 15.59 = 11.13.
    assert reading_age("Happy lady happy lady happy lady happy lady. " * 2) == 16


def test_syllables_are_about_right():
    counted = {
        "tea": 1,
        "make": 1,
        "table": 2,
        "wanted": 2,
        "asked": 1,
        "lonely": 3,
        "carer": 2,
        "chapel's": 2,
    }
    assert {word: syllables(word) for word in counted} == counted
