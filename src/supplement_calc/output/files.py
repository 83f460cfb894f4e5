"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ..parser.file_kinds import descriptor_of, real
from .interrupts import CleanedUp
from .streams import write_all

_BINARY = getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody reads is refused when it is opened, and not waited for


def write_whole(path: Path, data: Iterable[bytes]) -> None:
    """Replace the file by the data, made piece by piece, in one step. Raises OSError, and then the old file is as it was.

    A pipe or a device cannot be replaced, nor can a file that is open under a number (`/dev/stdout`): they are written to.
    Raises `ClosedPipe` where one of those has lost its reader.
    """
    if (descriptor := descriptor_of(str(path))) is not None:
        _write_open(os.dup(descriptor), data)
        return
    target = Path(real(str(path)))
    try:
        old = target.stat()
    except FileNotFoundError:
        old = None
    if old is None or stat.S_ISREG(old.st_mode):
        _replace(target, data, old)
    else:
        _write_open(_opened(target, old), data)


def _write_open(descriptor: int, data: Iterable[bytes]) -> None:
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        for piece in data:
            write_all(file, piece)


def _opened(target: Path, old: os.stat_result) -> int:
    try:
        return os.open(target, os.O_WRONLY | _AT_ONCE | _BINARY)
    except OSError as error:
        if error.errno == errno.ENXIO and stat.S_ISFIFO(old.st_mode):
            raise OSError(errno.ENXIO, "nothing reads from this pipe") from None
        raise


def _replace(target: Path, data: Iterable[bytes], old: os.stat_result | None) -> None:
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    temporary = target.with_name(f".supplement-calc-{os.urandom(8).hex()}")
    with CleanedUp(lambda: _remove(temporary)):
        new = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666 if old is None else 0o600)
        _write_open(new, data)
        if old is not None:
            _keep_owner_and_permissions(temporary, old)
        temporary.replace(target)


def _remove(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def _keep_owner_and_permissions(new: Path, old: os.stat_result) -> None:
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):  # only the administrator may give a file away
            os.chown(new, old.st_uid, old.st_gid)
    new.chmod(stat.S_IMODE(old.st_mode) & 0o777)
