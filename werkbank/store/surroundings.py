"""Where a folder lies: inside something that copies files to elsewhere by itself, or on a disk of another computer.

Such a place is no error, but people must know: a synchronising program copies a file while it is being written and
brings old ones back, and on a network disk SQLite's locks cannot be trusted. Recognised are the usual names of folders,
the marks that the programs leave in them, the variables that OneDrive sets, UNC paths and network file systems.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

_BY_NAME = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mijn drive": "Google Drive",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "surfdrive": "SURFdrive",
    "stack": "STACK",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
    "proton drive": "Proton Drive",
    "tresorit": "Tresorit",
    "box sync": "Box",
    "sharepoint": "SharePoint",
    "syncthing": "Syncthing",
}
_BY_MARK = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.driveupload": "Google Drive",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
    ".stfolder": "Syncthing",
}
_SYNC_DATABASES = ("._sync_", ".sync_")  # Nextcloud and ownCloud keep '._sync_1234.db' in the folder itself
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK = {
    "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "9p", "ncpfs", "davfs", "fuse.sshfs", "fuse.rclone",
    "fuse.davfs2", "fuse.gvfsd-fuse", "webdav",
}  # fmt: skip
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


class Place(StrEnum):
    """What kind of place it is."""

    OWN = ""
    SYNCED = "synced"
    NETWORK = "network"


def place_of(folder: Path, *, environment: Mapping[str, str] = os.environ, mounts: str | None = None) -> Place:
    """What kind of place a folder lies in; ``mounts`` is the text of /proc/self/mountinfo, for tests."""
    if syncing_program(folder, environment=environment):
        return Place.SYNCED
    return Place.NETWORK if on_network(folder, mounts=mounts) else Place.OWN


def syncing_program(folder: Path, *, environment: Mapping[str, str] = os.environ) -> str:
    """The program that copies what lies in this folder to elsewhere; empty when none is recognised."""
    whole = folder.absolute()
    for name in _ONEDRIVE:
        if (root := environment.get(name)) and whole.is_relative_to(Path(root)):
            return "OneDrive"
    for one in (whole, *whole.parents):
        if program := _named(one.name) or _marked(one):
            return program
    return ""


def on_network(folder: Path, *, mounts: str | None = None) -> bool:
    """Whether it lies on a disk of another computer."""
    if str(folder).startswith(("\\\\", "//")):
        return True
    if os.name == "nt":
        return _is_remote_drive(folder)
    return _file_system(folder.absolute(), _mounts() if mounts is None else mounts) in _NETWORK


def _named(name: str) -> str:
    """'OneDrive - Gemeente' and 'Dropbox (Privé)' count as well."""
    folded = name.casefold()
    for start, program in _BY_NAME.items():
        if folded == start or folded.startswith((f"{start} -", f"{start} (", f"{start}-")):
            return program
    return ""


def _marked(folder: Path) -> str:
    try:
        names = {entry.name for entry in os.scandir(folder) if entry.name.startswith(".")}
    except OSError:
        return ""
    found = next((program for mark, program in _BY_MARK.items() if mark in names), "")
    is_cloud = any(name.startswith(_SYNC_DATABASES) and ".db" in name for name in names)
    return found or ("Nextcloud" if is_cloud else "")


def _mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _file_system(folder: Path, mounts: str) -> str:
    """The type of the file system that holds a folder: the longest mount point above it (proc(5), mountinfo)."""
    best, kind = Path("/"), ""
    for line in mounts.splitlines():
        front, _, back = line.partition(" - ")
        fields, type_of = front.split(), back.split()
        if len(fields) > 4 and type_of:
            at = Path(fields[4].replace("\\040", " "))
            if folder.is_relative_to(at) and len(at.parts) >= len(best.parts):
                best, kind = at, type_of[0]
    return kind


def _is_remote_drive(folder: Path) -> bool:
    import ctypes

    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return False
    return int(windows.kernel32.GetDriveTypeW(f"{folder.absolute().drive}\\")) == _REMOTE_DRIVE
