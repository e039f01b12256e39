"""The handover: everything the receiver may have, in order, each with its source; a part, and it says so."""

from io import BytesIO

import pikepdf
import pytest

from tests.helpers.pdf import assert_sound, outline_of, texts_of
from tests.unit.plan.builders import TODAY, casus, day, sample
from werkbank.model.casus import Casus
from werkbank.model.entities import Decision, Entity, Event, Household, Involvement, Question, Residence, Utterance
from werkbank.model.errors import KnownError
from werkbank.paper.handover import handover_book, handover_pdf
from werkbank.paper.pdf.watermark import Watermark
from werkbank.plan.handover import Handover, handover_for
from werkbank.plan.projection import project
from werkbank.plan.reader import receiving_reader

ELSEWHERE = receiving_reader("JB Elders", person="Noor Test")


def given(cls: type[Entity], entity_id: str, /, **fields: object) -> Entity:
    """An entity that is shared with organisations."""
    return cls.model_validate({"id": entity_id, "sharing": "keten", **fields})


def open_family(*extra: Entity) -> Casus:
    """The family of the builders, all of it shared with organisations."""
    whole = casus(*extra)
    return whole.having(*(item.but(sharing="keten") for item in whole.everything() if str(item.sharing) == "gezin"))


def made(whole: Casus) -> Handover:
    return handover_for(whole, ELSEWHERE, today=TODAY, made_by="Lokaal team")


def told(data: bytes) -> str:
    return " ".join(" ".join(texts_of(data)).split())


def rows_of(handover: Handover, title: str) -> list[tuple[str, ...]]:
    return list(next(part for part in handover.parts if part.title.startswith(title)).rows)


def test_events_come_in_order_with_their_source_and_nature() -> None:
    late = given(Event, "e2", kind="verhuizing", title="Naar zee", date=day("5-2024"), persons=("ans",), source="Ans")
    early = given(Event, "e1", kind="ots", date=day("2019"), nature="mening", source="dossier", outcome="volgens plan")
    undated = given(Event, "e0", kind="overig", title="Ooit iets")
    listed = rows_of(made(open_family(late, early, undated)), "Wat er is gebeurd")
    own = [row for row in listed if row[1].split(".")[0] in {"OTS", "Verhuizing: Naar zee", "Overig: Ooit iets"}]
    assert [row[0] for row in own] == ["2019", "mei 2024", "datum onbekend"]
    assert [row[3] for row in own] == ["dossier (mening)", "Ans (feit)", "niet vermeld (feit)"]
    assert "Afloop: volgens plan." in own[0][1]


def test_contacts_agreements_questions_and_what_works_are_there() -> None:
    extra = [
        given(Involvement, "i1", name="Piet Bezoek", role="huisarts", phone="06-00000055", begin=day("2020")),
        given(
            Question, "q1", text="Wie let op Bo?", other_explanation="Buren.", ask_whom="kees", before=day("1-2-2027")
        ),
        given(Utterance, "u8", kind="uitzondering", by="ans", text="Op zondag gaat het goed", source="gesprek"),
        given(Decision, "d1", text="Wij blijven.", by="ans", on=day("3-3-2026")),
    ]
    handover = made(open_family(*extra))
    assert ("Piet Bezoek", "Huisarts", "vanaf 2020", "06-00000055", "niet vermeld") in rows_of(handover, "Contacten")
    assert rows_of(handover, "Open punten")[0][:3] == ("Wie let op Bo?", "Buren.", "Kees, vóór 1 februari 2027")
    assert any("Op zondag gaat het goed" in row[0] for row in rows_of(handover, "Wat werkt"))
    assert rows_of(handover, "Besluiten")[0][:2] == ("Wij blijven.", "Ans, 3 maart 2026")


def test_what_is_not_there_is_said_to_be_left_out_and_never_to_be_absent() -> None:
    data = handover_pdf(made(casus()))  # shared with the family alone
    text = told(data)
    assert "Dit is een gedeeltelijke overdracht." in text
    assert text.count("Hierover staat niets in deze gedeeltelijke overdracht.") > 8
    assert "nog af te spreken" not in text
    assert "Ans" not in text
    assert_sound(data)


def test_it_is_sound_tagged_with_bookmarks_and_the_same_each_time() -> None:
    data = handover_pdf(made(sample(1)))
    assert_sound(data)
    assert data == handover_pdf(made(sample(1)))
    assert "Figure 'Familietekening met 16 personen." in outline_of(data)
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        titles = [item.title for top in outline.root for item in (top, *top.children)]
    assert {"Overdracht", "Contacten", "Open punten", "Wat werkt bij dit gezin"} <= set(titles)
    foot = texts_of(data)[0]
    assert "voor Noor Test, JB Elders, versie 2026.11.22" in foot
    assert "bladzijde 1 van" in foot


def test_an_item_for_one_organisation_goes_to_that_one_only() -> None:
    whole = open_family(
        given(Event, "e9", kind="mdo", title="Overleg apart", only_for=("JB Elders",), date=day("2026"))
    )
    assert "Overleg apart" in told(handover_pdf(made(whole)))
    other = handover_for(whole, receiving_reader("Iemand anders"), today=TODAY)
    assert "Overleg apart" not in told(handover_pdf(other))
    refused = open_family(given(Event, "e9", kind="mdo", title="Overleg apart", not_for=("jb elders",)))
    assert "Overleg apart" not in told(handover_pdf(made(refused)))


def test_a_secret_home_is_a_safe_place() -> None:
    extra = [
        given(Household, "h9", label="Huis aan de dijk", municipality="Verweg", secret=True),
        given(Residence, "r9", person="ans", household="h9", begin=day("3-2026")),
        given(Event, "e9", kind="verhuizing", title="Ans verhuist", municipality="Verweg", persons=("ans",)),
    ]
    data = handover_pdf(made(open_family(*extra)))
    assert "Verweg" not in told(data)
    assert "dijk" not in told(data)
    assert "een veilige plek" in told(data)


def test_a_child_s_own_words_and_a_reporter_stay_behind() -> None:
    extra = [
        given(Utterance, "u9", kind="zorg", by="mika", about=("mika",), text="Ik ben bang"),
        given(Event, "m9", kind="zorgmelding", title="Melding", reporter="omstander", source="de buurvrouw",
              date=day("2025")),
    ]  # fmt: skip
    text = told(handover_pdf(made(open_family(*extra))))
    assert "Ik ben bang" not in text
    assert "buurvrouw" not in text
    assert "Zorgmelding: Melding" in text


@pytest.mark.parametrize("number", [1, 2, 3])
def test_changing_or_leaving_out_what_is_hidden_changes_no_byte(number: int) -> None:
    whole = sample(number)
    seen = project(whole, ELSEWHERE, today=TODAY)
    custody = {"custody"}  # who holds gezag decides what may be seen, so it is no content
    hidden = [i for i in whole.everything() if seen.get(i.kind_of, i.id) is None and i.kind_of not in custody]
    names = ("title", "text", "name", "note", "source", "what", "does", "happens", "label", "first_name")
    other = whole.having(
        *(i.but(**{n: "Onthulling" for n in names if isinstance(getattr(i, n, None), str)}) for i in hidden)
    )
    before = handover_pdf(made(whole))
    assert handover_pdf(made(other)) == before
    for item in hidden:
        other = other.without(item.kind_of, [item.id])
    assert handover_pdf(made(other)) == before
    assert b"Onthulling" not in before


def test_a_password_opens_it_and_nothing_else_does() -> None:
    whole = made(open_family())
    plain, secret = handover_pdf(whole), handover_pdf(whole, password="kaas-Łódź-42")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(secret))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(secret), password="kaas")
    with pikepdf.open(BytesIO(secret), password="kaas-Łódź-42") as pdf, pikepdf.open(BytesIO(plain)) as open_:
        assert (pdf.encryption.R, pdf.encryption.bits, pdf.encryption.stream_method.name) == (6, 256, "aesv3")
        pages = [page.Contents.read_bytes() for page in pdf.pages]
        assert pages == [page.Contents.read_bytes() for page in open_.pages]
    assert b"Overdracht" not in secret
    with pytest.raises(KnownError, match="te kort"):
        handover_pdf(whole, password="kort")


def test_a_watermark_is_behind_the_text_and_no_reader_hears_it() -> None:
    book = handover_book(made(open_family()))
    book.watermark = Watermark("Noor Test", TODAY)
    data = book.finish()
    assert_sound(data)
    assert "Noor Test" not in outline_of(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            steps = list(pikepdf.parse_content_stream(page))
            first = next(step for step in steps if str(step.operator) == "BDC")
            assert str(first.operands[1].Subtype) == "/Watermark"
    assert sum("22 november 2026" in page for page in texts_of(data)) == len(texts_of(data))
    first_page = book.drawings()[0]
    assert "Noor Test" in getattr(first_page.items[0], "text", "")


def test_four_hundred_events_flow_on_over_pages() -> None:
    many = [
        given(
            Event,
            f"x{n}",
            kind="zorgmelding",
            title=f"Melding {n} " + "woord " * (n % 40),
            date=day(f"{1990 + n % 36}"),
        )
        for n in range(400)
    ]
    data = handover_pdf(made(open_family(*many)))
    text = told(data)
    assert all(f"Melding {n}" in text for n in (0, 199, 399))
    assert_sound(data)
