"""Who follows the engine as it makes tables: what it asks of figures on the way, and not what words are made of them."""

from __future__ import annotations

import sys
from abc import abstractmethod
from decimal import Decimal

from ...ledger import Figure
from .follower import Follower

_LEDGER = Figure.__module__.rpartition(".")[0]
_KNOWN = Figure.known.fget.__code__  # type: ignore[attr-defined]  # reads for whoever asks


class EngineFollower(Follower):
    """Follows figures but where the ledger reads them: its arithmetic is the same for all values."""

    def value(self, figure: Figure, value: Decimal | None) -> Decimal | None:
        """A figure's value as the engine is given it."""
        reader = sys._getframe(2)
        if reader.f_code is _KNOWN and reader.f_back is not None:
            reader = reader.f_back
        return value if reader.f_globals["__name__"].startswith(_LEDGER) else self.asked_for(figure, value)

    @abstractmethod
    def asked_for(self, figure: Figure, value: Decimal | None) -> Decimal | None:
        """The value of a figure that the engine may ask something of."""
