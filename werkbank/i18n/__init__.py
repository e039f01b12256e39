"""Every text a person can read passes through here.

The texts in the source are Dutch and are their own keys; another language is a gettext catalogue under
``resources/locale``. Dutch needs no catalogue, so the usual start reads no file::

    tr("Zaak {naam} openen", naam=name)
    ntr("{n} gebeurtenis", "{n} gebeurtenissen", len(events))
    TITLES = {Kind.BIRTH: mark("Geboorte")}  # a table: marked where it stands, tr(TITLES[kind]) where it is shown

The first argument is a literal (the catalogue is collected from the source) or a value that was marked elsewhere. Named
places are filled with :meth:`str.format`; a text without values is returned as it is, braces included.
"""

from werkbank.i18n.texts import language, languages, mark, ntr, set_language, tr

__all__ = ["language", "languages", "mark", "ntr", "set_language", "tr"]
