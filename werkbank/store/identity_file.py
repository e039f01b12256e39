"""The key file of somebody who is to be added here: made elsewhere, carried over, and never trusted for its name alone.

A person who has a key of another workplace makes a *portable* copy of their identity file there: the same keys under
the same passphrase, bound to no workplace (``workplace`` is empty). Whoever adds them here compares the six words of
its public keys with the person first. Nothing in the file can be swapped without the passphrase, except all of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from werkbank.model.errors import KnownError
from werkbank.store.errors import known
from werkbank.store.files import MOST_BYTES
from werkbank.store.fingerprint import fingerprint
from werkbank.store.kdf import KdfSettings
from werkbank.store.keys import ANYWHERE, Identity, PublicIdentity, look_into_content, write_identity
from werkbank.store.ordinary import read_ordinary

ENDING = ".sleutel"
LONGEST_NAME = 80
_ID = re.compile(r"[0-9A-Za-z-]{1,64}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be added: their public keys, and the identity file as it will stand here."""

    public: PublicIdentity
    content: bytes = field(repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        """The six words to compare."""
        return fingerprint(box_key=self.public.box_key, sign_key=self.public.sign_key)


def write_portable(path: Path, *, identity: Identity, passphrase: str, settings: KdfSettings) -> None:
    """Write the key file of somebody for another workplace. Raises ``KnownError`` when the disk refuses."""
    write_identity(path, identity=identity, passphrase=passphrase, settings=settings, workplace=ANYWHERE)


def read_candidate(path: Path, *, workplace: str) -> Candidate:
    """Read a key file that somebody brought.

    Raises:
        KnownError: identity-file-unreadable, -damaged (also when it asks for more memory or time than may be), -newer,
            -bound (to another workplace than this one).
    """
    try:
        content = read_ordinary(path, most=MOST_BYTES)
        bound_to, public = look_into_content(content)
    except OSError as error:
        raise known("identity-file-unreadable") from error
    except KnownError as error:
        code = "identity-file-newer" if error.code == "newer-version" else "identity-file-damaged"
        raise known(code) from error
    if not _ID.fullmatch(public.id) or not _is_clean(public.name):
        raise known("identity-file-damaged")
    if bound_to not in {ANYWHERE, workplace}:
        raise known("identity-file-bound")
    return Candidate(public, content)


def _is_clean(name: str) -> bool:
    try:
        return clean_name(name) == name
    except KnownError:
        return False


def clean_name(name: str) -> str:
    """A name in one line, without signs that nobody sees.

    Raises:
        KnownError: name-missing, name-too-long.
    """
    seen = "".join(sign for sign in unicodedata.normalize("NFC", name) if unicodedata.category(sign)[0] != "C")
    cleaned = " ".join(seen.split())
    if not cleaned:
        raise known("name-missing")
    if len(cleaned) > LONGEST_NAME:
        raise known("name-too-long")
    return cleaned
