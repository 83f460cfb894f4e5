"""Service-length bands: the running total is of the shares, whatever the paper's cumulative column says."""

from __future__ import annotations

from decimal import Decimal

from evidence.engine import seed, value, workforce_of


def test_the_running_totals_of_derbyshires_bands() -> None:
    (children, adults) = workforce_of(seed("derbyshire-2019")).service
    assert [str(band.cumulative.value) for band in children.bands] == [
        "30.9", "52.3", "73.6", "82.7", "87.7", "97.3", "99.4", "100.0", "100.0"
    ]  # fmt: skip
    assert children.total.value == 100
    last = children.bands[-1].given.cumulative
    assert last is not None
    assert last.value == 0  # the paper prints 0.0% where the column comes to 100.0%
    assert [band.cumulative.value for band in adults.bands][-1] == adults.total.value == 100


def test_a_band_that_cannot_be_read_adds_nothing_and_ends_nothing() -> None:
    text = """
    title: t
    service_length:
      S: {bands: [{band: a, share: n/a}, {band: b, share: 40.5%}, {band: c, share: illegible}, {band: d, share: 20%}]}
    """
    ledger = workforce_of(text).ledger
    found = [value(ledger, f"service_length.s.band_{number}.cumulative") for number in (1, 2, 3, 4)]
    assert found == [None, Decimal("40.5"), Decimal("40.5"), Decimal("60.5")]
    assert value(ledger, "service_length.s.total") == Decimal("60.5")


def test_bands_of_which_none_can_be_read_have_no_total() -> None:
    text = "title: t\nservice_length:\n  S: {bands: [{band: a, share: n/a}]}\n"
    assert value(workforce_of(text).ledger, "service_length.s.total") is None
