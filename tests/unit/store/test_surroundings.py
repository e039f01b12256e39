"""Folders that are copied to elsewhere, and disks of another computer."""

from pathlib import Path

import pytest

from werkbank.store.surroundings import Place, on_network, place_of, syncing_program

MOUNTS = """\
22 28 0:21 / /proc rw,nosuid - proc proc rw
28 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
30 28 0:40 / /mnt/team rw - cifs //server/team rw
31 28 0:41 / /mnt/met\\040spatie rw - nfs4 server:/x rw
32 28 8:1 / /media/stick rw - vfat /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("/home/anja/OneDrive - Gemeente/werkplek", "OneDrive"),
        ("/home/anja/Dropbox/x", "Dropbox"),
        ("/home/anja/Dropbox (Werk)/x", "Dropbox"),
        ("/home/anja/Nextcloud/x", "Nextcloud"),
        ("/Users/anja/Google Drive/Mijn bestanden", "Google Drive"),
        ("/Users/anja/Library/Mobile Documents/x", "iCloud"),
        ("/home/anja/Documenten/werkplek", ""),
        ("/home/anja/onedrivers/werkplek", ""),
    ],
)
def test_a_folder_of_a_synchronising_program_is_known_by_its_name(folder: str, program: str) -> None:
    assert syncing_program(Path(folder), environment={}) == program


@pytest.mark.parametrize(
    ("left", "program"), [(".dropbox", "Dropbox"), ("._sync_ab12.db", "Nextcloud"), (".nextcloudsync.log", "Nextcloud")]
)
def test_or_by_what_the_program_leaves_in_it(tmp_path: Path, left: str, program: str) -> None:
    (tmp_path / "map" / "werkplek").mkdir(parents=True)
    (tmp_path / "map" / left).touch()
    assert syncing_program(tmp_path / "map" / "werkplek", environment={}) == program
    assert place_of(tmp_path / "map" / "werkplek", environment={}) is Place.SYNCED


def test_or_by_where_onedrive_says_it_is(tmp_path: Path) -> None:
    assert syncing_program(tmp_path / "x", environment={"OneDriveCommercial": str(tmp_path)}) == "OneDrive"


@pytest.mark.parametrize(
    ("folder", "far"),
    [
        ("/mnt/team/werkplek", True),
        ("/mnt/met spatie/werkplek", True),
        ("/media/stick/werkplek", False),
        ("/home/anja", False),
        ("/mnt/teamwerk", False),
    ],
)
def test_a_network_disk_is_known_by_its_file_system(folder: str, far: bool) -> None:
    assert on_network(Path(folder), mounts=MOUNTS) is far
    assert place_of(Path(folder), environment={}, mounts=MOUNTS) is (Place.NETWORK if far else Place.OWN)


def test_a_name_of_another_computer_is_a_network_disk() -> None:
    assert on_network(Path("//server/team"), mounts=MOUNTS)
