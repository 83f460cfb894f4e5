"""The colours of every chart: those of Okabe and Ito, which colour-blind people tell apart."""

from __future__ import annotations

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9")
INK, GREY, PALE = "#1a1a1a", "#595959", "#9a9a9a"
