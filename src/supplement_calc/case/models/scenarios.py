"""What may happen, whatever the council does: the case with other values for some inputs."""

from __future__ import annotations

from pydantic import Field

from ...ledger import Figure
from .fields.base import Text
from .fields.numbers import Percent
from .options import Option


class Scenario(Option):
    """One thing that may happen, whatever the council does."""

    what: Text | None = Field(None, description="What happens, in one line")
    builds_on: Text | None = Field(
        None, description="The scenario that this one starts from, by its name; the case if not given"
    )
    optimism_bias: Percent | None = Field(
        None,
        description="What the extra cost is raised by for optimism, for example 10%; the Green Book asks for it to be named. "
        "Of a saving it is what the saving is lowered by",
    )

    @property
    def bias(self) -> Figure | None:
        """The rate of the optimism bias; None where the scenario has none."""
        return self.optimism_bias
