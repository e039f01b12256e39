"""A picture is kept small and bare; what is no picture is refused in words."""

from contextlib import suppress
from io import BytesIO

import pytest
from PIL import ExifTags, Image

from werkbank.drawing import photos
from werkbank.drawing.photos import LONGEST, bare_photo, photo_kept
from werkbank.model.errors import KnownError


def file_of(image: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def with_gps() -> bytes:
    image = Image.new("RGB", (3000, 1500), "white")
    image.paste((200, 0, 0), (0, 0, 1500, 1500))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Telefoonmerk"
    exif[ExifTags.Base.Orientation] = 6  # lay the left side on top
    exif.get_ifd(ExifTags.IFD.GPSInfo)[2] = (51.0, 55.0, 20.0)
    return file_of(image, exif=exif, comment=b"geheime plek")


def test_everything_but_the_dots_is_left_behind() -> None:
    source = with_gps()
    assert b"Telefoonmerk" in source
    kept = bare_photo(source)
    with Image.open(BytesIO(kept)) as image:
        assert not dict(image.getexif())
        assert not {"exif", "comment", "icc_profile"} & set(image.info)
        assert image.size == (800, LONGEST)
        assert image.getpixel((400, 100))[0] > 150 > image.getpixel((400, 100))[1]  # type: ignore[index]
    assert b"Telefoonmerk" not in kept
    assert b"geheime plek" not in kept
    assert bare_photo(source) == kept


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_other_kinds_of_pictures_are_read_and_what_is_clear_becomes_white(kind: str) -> None:
    mode = "RGBA" if kind in {"PNG", "WEBP", "TIFF"} else "RGB"
    image = Image.new(mode, (40, 20), (0, 0, 0, 0) if mode == "RGBA" else "white")
    photo = photo_kept(bare_photo(file_of(image, kind)))
    assert (photo.width, photo.height) == (40, 20)
    with Image.open(BytesIO(photo.data)) as kept:
        assert kept.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo-unknown"),
        (b"dit is tekst", "photo-unknown"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "photo-heic"),
        (b"%PDF-1.7 ...", "photo-pdf"),
        (with_gps()[:2000], "photo-broken"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(data: bytes, code: str) -> None:
    with pytest.raises(KnownError) as refusal:
        bare_photo(data)
    assert refusal.value.code == code
    assert refusal.value.remedy


@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_DOTS"])
def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(photos, limit, 100)
    with pytest.raises(KnownError) as refusal:
        bare_photo(with_gps())
    assert refusal.value.code == "photo-large"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
@pytest.mark.parametrize("keep", [30, 200, 0.5])
def test_half_a_picture_is_a_picture_or_refused(kind: str, keep: float) -> None:
    data = file_of(Image.effect_noise((60, 60), 50).convert("RGB"), kind)
    codes = []
    with suppress(KnownError):
        codes.append(bare_photo(data[: int(keep if keep > 1 else len(data) * keep)])[:2])
    assert codes in ([], [b"\xff\xd8"])
