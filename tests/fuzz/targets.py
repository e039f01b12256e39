"""What takes in what others made: each a function of bytes that may refuse in words for people, and nothing else.

``KnownError`` is the refusal; anything else that comes out is a finding. The bytes of a target are put in the form in
which the program would get them (a file of that kind, an archive around them, an envelope locked for us and signed),
so that a fuzzer reaches the reading itself and not only the checksum before it. Deterministic: the same bytes do the
same, so that every finding can be kept as a file.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache

from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey

from tests.fuzz.backups import backup_seeds, take_backup
from tests.fuzz.files import file, folder, right
from tests.helpers.handovers import AT, Forgery, gzipped, small
from tests.helpers.source_tree import ROOT
from werkbank.exchange.reading import read_input
from werkbank.exchange.wording.reading import read_wording
from werkbank.model.casus import Casus
from werkbank.model.dates import from_edtf, parse, show_period, to_dutch
from werkbank.model.errors import KnownError
from werkbank.store.canonical import canonical
from werkbank.store.founding import read_mark
from werkbank.store.handover.lines import lines_of
from werkbank.store.handover.reading import read_handover
from werkbank.store.handover.visitekaartje import new_card, read_card_file
from werkbank.store.keys import Identity, public_identity, to_text, unlock_identity
from werkbank.store.people import MARK, Person, people_of
from werkbank.store.slots import open_slots, sealed_slots

TODAY = date(2026, 3, 2)
MOST_BYTES = 60_000
_PART = b"\n%%%%\n"  # between the parts of an input that has more than one
ME = Identity(Person("id-Anja", "Anja"), PrivateKey(bytes(range(32))), SigningKey(bytes(range(1, 33))))
_SHEET = "xl/worksheets/sheet1.xml"


@dataclass(frozen=True, slots=True)
class Target:
    """One receiver."""

    name: str
    take: Callable[[bytes], object]
    seeds: Callable[[], Iterator[bytes]]
    rooms: tuple[str, ...]  # whose branches guide the fuzzer
    words: tuple[str, ...] = ()


def fed(target: Target, data: bytes) -> bool:
    """Let a receiver take something; whether it took it. Only a refusal in words for people stays inside."""
    try:
        target.take(data)
    except KnownError as error:
        if not error.text:
            raise AssertionError(error.code) from error
        return False
    return True


# ---- keys ----


def _slots(data: bytes) -> None:
    """A slot file, as it is and with its checksum put right; the word SEALED is a box that opens."""
    open_slots(file("slots.json", right(data.replace(b"SEALED", _sealed()))), of="casus", box=ME.box)


def _sealed() -> bytes:
    inside = {
        "by": "id-Anja",
        "epoch": 1,
        "key": to_text(bytes(32)),
        "of": "casus",
        "slot": "s1",
        "sig": to_text(bytes(64)),
    }
    return to_text(SealedBox(ME.box.public_key).encrypt(canonical(inside))).encode()


def _slot_seeds() -> Iterator[bytes]:
    slots = sealed_slots(bytes(32), of="casus", to=[ME.public.box_key], by=ME)
    for some in (slots, [{"id": "s1", "epoch": 1, "sealed": "SEALED"}], []):
        yield json.dumps(
            {"format": "werkbank-slots", "version": 1, "of": "casus", "slots": some, "checksum": "?"}
        ).encode()


def _person(data: bytes) -> None:
    """An identity file and the mark of a workplace."""
    people = folder() / "werkplek" / "people"
    people.mkdir(parents=True, exist_ok=True)
    path, content = people / "p.json", right(data)
    path.write_bytes(content)
    (people.parent / MARK).write_bytes(content)
    people_of(people.parent)
    for look in (lambda: read_mark(people.parent), lambda: public_identity(path)):
        with suppress(KnownError):
            look()
    unlock_identity(path, passphrase="x", workplace="w")


def _person_seeds() -> Iterator[bytes]:
    kdf = {"name": "argon2id", "memory_kib": 8192, "passes": 1, "lanes": 1, "salt": to_text(bytes(16))}
    whole = {
        "format": "werkbank-person", "version": 1, "workplace": "w", "id": "p", "name": "Bo",
        "box_key": to_text(bytes(32)), "sign_key": to_text(bytes(32)), "kdf": kdf, "nonce": to_text(bytes(24)),
        "wrapped": to_text(bytes(80)), "checksum": "?",
    }  # fmt: skip
    yield json.dumps(whole).encode()
    yield json.dumps(
        {"format": "werkbank-workplace", "version": 1, "id": "w", "log_key": to_text(bytes(32)), "checksum": "?"}
    ).encode()


# ---- handovers ----


def _casus(data: bytes) -> None:
    """A handover: the first byte says whether the bytes are the manifest and lines, the archive, or the whole file."""
    kind, rest = data[:1], data[1:]
    path = folder() / "x.casus"
    if kind == b"f":
        path.write_bytes(rest)
    elif kind == b"g":
        _forgery(operations=rest).write(path)
    else:
        manifest, _, lines = rest.partition(_PART)
        packed = gzipped([lines])
        told = manifest.replace(b"PACKED", hashlib.sha256(packed).hexdigest().encode())
        _forgery(manifest=told, operations=packed).write(path)
    read_handover(path, box=ME.box)


def _forgery(**parts: bytes) -> Forgery:
    card = new_card(ME, organisation="Lokaal team", at=AT)
    return Forgery(ME, card, [card], **parts)  # type: ignore[arg-type]


def _casus_seeds() -> Iterator[bytes]:
    bundle, usual = small(), _forgery()
    lines = b"".join(lines_of(bundle))
    manifest = canonical(usual.document(b"")).replace(hashlib.sha256(b"").hexdigest().encode(), b"PACKED")
    yield b"m" + manifest + _PART + lines
    for line in lines.splitlines(keepends=True):
        yield b"m" + manifest + _PART + line
    yield b"g" + gzipped([lines])
    yield b"f" + usual.write(folder() / "seed.casus").read_bytes()


def _card(data: bytes) -> None:
    """A visitekaartje, as it is and with the checksum put right."""
    read_card_file(file("x.kaartje", right(data)))


def _card_seeds() -> Iterator[bytes]:
    from werkbank.store.handover.visitekaartje import write_card_file

    path = folder() / "seed.kaartje"
    write_card_file(path, new_card(ME, organisation="Lokaal team", at=AT))
    yield path.read_bytes()


# ---- tables, trees, dates, wordings ----


def _tables(data: bytes) -> None:
    """Persons, relations and events as three tables; fewer parts, fewer tables."""
    at = folder() / "tabellen"
    at.mkdir(exist_ok=True)
    for old in at.iterdir():
        old.unlink()
    for name, part in zip(("personen", "relaties", "gebeurtenissen"), data.split(_PART)[:3], strict=False):
        (at / f"{name}.csv").write_bytes(part)
    _look_through(read_input(at, today=TODAY).casus)


def _table_seeds() -> Iterator[bytes]:
    for sample in sorted((ROOT / "resources" / "samples").glob("casus*")):
        parts = [(sample / f"{name}.csv").read_bytes()[:6000] for name in ("personen", "relaties", "gebeurtenissen")]
        yield _PART.join(part[: part.rfind(b"\n") + 1] for part in parts)
    yield _PART.join(
        [b"id;roepnaam\np1;Bo\np2;Lot\n", b"van;naar;soort\np1;p2;huwelijk\n", b"datum;titel;personen\n2019;x;p1\n"]
    )


def _xlsx(data: bytes) -> None:
    """The XML of the one sheet of a workbook."""
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        for name, content in _book().items():
            archive.writestr(name, data if name == _SHEET else content)
    _look_through(read_input(file("personen.xlsx", book.getvalue()), today=TODAY).casus)


@cache
def _book() -> dict[str, bytes]:
    from openpyxl import Workbook

    book, made = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.title = "personen"
    for row in (
        ("id", "roepnaam", "geboren"),
        ("p1", "Bo", date(2009, 3, 2)),
        ("p2", "Lot", 2011),
        ("p3", "Kim", 1980),
    ):
        sheet.append(row)
    book.save(made)
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _xlsx_seeds() -> Iterator[bytes]:
    yield _book()[_SHEET]


def _archive(data: bytes) -> None:
    """A zip or a workbook as it comes."""
    _look_through(read_input(file("x.xlsx", data), today=TODAY).casus)


def _archive_seeds() -> Iterator[bytes]:
    for names in (tuple(_book()), (_SHEET,)):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                archive.writestr(name, _book()[name])
        yield made.getvalue()


def _gedcom(data: bytes) -> None:
    _look_through(read_input(file("stam.ged", data), today=TODAY).casus)


def _gedcom_seeds() -> Iterator[bytes]:
    for path in sorted((ROOT / "tests" / "data" / "gedcom").glob("*.ged")):
        yield path.read_bytes()[:8000]
    head, person = b"0 HEAD\n1 CHAR UTF-8\n", b"0 @I1@ INDI\n1 NAME Bo /Es/\n1 BIRT\n2 DATE ABT 2009\n1 FAMS @F1@\n"
    yield head + person + b"0 @F1@ FAM\n1 HUSB @I1@\n0 TRLR\n"


def _dates(data: bytes) -> None:
    """What somebody types in a field for a date; it must come back from its own text, too."""
    text = data.decode("utf-8", "surrogateescape")[:2000]
    for as_period in (False, True):
        found = parse(text, today=TODAY, as_period=as_period)
        for shown in (to_dutch(found), show_period(found)):
            parse(shown, today=TODAY, as_period=as_period)
        assert found.lo is None or found.hi is None or found.lo <= found.hi, found
        assert from_edtf(found.edtf).edtf == found.edtf, found


def _date_seeds() -> Iterator[bytes]:
    for text in (
        "voorjaar 2013", "12-3-1975", "rond 1948", "tussen mei en juli 2019", "2013-21", "1998 - 2016",
        "begin jaren 90",
        "na 3 mei 2019", "kort voor kerst 2011", "groep 3", "toen hij 7 was", "1984?/2001~", "[..2004]", "week 12 2020",
    ):  # fmt: skip
        yield text.encode()


def _wording(data: bytes) -> None:
    """A list of wordings as JSON or as a table."""
    read_wording(file("woorden.json" if data[:1] in b"[{" else "woorden.csv", data))


def _wording_seeds() -> Iterator[bytes]:
    yield b'[{"thema": "rust", "zin": "Wij vragen om hulp"}]'
    yield b"thema;zin\nrust;Wij vragen om hulp\n"


def _look_through(casus: Casus) -> None:
    assert all(entity.id for entity in casus.everything())


_EXCHANGE = ("werkbank.exchange", "werkbank.model.dates")
TARGETS = {
    target.name: target
    for target in (
        Target(
            "slots",
            _slots,
            _slot_seeds,
            ("werkbank.store.slots", "werkbank.store.files"),
            ("sealed", "epoch", "SEALED"),
        ),
        Target("person", _person, _person_seeds, ("werkbank.store",), ("memory_kib", "passes", "lanes", "wrapped")),
        Target(
            "casus", _casus, _casus_seeds, ("werkbank.store.handover",), ("actor", "parents", "vector", "gap", "seal")
        ),
        Target("kaartje", _card, _card_seeds, ("werkbank.store.handover",), ("format", "version", "checksum")),
        Target("tables", _tables, _table_seeds, _EXCHANGE, ("huwelijk", "ouder", "personen", "gescheiden", "%%%%")),
        Target(
            "xlsx", _xlsx, _xlsx_seeds, _EXCHANGE, ("<c r=", "inlineStr", "<f>", "mergeCell", "dimension", 't=\\"s\\"')
        ),
        Target("archive", _archive, _archive_seeds, _EXCHANGE),
        Target(
            "gedcom", _gedcom, _gedcom_seeds, _EXCHANGE, ("INDI", "FAM", "BIRT", "DATE", "CONC", "CONT", "PEDI", "BET")
        ),
        Target(
            "dates",
            _dates,
            _date_seeds,
            ("werkbank.model.dates",),
            ("voor", "na", "rond", "eind", "begin", "zomer", "/", ".."),
        ),
        Target(
            "backup", take_backup, backup_seeds, ("werkbank.store",), ("SEALED", "op", "cur", "parents", "val", "batch")
        ),
        Target("wording", _wording, _wording_seeds, ("werkbank.exchange",), ("thema", "zin")),
    )
}
