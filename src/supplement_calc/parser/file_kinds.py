"""What a name on the command line means besides a regular file: a pipe, a device, or a file that is already open."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

_MOST_LINKS = 40
_OPEN_FILE = re.compile(r"/dev/fd/(\d+)|/proc/self/fd/(\d+)")
_KINDS = {stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}


def kind_of(mode: int) -> str | None:
    """What a file of this mode is that is neither a regular file nor a folder; None for those two."""
    return _KINDS.get(stat.S_IFMT(mode))


def descriptor_of(name: str) -> int | None:
    """The number of the open file that a name such as `/dev/stdout` or `/dev/fd/63` means; None for any other name."""
    for _ in range(_MOST_LINKS):
        opened = _OPEN_FILE.fullmatch(name)
        if opened:
            return int(opened[1] or opened[2])
        try:
            name = os.path.normpath(Path(name).parent / Path(name).readlink())
        except (OSError, ValueError):  # no link, or nothing at all
            return None
    return None


def same_file(one: str | int, other: str | int) -> bool:
    """Whether two names mean one file, by whatever links; a number is an open file's."""
    if isinstance(one, str) and isinstance(other, str) and real(one) == real(other):
        return True
    first, second = _status(one), _status(other)
    return first is not None and second is not None and stat.S_ISREG(first.st_mode) and os.path.samestat(first, second)


def real(name: str) -> str:
    """The name with its links followed; as it is where the working folder has gone."""
    try:
        return os.path.realpath(name)
    except (OSError, ValueError):
        return name


def _status(name: str | int) -> os.stat_result | None:
    try:
        return os.fstat(name) if isinstance(name, int) else Path(name).stat()
    except (OSError, ValueError):
        return None
