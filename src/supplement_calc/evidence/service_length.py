"""Service-length bands: shares, with their running total and the printed one."""

from __future__ import annotations

from typing import NamedTuple

from ..case.models.service_length import Band, ServiceLength
from ..diagnostics.names import fold
from ..ledger import Figure, Ledger
from ..ledger.ledger import is_answered


class BandEvidence(NamedTuple):
    """A band, and the shares up to and with it added up."""

    given: Band
    cumulative: Figure


class ServiceEvidence(NamedTuple):
    """A workforce's bands and the total of their shares."""

    id: str
    name: str
    given: ServiceLength
    bands: tuple[BandEvidence, ...]
    total: Figure


def service(ledger: Ledger, name: str, given: ServiceLength) -> ServiceEvidence:
    """Each band's cumulative share: the sum of the shares so far."""
    id = f"service_length.{fold(name)}"
    bands: list[BandEvidence] = []
    shares: list[Figure] = []
    for number, band in enumerate(given.bands, 1):
        shares += [band.share] if is_answered(band.share) else []
        label = f"{name}: {band.band}, cumulative"
        cumulative = ledger.work(f"{id}.band_{number}.cumulative", label, "percent", "sum", shares or [band.share])
        bands.append(BandEvidence(band, cumulative))
    total = ledger.work(f"{id}.total", f"{name}: all bands", "percent", "sum", shares or [given.bands[0].share])
    return ServiceEvidence(id, name, given, tuple(bands), total)
