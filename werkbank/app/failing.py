"""What went wrong, as one Dutch text: known errors, the system's refusals, a library that is not there.

The last net of the command line. What it does not know is our own mistake and goes into a report.
"""

from __future__ import annotations

import errno

from werkbank.i18n import mark, tr
from werkbank.model.errors import KnownError

_WHY = {
    errno.ENOENT: mark("de map of het bestand bestaat niet"),
    errno.ENOTDIR: mark("een deel van de plek is geen map"),
    errno.EISDIR: mark("dat is een map en geen bestand"),
    errno.EEXIST: mark("er staat al iets met die naam"),
    errno.ENOTEMPTY: mark("de map is niet leeg"),
    errno.EACCES: mark("je mag daar niet lezen of schrijven"),
    errno.EPERM: mark("je mag daar niet lezen of schrijven"),
    errno.EROFS: mark("op deze schijf kan niet geschreven worden"),
    errno.ENOSPC: mark("de schijf is vol"),
    errno.EFBIG: mark("de schijf is vol"),
    errno.EDQUOT: mark("de schijf is vol"),
    errno.ENAMETOOLONG: mark("de naam is te lang"),
    errno.EBUSY: mark("een ander programma heeft het open"),
}


def told(error: BaseException) -> str | None:
    """The text for people, or None when it is a mistake of our own."""
    if isinstance(error, KnownError):
        return error.for_people()
    if isinstance(error, OSError):
        return cannot_reach(error).for_people()
    if isinstance(error, ImportError):
        return tr("Er ontbreekt een onderdeel van Werkbank ({naam}). Installeer Werkbank opnieuw.", naam=error.name)
    if isinstance(error, MemoryError):
        return tr("De computer heeft te weinig vrij geheugen. Sluit andere programma's en probeer het opnieuw.")
    return None


def cannot_reach(error: OSError) -> KnownError:
    """What it means that the system refuses to read or write a place."""
    why = _WHY.get(error.errno or 0, "")
    reason = tr(why) if why else tr("het systeem geeft fout {n}", n=error.errno)
    place = error.filename2 or error.filename
    if place is None:
        text = tr("Lezen of schrijven lukt niet: {reden}.", reden=reason)
    else:
        text = tr("Lezen of schrijven lukt niet bij {pad}: {reden}.", pad=place, reden=reason)
    remedy = tr("Controleer of de plek bestaat, of er ruimte is en of je er mag schrijven.")
    return KnownError(text, remedy=remedy, code="cannot-reach")
