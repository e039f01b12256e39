"""Zip files, opened so that they cannot hurt.

The sizes that an archive names may be lies, so every member is unpacked as a stream and counted; beyond the limit the
reading stops. What other libraries get to see is a copy made of the counted bytes (see ``plain_copy``), never the
archive itself. Nothing is written to disk, so names of members mean nothing as paths.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from werkbank.exchange.limits import ARCHIVE_MEMBERS, MEGABYTE, UNPACKED_BYTES
from werkbank.exchange.report import ReadRefused, refuse_file
from werkbank.i18n import tr

CHUNK = 64 * 1024
ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Archive:
    """The members of one zip file; ``file`` is its name for people."""

    def __init__(self, data: bytes, *, file: str) -> None:
        self.file = file
        self._left = UNPACKED_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise self._broken() from error
        self._members = [info for info in self._zip.infolist() if info.filename and not info.is_dir()]
        self._check()

    def _check(self) -> None:
        if len(self._members) > ARCHIVE_MEMBERS or sum(info.file_size for info in self._members) > UNPACKED_BYTES:
            raise self._too_large()
        if any(info.flag_bits & ENCRYPTED for info in self._members):
            raise refuse_file(
                self.file,
                tr("dit bestand is met een wachtwoord beveiligd."),
                remedy=tr("Bewaar het zonder wachtwoord en lees het daarna in."),
                code="archive-encrypted",
            )

    @property
    def names(self) -> list[str]:
        """The names of the members, in order of the archive."""
        return [info.filename for info in self._members]

    def read(self, name: str) -> bytes:
        """The bytes of one member.

        Raises:
            ReadRefused: the archive is damaged or grows beyond the limit.
        """
        return b"".join(self._chunks(name))

    def _chunks(self, name: str) -> Iterator[bytes]:
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise self._too_large()
                    yield chunk
        except BROKEN as error:
            raise self._broken() from error

    def _broken(self) -> ReadRefused:
        return refuse_file(
            self.file,
            tr("dit bestand is beschadigd of is geen echt zip- of Excel-bestand."),
            remedy=tr("Open het in het programma waarin het is gemaakt, bewaar het opnieuw en lees dat in."),
            code="archive-broken",
        )

    def _too_large(self) -> ReadRefused:
        return refuse_file(
            self.file,
            tr(
                "uitgepakt is dit bestand groter dan {grens} MB; dat hoort niet bij een casus.",
                grens=UNPACKED_BYTES // MEGABYTE,
            ),
            remedy=tr("Gebruik een bestand met alleen de tabellen. Vertrouw je de afzender niet, gooi het dan weg."),
            code="archive-bomb",
        )


def plain_copy(archive: Archive, *, keep: tuple[str, ...], instead: Mapping[str, bytes]) -> io.BytesIO:
    """An archive in memory with the counted bytes of all members whose names end in one of ``keep``.

    ``instead`` gives other bytes for some of them.
    """
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as plain:
        for name in dict.fromkeys(archive.names):
            if name.lower().endswith(keep):
                plain.writestr(zipfile.ZipInfo(name), instead[name] if name in instead else archive.read(name))
    copy.seek(0)
    return copy
