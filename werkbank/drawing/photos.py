"""Pictures of drawings: made small and bare before they are kept, so that nothing of the phone comes along.

    kept = bare_photo(path.read_bytes())   # JPEG, longest side 1600, no metadata at all
    photo = photo_kept(kept)               # its size, for a page

A picture is turned as the camera meant it, laid on white, scaled, and written anew: place (GPS), time, make of the
phone, thumbnails and colour profiles stay behind. The same file gives the same bytes.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from werkbank.drawing.shapes import Box, Drawing, Picture
from werkbank.i18n import tr
from werkbank.model.errors import BugError, KnownError

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST = 1600  # pixels: sharp on half a page of A4
QUALITY = 85
MOST_BYTES = 80 * 1024 * 1024
MOST_DOTS = 200_000_000  # what is unpacked takes three bytes a dot
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
WHITE = (255, 255, 255)
_APPLE = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
POINTS = 0.5  # of a dot: 1600 dots are 800 points, and drawings are only made smaller


@dataclass(frozen=True, slots=True)
class Photo:
    """A kept picture with its size in dots."""

    data: bytes = field(repr=False)
    width: int
    height: int

    def drawing(self, *, alt: str) -> Drawing:
        """The picture as a drawing, to be placed like any other."""
        size = (self.width * POINTS, self.height * POINTS)
        return Drawing(*size, (Picture(Box(0, 0, *size), self.data),), alt=alt)


def bare_photo(data: bytes) -> bytes:
    """What is kept of a picture file: a bare JPEG.

    Raises:
        KnownError: too large, no picture, broken, or of a kind that we cannot read; the text says which.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    _refuse_what_is_no_picture(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of broken files, and of large ones: our own limit comes first
            with Image.open(BytesIO(data), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_DOTS:
                    raise _too_large()
                opened.draft("RGB", (2 * LONGEST, 2 * LONGEST))  # a JPEG unpacks to no more than is needed
                return _written(_on_white(ImageOps.exif_transpose(opened)))
    except UnidentifiedImageError as error:
        raise _no_picture() from error
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:  # Pillow's words for broken files
        raise KnownError(
            tr("Deze foto is beschadigd: het bestand is niet heel."),
            remedy=tr("Open hem op de telefoon of computer, bewaar hem opnieuw, en kies dat bestand."),
            code="photo-broken",
        ) from error


def photo_kept(data: bytes) -> Photo:
    """A picture that :func:`bare_photo` made."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=("JPEG",)) as opened:
            return Photo(data, *opened.size)
    except UnidentifiedImageError as error:
        message = "a kept picture is no JPEG"
        raise BugError(message) from error


def _refuse_what_is_no_picture(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise _too_large()
    if not data:
        raise _no_picture()
    if data[4:8] == b"ftyp" and data[8:12] in _APPLE:
        raise KnownError(
            tr("Dit is een HEIC-foto, zoals een iPhone die maakt. Die kan de Werkbank niet lezen."),
            remedy=tr(
                "Bewaar de foto als JPEG. Op een iPhone: stuur hem naar uzelf, of kies Instellingen, Camera, "
                "Structuren, Meest compatibel. Er is niets veranderd."
            ),
            code="photo-heic",
        )
    if data[:5] == b"%PDF-":
        raise KnownError(
            tr("Dit is een PDF en geen foto."),
            remedy=tr("Maak een foto van de tekening, of bewaar de scan als JPEG of PNG."),
            code="photo-pdf",
        )


def _on_white(image: Image) -> Image:
    from PIL import Image as Images

    image.thumbnail((LONGEST, LONGEST), Images.Resampling.LANCZOS, reducing_gap=3.0)
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Images.new("RGB", image.size, WHITE)
        ground.paste(image, mask=image.getchannel("A"))
        return ground
    return image.convert("RGB")


def _written(image: Image) -> bytes:
    """Dots only: a new picture, so that nothing that hung on the old one is written."""
    from PIL import Image as Images

    bare = Images.frombytes("RGB", image.size, image.tobytes())
    out = BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _too_large() -> KnownError:
    return KnownError(
        tr("Deze foto is te groot om te lezen."),
        remedy=tr("Maak hem eerst kleiner, of maak een nieuwe foto van de tekening."),
        code="photo-large",
    )


def _no_picture() -> KnownError:
    return KnownError(
        tr("Dit bestand is geen foto die de Werkbank kan lezen."),
        remedy=tr("Kies een foto of scan als JPEG of PNG."),
        code="photo-unknown",
    )
