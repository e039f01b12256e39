"""Files that somebody made to do harm, or that came through badly (matrix row 19): each refused with its own words.

What is refused is refused while reading: the functions here write nothing, so there is no half state to look for; the
tests of receiving look at the workplace. ``WERKBANK_LARGE=1`` runs the file that unpacks to 10 GB instead of 200 MB.
"""

import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.handovers import ACTOR, AT, BATCH, Forgery, gzipped, operation, small, somebody
from werkbank.model.errors import KnownError
from werkbank.store.handover import archive
from werkbank.store.handover.limits import MEBI, Limits
from werkbank.store.handover.lines import lines_of
from werkbank.store.handover.reading import read_handover
from werkbank.store.handover.visitekaartje import card_from
from werkbank.store.records import ActorRecord, Bundle, GapRecord

ANJA, CARD = somebody("Anja")
BRAM, BRAMS_CARD = somebody("Bram", "GI")
CARLA, CARLAS_CARD = somebody("Carla", "GI")


def forged(**parts: Any) -> Forgery:  # noqa: ANN401 - those of the forgery
    return Forgery(ANJA, CARD, [BRAMS_CARD], **parts)


def refusal(path: Path, *, limits: Limits | None = None) -> KnownError:
    with pytest.raises(KnownError) as refused:
        read_handover(path, box=BRAM.box, limits=limits or Limits())
    return refused.value


def code_of(tmp_path: Path, forgery: Forgery) -> str:
    return refusal(forgery.write(tmp_path / "x.casus")).code


def lines(bundle: Bundle | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines_of(bundle or small())]


def with_lines(change: Callable[[list[dict[str, Any]]], object], bundle: Bundle | None = None) -> bytes:
    """The operations with their lines changed; counts and vector in the manifest stay those of the bundle."""
    found = lines(bundle)
    change(found)
    return gzipped(json.dumps(line).encode() + b"\n" for line in found)


def test_a_forgery_that_changes_nothing_is_read(tmp_path: Path) -> None:
    assert read_handover(forged().write(tmp_path / "x.casus"), box=BRAM.box).bundle == small()


# --- the envelope ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "handover-not-one"), (b"SQLite format 3\0" + bytes(5000), "handover-not-one"),
     (b"PK\3\4" + bytes(50), "handover-not-one"), (b"age-encryption.org/v2\n", "handover-newer"),
     (b"age-encryption.org/v1", "handover-damaged"), (b"age-encryption.org/v1\n", "handover-damaged"),
     (b"age-encryption.org/v1\n" + b"-> X25519 abc\n" * 90_000 + b"\n--- ", "handover-damaged"),
     (b"age-encryption.org/v1\n--- \n", "handover-damaged")],
)  # fmt: skip
def test_what_is_no_handover_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "x.casus").write_bytes(content)
    assert refusal(tmp_path / "x.casus").code == code


def test_a_file_that_is_gone_or_a_folder_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "weg.casus").code == "handover-unreadable"
    assert refusal(tmp_path).code == "handover-unreadable"


def test_a_file_for_somebody_else_is_told(tmp_path: Path) -> None:
    assert code_of(tmp_path, replace(forged(), lock_for=[CARLAS_CARD.box_key])) == "handover-not-for-me"


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.9, 0.99, 0.999])
def test_a_file_that_stops_half_way_is_told(tmp_path: Path, part: float) -> None:
    path = forged().write(tmp_path / "x.casus")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    assert refusal(path).code in {"handover-damaged", "handover-not-one", "handover-not-for-me"}


def test_no_flipped_bit_goes_unseen(tmp_path: Path) -> None:
    path = forged().write(tmp_path / "x.casus")
    whole, dice = path.read_bytes(), random.Random(19)
    for _ in range(100):
        at = dice.randrange(len(whole) * 8)
        flipped = bytearray(whole)
        flipped[at // 8] ^= 1 << at % 8
        path.write_bytes(bytes(flipped))
        assert refusal(path).code in {"handover-damaged", "handover-not-one", "handover-not-for-me", "handover-newer"}


def test_something_behind_the_end_is_seen(tmp_path: Path) -> None:
    path = forged().write(tmp_path / "x.casus")
    path.write_bytes(path.read_bytes() + b"x" * 100)
    assert refusal(path).code == "handover-damaged"


# --- who signed --------------------------------------------------------------------------------------------------


def test_a_signature_of_somebody_else_is_refused(tmp_path: Path) -> None:
    assert code_of(tmp_path, forged(signer=CARLA)) == "handover-wrong-signer"
    assert code_of(tmp_path, forged(signed=b"\0" * 64)) == "handover-wrong-signer"
    assert code_of(tmp_path, forged(signed=b"kort")) == "handover-wrong-signer"


def test_a_receiver_cannot_pass_it_on_as_if_it_was_meant_for_another(tmp_path: Path) -> None:
    for_carla = replace(forged(), receivers=[CARLAS_CARD], lock_for=[BRAMS_CARD.box_key])
    assert code_of(tmp_path, for_carla) == "handover-wrong-signer"


def test_somebody_elses_card_with_other_keys_is_refused(tmp_path: Path) -> None:
    own = card_from(CARLAS_CARD.document)
    forgery = forged(change=lambda found: {**found, "from": {**found["from"], "sign_key": own.document["sign_key"]}})
    assert code_of(tmp_path, forgery) == "card-damaged"


@pytest.mark.parametrize("key", ["purpose", "partial", "vector", "counts", "to", "case", "ops_sha256"])
def test_nothing_in_the_manifest_can_be_changed_after_signing(tmp_path: Path, key: str) -> None:
    def members(parts: list[archive.Member]) -> Iterator[archive.Member]:
        content = b"".join(parts[0][2]).replace(f'"{key}":'.encode(), f'"{key}x":'.encode())
        yield parts[0][0], len(content), [content]
        yield from parts[1:]

    assert code_of(tmp_path, forged(members=members)) in {"handover-unknown-part", "handover-wrong-signer"}


# --- the manifest ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code"),
    [({"version": 2}, "handover-newer"), ({"version": "1"}, "handover-unknown-part"),
     ({"format": "iets"}, "handover-unknown-part"), ({"extra": 1}, "handover-unknown-part"),
     ({"case": "../../kwaad"}, "handover-unknown-part"), ({"case": ""}, "handover-unknown-part"),
     ({"case": "C:"}, "handover-unknown-part"), ({"sections": "alles"}, "handover-unknown-part"),
     ({"purpose": "x" * 5000}, "handover-unknown-part"), ({"partial": 0}, "handover-unknown-part"),
     ({"made_at": -1}, "handover-unknown-part"), ({"to": [{}]}, "handover-unknown-part"),
     ({"counts": {}}, "handover-unknown-part"), ({"vector": {"a1": "2"}}, "handover-unknown-part"),
     ({"attachments": [{"sha256": "../x", "size": 1}]}, "handover-unknown-part")],
)  # fmt: skip
def test_a_manifest_that_is_not_ours_is_refused(tmp_path: Path, change: dict[str, Any], code: str) -> None:
    assert code_of(tmp_path, forged(change=lambda found: {**found, **change})) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"\xff", "handover-damaged"), (b"[]", "handover-damaged"), (b'{"a":NaN}', "handover-bad-value"),
     (b'{"a":1.5}', "handover-bad-value"), (b'{"a":"\\ud800"}', "handover-bad-value"),
     (b'{"a": 1}', "handover-unknown-part"), (b'{"a":1,"a":1}', "handover-unknown-part"),
     (b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "handover-too-deep"),
     (b'{"a":' + b"[" * 100 + b"]" * 100 + b"}", "handover-too-deep"),
     (b'{"a":' + b"1" * 5000 + b"}", "handover-damaged")],
)  # fmt: skip
def test_json_that_this_program_never_writes_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert code_of(tmp_path, forged(manifest=content)) == code


@pytest.mark.parametrize("name", ["ops", "actors", "batches", "gaps", "seals", "reaches"])
def test_other_counts_than_announced_are_refused(tmp_path: Path, name: str) -> None:
    def change(found: dict[str, Any]) -> dict[str, Any]:
        return {**found, "counts": {**found["counts"], name: found["counts"][name] + 1}}

    assert code_of(tmp_path, forged(change=change)) == "handover-counts"


def test_another_reach_than_announced_is_refused(tmp_path: Path) -> None:
    assert code_of(tmp_path, forged(change=lambda found: {**found, "vector": {ACTOR: 9}})) == "handover-counts"
    assert code_of(tmp_path, forged(change=lambda found: {**found, "heads": {ACTOR: "0" * 64}})) == "handover-counts"


# --- the archive -------------------------------------------------------------------------------------------------


def tar_with(name: str, content: bytes = b"x") -> Callable[[list[archive.Member]], Iterator[archive.Member]]:
    def members(parts: list[archive.Member]) -> Iterator[archive.Member]:
        yield from parts
        yield name, len(content), [content]

    return members


@pytest.mark.parametrize(
    "name",
    ["../kwaad", "/etc/passwd", "att/../../x", "att/" + "g" * 64, "att/" + "a" * 63, "C:\\x", "att/NUL",
     "att/" + "A" * 64],
)  # fmt: skip
def test_a_name_that_could_become_a_path_is_refused(tmp_path: Path, name: str) -> None:
    assert code_of(tmp_path, forged(members=tar_with(name))) == "handover-bad-name"


def test_an_attachment_that_was_not_announced_is_refused(tmp_path: Path) -> None:
    assert code_of(tmp_path, forged(members=tar_with("att/" + "a" * 64))) == "handover-unknown-part"


def test_an_attachment_with_other_content_is_refused(tmp_path: Path) -> None:
    def members(parts: list[archive.Member]) -> Iterator[archive.Member]:
        yield from parts[:3]
        yield parts[3][0], 4, [b"FOTO"]

    name = "att/" + hashlib.sha256(b"foto").hexdigest()
    assert code_of(tmp_path, forged(attachments=((name, b"foto"),), members=members)) == "handover-damaged"


def test_an_attachment_that_does_not_come_is_refused(tmp_path: Path) -> None:
    name = "att/" + hashlib.sha256(b"foto").hexdigest()
    forgery = forged(attachments=((name, b"foto"),), members=lambda parts: parts[:3])
    assert code_of(tmp_path, forgery) == "handover-damaged"


def test_parts_in_another_order_or_missing_are_refused(tmp_path: Path) -> None:
    assert code_of(tmp_path, forged(members=reversed)) == "handover-unknown-part"
    assert code_of(tmp_path, forged(members=lambda parts: parts[:2])) == "handover-damaged"
    assert code_of(tmp_path, forged(members=lambda parts: [])) == "handover-damaged"
    assert code_of(tmp_path, forged(members=lambda parts: [*parts, parts[2]])) == "handover-bad-name"


@pytest.mark.parametrize(("at", "byte"), [(156, b"2"), (156, b"L"), (100, b"7"), (257, b"x"), (345, b"/")])
def test_links_and_other_extensions_of_tar_are_refused(at: int, byte: bytes) -> None:
    block = bytearray(archive.header(archive.MANIFEST, size=3))
    block[at : at + 1] = byte
    with pytest.raises(KnownError) as refused:
        archive.Unpacking(lambda _name, _size: len).feed(bytes(block))
    assert refused.value.code == "handover-unknown-part"


def test_it_does_not_matter_in_which_pieces_a_file_comes() -> None:
    parts = [(archive.MANIFEST, 3, [b"abc"]), (archive.SIGNATURE, 0, []), (archive.OPERATIONS, 600, [b"o" * 600])]
    whole = b"".join(archive.blocks(parts))
    for step in (1, 7, 511, 512, 513, 5000):
        got: dict[str, bytearray] = {}
        unpacking = archive.Unpacking(lambda name, _size, got=got: got.setdefault(name, bytearray()).extend)  # type: ignore[misc]
        for at in range(0, len(whole), step):
            unpacking.feed(whole[at : at + step])
        unpacking.close()
        assert {name: bytes(content) for name, content in got.items()} == {n: b"".join(c) for n, _, c in parts}


# --- the operations ----------------------------------------------------------------------------------------------


def set_op(**fields: Any) -> Callable[[list[dict[str, Any]]], object]:  # noqa: ANN401 - those of a line
    return lambda found: next(line for line in found if line["is"] == "op").update(fields)


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"val": '"\ud800"'}, "handover-bad-value"), ({"val": '"\\ud800"'}, "handover-bad-value"),
     ({"val": "NaN"}, "handover-bad-value"), ({"val": "1.5"}, "handover-bad-value"),
     ({"val": "[" * 50_000 + "]" * 50_000}, "handover-too-deep"), ({"val": "[" * 60 + "]" * 60}, "handover-too-deep"),
     ({"val": '{"b":1,"a":1}'}, "handover-bad-value"), ({"val": '{"a":1,"a":1}'}, "handover-bad-value"),
     ({"val": '"e\u0301"'}, "handover-bad-value"), ({"val": "{"}, "handover-damaged"),
     ({"val": "9" * 5000}, "handover-damaged"), ({"val": 5}, "handover-unknown-part"),
     ({"seq": 1.5}, "handover-bad-value"), ({"seq": 0}, "handover-bad-value"), ({"seq": True}, "handover-bad-value"),
     ({"seq": 2**60}, "handover-bad-value"), ({"hlc": "f" * 16}, "handover-bad-value"),
     ({"hlc": 5}, "handover-unknown-part"), ({"h": "zz"}, "handover-unknown-part"),
     ({"h": "A" * 64}, "handover-unknown-part"), ({"salt": ""}, "handover-unknown-part"),
     ({"parents": [["a1"]]}, "handover-unknown-part"), ({"parents": "x"}, "handover-unknown-part"),
     ({"parents": [[["a1"], 1]]}, "handover-unknown-part"), ({"entity": ["x"]}, "handover-unknown-part"),
     ({"entity": "x" * 300}, "handover-unknown-part"), ({"entity": "\ud800"}, "handover-bad-value"),
     ({"extra": 1}, "handover-unknown-part"), ({"is": "iets"}, "handover-unknown-part"),
     ({"is": ["op"]}, "handover-unknown-part"), ({"batch": "b9"}, "handover-loose"),
     ({"actor": "a9"}, "handover-counts"), ({"parents": [["a1", 9]]}, "handover-loose"),
     ({"parents": [["a1", 1]]}, "handover-loose"), ({"parents": [["a1", 2]]}, "handover-loose")],
)  # fmt: skip
def test_an_operation_that_this_program_never_writes_is_refused(
    tmp_path: Path, fields: dict[str, Any], code: str
) -> None:
    assert code_of(tmp_path, forged(operations=with_lines(set_op(**fields)))) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "handover-damaged"), (b"geen gzip", "handover-damaged"), (gzipped([b"x"]), "handover-damaged"),
     (gzipped([b"[]\n"]), "handover-unknown-part"), (gzipped([b"\xff\n"]), "handover-damaged"),
     (gzipped([b"null\n"]), "handover-unknown-part"), (gzipped([b'{"is":"op"}{"is":"op"}\n']), "handover-damaged"),
     (gzipped([b"[" * 200_000 + b"\n"]), "handover-too-deep"),
     (gzipped([b"x" * (2 * MEBI)]), "handover-line-too-long"), (gzipped([]) + b"meer", "handover-damaged")],
)  # fmt: skip
def test_operations_that_are_no_lines_of_ours_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert code_of(tmp_path, forged(operations=content)) == code


@pytest.mark.parametrize(
    ("bundle", "code"),
    [(small(operation(1), operation(1, val='"Anders"')), "handover-twice"),
     (small(operation(1), operation(3)), "handover-loose"),
     (small(operation(2)), "handover-loose"),
     (small(operation(1, kind="ufo")), "handover-unknown-kind"),
     (small(operation(1, field="schoenmaat")), "handover-unknown-kind"),
     (small(operation(1), operation(2, parents=((ACTOR, 1),))), "handover-loose"),  # of another field
     (small(operation(1, parents=((ACTOR, 2),)), operation(2, entity="p1", hlc=900)), "handover-loose"),
     (small(operation(1), gaps=(GapRecord(ACTOR, 2, 3, b"g" * 32),)), "handover-counts"),
     (small(operation(1), operation(2), gaps=(GapRecord(ACTOR, 2, 3, b"g" * 32),), partial=True), "handover-twice"),
     (small(operation(1), gaps=(GapRecord(ACTOR, 9, 2, b"g" * 32),), partial=True), "handover-loose"),
     (small(vector=((ACTOR, 2), (ACTOR, 2))), "handover-twice"),
     (small(vector=(("a9", 2),)), "handover-loose")],
)  # fmt: skip
def test_operations_that_do_not_hang_together_are_refused(tmp_path: Path, bundle: Bundle, code: str) -> None:
    assert code_of(tmp_path, forged(bundle=bundle)) == code


def test_a_circle_of_two_writers_is_refused(tmp_path: Path) -> None:
    actors = tuple(ActorRecord(name, "p", "r", "Anja", b"k" * 32) for name in ("a1", "a2"))
    ops = (operation(1, entity="p1", parents=(("a2", 1),)), operation(1, actor="a2", entity="p1", parents=(("a1", 1),)))
    assert code_of(tmp_path, forged(bundle=small(*ops, actors=actors))) == "handover-loose"


# --- too much ----------------------------------------------------------------------------------------------------


def test_a_million_operations_are_refused_before_they_are_read(tmp_path: Path) -> None:
    def change(found: dict[str, Any]) -> dict[str, Any]:
        return {**found, "counts": {**found["counts"], "ops": 1_000_000}}

    error = refusal(forged(change=change).write(tmp_path / "x.casus"))
    assert error.code == "handover-too-many"
    assert "60.000" in error.text


def test_more_operations_than_announced_are_not_read(tmp_path: Path) -> None:
    line = list(lines_of(small()))[-1]
    content = gzipped(repeat(line * 10_000, 20))  # behind a manifest that announces two
    assert code_of(tmp_path, forged(operations=content)) == "handover-too-many"


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = forged().write(tmp_path / "x.casus")
    assert refusal(path, limits=Limits(file=500)).code == "handover-too-large"
    with path.open("r+b") as file:
        file.truncate(10_000_000_000)  # takes no room on the disk
    assert refusal(path).code == "handover-too-large"


def test_parts_that_are_larger_than_they_may_be_are_refused(tmp_path: Path) -> None:
    path = forged(attachments=(("att/" + hashlib.sha256(b"foto").hexdigest(), b"foto"),)).write(tmp_path / "x.casus")
    for limits in (Limits(manifest=100), Limits(packed=100), Limits(attachment=3), Limits(unpacked=100)):
        assert refusal(path, limits=limits).code == "handover-too-large-inside"


_MEASURED = """
import sys, time
from pathlib import Path
from nacl.public import PrivateKey
from werkbank.model.errors import KnownError
from werkbank.store.handover.reading import read_handover
begin = time.process_time()
try:
    read_handover(Path(sys.argv[1]), box=PrivateKey(bytes.fromhex(sys.argv[2])))
except KnownError as error:
    # Not ru_maxrss: that remembers how large the process was that started this one.
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(error.code, time.process_time() - begin, int(peak.split()[1]) // 1024)
"""


def measured(path: Path) -> tuple[str, float, int]:
    """Code, seconds and megabytes of a process of its own that reads this file."""
    words = [sys.executable, "-c", _MEASURED, str(path), bytes(BRAM.box).hex()]
    code, seconds, megabytes = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    return code, float(seconds), int(megabytes)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
def test_a_small_file_that_unpacks_to_a_large_one_costs_little(tmp_path: Path) -> None:
    size = 10_000 if os.environ.get("WERKBANK_LARGE") else 200  # megabytes
    limits = {"batches": 1, "actors": 1, "ops": 59_000, "gaps": 0, "seals": 0, "reaches": 1}
    line = b'{"is":"op","val":"' + b" " * 999_900 + b'"}\n'
    forgery = forged(operations=gzipped(repeat(line, size)), change=lambda found: {**found, "counts": limits})
    code, seconds, megabytes = measured(forgery.write(tmp_path / "x.casus"))
    assert code == "handover-unknown-part"  # the first line is no operation
    assert megabytes < 300

    valid = list(lines_of(small()))[-1].replace(b'"\\"Bo\\""', b'"\\"' + b"a" * 900_000 + b'\\""')
    big = forged(operations=gzipped(repeat(valid, size)), change=lambda found: {**found, "counts": limits})
    code, seconds, megabytes = measured(big.write(tmp_path / "y.casus"))
    assert code == "handover-too-large-inside"
    assert megabytes < 300
    assert seconds < 20  # 2 on a machine of its own, see the benchmark; here it only must not run away


def test_every_line_is_in_the_form_in_which_it_was_hashed() -> None:
    assert [line["is"] for line in lines()] == ["actor", "reach", "batch", "op", "op"]
    assert (BATCH, AT.year) == ("b1", 2026)
