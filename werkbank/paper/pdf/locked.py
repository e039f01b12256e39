"""A PDF behind a password: AES-256 (PDF 2.0, revision 6), names and metadata included.

Each copy has fresh salts and keys, so an encrypted copy is never twice the same bytes; what is inside is. Whoever has
the password may read, print and have it read aloud. There is no way back in without it.
"""

from __future__ import annotations

from io import BytesIO

from werkbank.i18n import ntr, tr
from werkbank.model.errors import KnownError

LEAST = 8  # signs


def locked(data: bytes, *, password: str) -> bytes:
    """The same document behind a password.

    Raises:
        KnownError: password-short.
    """
    import pikepdf

    checked(password)
    with pikepdf.open(BytesIO(data)) as pdf:
        out = BytesIO()
        pdf.save(
            out,
            encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def checked(password: str) -> str:
    """The password, when it is long enough. Raises ``KnownError`` (password-short)."""
    if len(password) < LEAST:
        raise KnownError(
            tr("Dit wachtwoord is te kort."),
            remedy=ntr("Neem er een van ten minste {n} teken.", "Neem er een van ten minste {n} tekens.", LEAST),
            code="password-short",
        )
    return password
