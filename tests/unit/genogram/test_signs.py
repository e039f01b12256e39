from werkbank.genogram.signs import GROUPS, USUAL, Forms, all_signs, forms_from, sign, usual


def test_every_sign_has_a_group_and_its_forms_have_names_and_words() -> None:
    for row in all_signs():
        assert row.group in GROUPS, row.id
        names = [name for name, _ in row.choices]
        assert len(set(names)) == len(names) != 1, row.id
        assert all(words for _, words in row.choices), row.id


def test_a_team_may_switch_a_sign_and_only_to_a_form_that_there_is() -> None:
    assert usual("index") == "dubbele-rand"
    assert USUAL.of("man") == ""
    kept = forms_from({"index": "pijl", "overleden": "kruis", "man": "cirkel", "nergens": "x", "zwangerschap": "bol"})
    assert kept == Forms((("index", "pijl"),))
    assert kept.of("index") == "pijl"
    assert kept.of("overleden") == "kruis"
    assert forms_from(None) == forms_from([1]) == USUAL


def test_what_accuses_and_what_is_the_teams_never_stands_in_the_family_view() -> None:
    for name in ("index", "merkteken", "vulling-middelen", "vulling-ziekte", "band-geweld"):
        assert sign(name).view == "professional"
