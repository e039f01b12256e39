"""Whether the begin of a file is that of something else than an encrypted file of ours.

Ours begins with 16 random bytes, the salt, and is random throughout: no two of them in a thousand million begin with
one of these marks, and no page of them is text. What is recognised is what people have lying about: another database, a
zip (so also Word and Excel), a PDF, a picture, a text.
"""

from __future__ import annotations

MARKS = (
    b"SQLite format 3\0",
    b"PK\x03\x04",
    b"%PDF-",
    b"\xff\xd8\xff\xe0",
    b"\xff\xd8\xff\xe1",
    b"\x89PNG\r\n\x1a\n",
    b"GIF8",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"age-encryption.org/",
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def is_foreign(begin: bytes) -> bool:
    """Whether these first bytes are of something else; a page of them is enough."""
    return begin.startswith(MARKS) or _is_text(begin)


def _is_text(begin: bytes) -> bool:
    """No control character in a whole page: of random bytes one in nine is one."""
    return bool(begin) and not begin.translate(None, bytes(set(range(256)) - set(_CONTROLS)))
