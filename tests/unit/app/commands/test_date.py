"""``werkbank date``: a list, per text what was made of it; never an error, whatever is typed."""

from tests.helpers.program import Inside

FIELDS = {"typed", "edtf", "lo", "hi", "approx", "uncertain"}


def asked(bare: Inside, *texts: str) -> list[dict[str, object]]:
    found = bare.good("date", "--json", "--", *texts, key=False).document
    assert [one["typed"] for one in found] == list(texts)
    return list(found)


def test_each_text_has_its_object_with_all_fields(bare: Inside) -> None:
    day, about, spring, since, running = asked(bare, "12-3-2014", "rond 2008", "voorjaar 2013", "sinds sept 2020", "nu")
    assert day == {
        "typed": "12-3-2014", "edtf": "2014-03-12", "lo": "2014-03-12", "hi": "2014-03-12", "approx": False,
        "uncertain": False,
    }  # fmt: skip
    assert (about["edtf"], about["approx"]) == ("2008~", True)
    assert (spring["edtf"], spring["lo"], spring["hi"]) == ("2013-21", "2013-03-01", "2013-05-31")
    assert (since["lo"], since["hi"]) == ("2020-09-01", None)
    assert running["edtf"] == "2026-11-21"
    assert not bare.workplace.exists()


def test_what_cannot_be_read_gets_a_reason_and_exit_code_0(bare: Inside) -> None:
    texts = ("29 februari 2023", "onbekend", "", "-3", "--json", "--today", "31-4-2020", "🙂", "nooit'; --", "x" * 5000)
    for one in asked(bare, *texts):
        assert set(one) == {*FIELDS, "reason"}
        assert one["edtf"] is None
        assert one["reason"]


def test_a_figure_with_a_dash_needs_no_two_dashes(bare: Inside) -> None:
    found = bare.good("date", "--json", "-3", "2014", key=False).document
    assert [one["typed"] for one in found] == ["-3", "2014"]


def test_today_decides_what_yesterday_is(bare: Inside) -> None:
    done = bare.good("date", "--json", "--today", "2020-03-01", "gisteren", key=False)
    assert done.document[0]["edtf"] == "2020-02-29"


def test_without_json_it_speaks_dutch(bare: Inside) -> None:
    done = bare.good("date", "voorjaar 2013", key=False)
    assert done.out == "voorjaar 2013: begrepen als: 1 maart t/m 31 mei 2013\n"
