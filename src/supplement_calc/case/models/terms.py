"""The terms that a supplement is paid on."""

from __future__ import annotations

from pydantic import Field

from .fields.base import Model, Text


class Terms(Model):
    """The terms of payment, as staff are told them."""

    review: Text | None = Field(None, description="Who reviews the supplement, when and against what")
    withdrawal: Text | None = Field(None, description="How it is withdrawn, and what staff are paid then")
    notice: Text | None = Field(None, description="The notice that staff are given of its end, for example 3 months in writing")
    pro_rata: Text | None = Field(None, description="How part-time staff are paid it, for example by FTE")
    protection: Text | None = Field(None, description="Whether pay protection covers it")
