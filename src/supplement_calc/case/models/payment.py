"""What kind of payment the supplement is."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ...reference.payment_kinds import KINDS, Due, KindName, due_on
from .fields.base import Choice, Model, Text, YesOrNo


class Payment(Model):
    """What kind of payment the supplement is. It decides what is due on it where on-costs are given part by part."""

    kind: Annotated[KindName, Choice] = Field(
        "monthly supplement",
        description="monthly supplement, higher point, lump to stay, retention payment, golden hello, professional "
        "registration fee, qualifying relocation or cash in lieu of a car",
    )
    pensionable: YesOrNo | None = Field(
        None, description="yes or no; by the kind of payment as in the Local Government Pension Scheme if not given"
    )
    award_applies: YesOrNo | None = Field(
        None, description="yes where later pay awards lift the supplement too; as the forecast says if not given"
    )
    absorbed: YesOrNo = Field(
        "no", description="yes where the supplement falls by what later pay awards raise the salary, down to 0"
    )
    scheme: Text = Field("LGPS", description="LGPS for the Local Government Pension Scheme, or the name of another")
    why: Text | None = Field(None, description="The advice that a departure from the scheme's rule rests on")

    @property
    def is_pensionable(self) -> bool | None:
        """As the case has it, or the default of the kind; None where neither decides."""
        return KINDS[self.kind].pension if self.pensionable is None else self.pensionable == "yes"

    @property
    def due(self) -> Due:
        """What is due on the supplement."""
        return due_on(self.kind, self.is_pensionable)
