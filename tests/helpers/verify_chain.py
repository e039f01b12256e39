"""Checks every chain and seal of a case file, from SECURITY.md alone: python verify_chain.py case.db < key-in-hex"""

import json
import sys
from hashlib import sha256
from typing import Any

import apsw  # SQLite3 Multiple Ciphers
from nacl.signing import VerifyKey

ACTORS = """SELECT id, uuid actor, value 'case', 'werkbank-chain-1' format, person, replica,
    lower(hex(sign_key)) sign_key FROM actor, meta WHERE key='case'"""
STEPS = "SELECT id 'row', uuid id, action, at, grp 'group', redo, undoes FROM batch"
OPS = """SELECT o.actor 'row', a.uuid actor, o.batch, e.uuid entity, f.name field, printf('%016x', o.hlc) hlc, e.kind,
    o.parents, o.seq, o.val, o.salt, o.h FROM op o LEFT JOIN actor a ON a.id=o.actor
    LEFT JOIN ent e ON e.id=o.ent LEFT JOIN fld f ON f.id=o.fld ORDER BY o.actor, o.seq"""


def plain(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def verify(file: apsw.Connection) -> dict[str, int]:
    """How far each actor signed. AssertionError, KeyError or nacl's BadSignatureError where something does not hold."""
    ask, newer = file.cursor(), file.execute("PRAGMA user_version").get > 1
    ask.row_trace = lambda cursor, row: dict(zip([name for name, _ in cursor.get_description()], row, strict=True))
    actors = {one.pop("id"): one for one in ask.execute(ACTORS)}
    steps = {one.pop("row"): sha256(plain({**one, "redo": one["redo"] == 1})).hexdigest() for one in ask.execute(STEPS)}
    ops = {(row, 0): sha256(plain(told)).digest() for row, told in actors.items()}
    log = {start: sha256(h + b"log").digest() for start, h in ops.items()}
    gaps: list[Any] = ask.execute("SELECT * FROM gap").fetchall() if newer else []
    ops |= {(gap["actor"], gap["last"]): gap["h"] for gap in gaps}
    for op in ask.execute(OPS):
        row, val, salt, h, seen = (op.pop(name) for name in ("row", "val", "salt", "h", "parents"))
        pairs = [parent.split(":") for parent in seen.split(",") if parent]
        parents = sorted([actors[int(who)]["actor"], int(number)] for who, number in pairs)
        meta = plain({**op, "batch": steps[op["batch"]], "parents": parents})
        payload = salt if val is None else sha256(salt + val.encode()).digest()
        ops[row, op["seq"]] = sha256(ops[row, op["seq"] - 1] + meta + payload).digest()
        assert ops[row, op["seq"]] == h, f"operation {op['seq']}"
    assert all((gap["actor"], gap["first"] - 1) in ops for gap in gaps), "operations before a gap"
    for line in ask.execute("SELECT * FROM log ORDER BY actor, seq"):
        row, seq, h = (line.pop(name) for name in ("actor", "seq", "h"))
        log[row, seq] = sha256(log[row, seq - 1] + plain(line)).digest()
        assert log[row, seq] == h, f"line {seq} of the log"
    came = set(file.execute("SELECT actor, seq, log_seq FROM came")) if newer else set()
    for row, seq, h, log_seq, log_h, at, sig in file.execute("SELECT * FROM seal"):
        assert ops[row, seq] == h, f"seal {seq}"
        assert (row, seq, log_seq) in came or log[row, log_seq] == log_h, f"seal {seq}, log"
        who = {"actor": actors[row]["actor"], "case": actors[row]["case"]}
        says = plain({**who, "at": at, "h": h.hex(), "log_h": log_h.hex(), "log_seq": log_seq, "seq": seq})
        VerifyKey(bytes.fromhex(actors[row]["sign_key"])).verify(b"werkbank-seal-1" + says, sig)
    return dict(file.execute("SELECT uuid, max(seq) FROM actor LEFT JOIN seal ON seal.actor=actor.id GROUP BY uuid"))


if __name__ == "__main__":
    database = apsw.Connection(sys.argv[1])
    for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{sys.stdin.read().strip()}'\""):
        database.execute(f"PRAGMA {pragma}").fetchall()
    sys.stdout.write(json.dumps(verify(database)))
