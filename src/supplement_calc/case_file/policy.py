"""A policy: the limits that the rules hold a case against."""

from __future__ import annotations

from pydantic import Field

from .fields import Model, Text


class Policy(Model):
    """What a council's policy on market supplements allows."""

    name: Text | None = Field(None, description="The policy, for example Lincolnshire County Council, 2019")
