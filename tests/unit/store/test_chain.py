"""The canonical form and the hash chain, against vectors that an independent reading of the description reproduces."""

import hashlib
import json
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.case_files import Loose
from werkbank.store.canonical import canonical
from werkbank.store.chain import Actor, batch_hash, genesis, link, log_genesis, log_link, payload_hash

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "hash_vectors.json").read_text(encoding="utf-8"))

TEXT = st.text(st.characters(codec="utf-8"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=8,
)


def plain(value: Loose) -> bytes:
    """RFC 8785 for what we write (ASCII keys, no floats) is what the standard library writes with sorted keys."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


@given(JSON)
def test_the_canonical_form_is_that_of_the_standard_and_stable(value: Loose) -> None:
    once = canonical(value)
    again = json.loads(once)
    assert canonical(again) == once == rfc8785.dumps(again) == plain(again)


@given(st.dictionaries(TEXT, st.integers(0, 9), max_size=4))
def test_names_of_any_letters_stand_in_the_order_of_the_standard(value: Loose) -> None:
    again = json.loads(canonical(value))
    assert canonical(again) == rfc8785.dumps(again)


def test_texts_are_normalised_keys_too() -> None:
    assert canonical({"e\u0301": ["e\u0301"]}) == '{"é":["é"]}'.encode()


@pytest.mark.parametrize("value", [0.5, float("nan"), 2**53, "\ud800", {"a": [1.0]}, {1: "a"}, b"x"])
def test_what_has_no_canonical_form_is_refused(value: Loose) -> None:
    with pytest.raises((ValueError, TypeError)):
        canonical(value)


# ------------------------------------------------------------------ the vectors, computed by the program


def actor_of(vector: dict[str, Loose]) -> Actor:
    return Actor(
        vector["actor"], vector["person"], vector["replica"], name="Anja", sign_key=bytes.fromhex(vector["sign_key"])
    )


def test_the_program_computes_the_vectors() -> None:
    actor, case = actor_of(VECTORS["actor"]), VECTORS["case"]
    previous = genesis(actor, case=case)
    assert previous.hex() == VECTORS["genesis"]
    for op in VECTORS["operations"]:
        batch = batch_hash(**op["batch"])
        payload = payload_hash(op["val"].encode(), salt=bytes.fromhex(op["salt"]))
        assert (batch, payload.hex()) == (op["batch_hash"], op["payload"])
        previous = link(
            previous,
            actor=actor.id,
            seq=op["seq"],
            hlc=int(op["hlc"], 16),
            kind=op["kind"],
            entity=op["entity"],
            field=op["field"],
            parents=[(actor, seq) for actor, seq in op["parents"]],
            batch=batch,
            payload=payload,
        )
        assert previous.hex() == op["h"]
    previous = log_genesis(actor, case=case)
    assert previous.hex() == VECTORS["log_genesis"]
    for line in VECTORS["log"]:
        previous = log_link(previous, line=line["line"])
        assert previous.hex() == line["h"]


# ------------------------------------------------------------------ and by somebody who only read the description


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def test_an_independent_reader_computes_them_too() -> None:
    who = VECTORS["actor"]
    start = sha(
        b'{"actor":"%s","case":"%s","format":"werkbank-chain-1","person":"%s","replica":"%s","sign_key":"%s"}'
        % tuple(
            text.encode() for text in (who["actor"], VECTORS["case"], who["person"], who["replica"], who["sign_key"])
        )
    )
    assert start.hex() == VECTORS["genesis"]
    h = start
    for op in VECTORS["operations"]:
        batch = {name: op["batch"][name] for name in ("action", "at", "group", "redo", "undoes")} | {
            "id": op["batch"]["batch"]
        }
        meta = {
            "actor": who["actor"],
            "batch": sha(plain(batch)).hex(),
            "entity": op["entity"],
            "field": op["field"],
            "hlc": op["hlc"],
            "kind": op["kind"],
            "parents": sorted(op["parents"]),
            "seq": op["seq"],
        }
        h = sha(h, plain(meta), sha(bytes.fromhex(op["salt"]), op["val"].encode()))
        assert h.hex() == op["h"]
    h = sha(start, b"log")
    for line in VECTORS["log"]:
        h = sha(h, plain(line["line"]))
        assert h.hex() == line["h"]


@given(TEXT, TEXT, st.lists(st.tuples(TEXT, st.integers(1, 9)), max_size=2))
def test_a_link_is_what_the_description_says_for_any_letters(entity: str, field: str, parents: list[Loose]) -> None:
    meta = {
        "actor": 'a"', "batch": "00", "entity": entity, "field": field, "hlc": f"{5:016x}", "kind": "person",
        "parents": sorted(list(parent) for parent in parents), "seq": 7,
    }  # fmt: skip
    h = link(bytes(32), actor='a"', seq=7, hlc=5, kind="person", entity=entity, field=field, parents=parents,
             batch="00", payload=b"p" * 32)  # fmt: skip
    assert h == sha(bytes(32), canonical(meta), b"p" * 32)


def test_the_order_of_parents_does_not_matter_and_everything_else_does() -> None:
    base: dict[str, Loose] = {
        "actor": "a", "seq": 1, "hlc": 5, "kind": "person", "entity": "p", "field": "note",
        "parents": [("b", 2), ("a", 1)], "batch": "00", "payload": b"p" * 32,
    }  # fmt: skip
    start = bytes(32)
    h = link(start, **base)
    assert h == link(start, **{**base, "parents": [("a", 1), ("b", 2)]})
    for name, other in (
        ("actor", "c"), ("seq", 2), ("hlc", 6), ("kind", "event"), ("entity", "q"), ("field", "source"),
        ("parents", []), ("batch", "01"), ("payload", b"q" * 32),
    ):  # fmt: skip
        assert link(start, **{**base, name: other}) != h, name
    assert link(b"\1" * 32, **base) != h
