"""What the authors say, section by section of the paper: plain Markdown, whose numbers name figures of the case."""

from __future__ import annotations

from pydantic import Field

from ..fields.base import Model, Text


class Narrative(Model):
    """Words for the sections of the paper. A number is written as the figure that it is, such as {budget_position.budget}."""

    decision: Text | None = Field(None, description="What is to be decided, and who may decide it")
    post: Text | None = Field(None, description="The posts, and why they are essential")
    providers: Text | None = Field(None, description="Agency staff, contractors and other providers: what was considered")
    redesign: Text | None = Field(None, description="Redesign of the job or of the structure: what was considered")
    turnover: Text | None = Field(None, description="Vacancies and turnover, with the evidence of exit interviews")
    adverts: Text | None = Field(None, description="The number and quality of responses to job adverts")
    market: Text | None = Field(None, description="What other employers pay")
    amount: Text | None = Field(None, description="The amount of the supplement, and how it was reached")
    costs: Text | None = Field(None, description="What it costs, and against what budget")
    forecast: Text | None = Field(None, description="What is expected month by month, and on what evidence")
    funding: Text | None = Field(None, description="What pays for it, year by year, and whether the plan has it")
    options: Text | None = Field(None, description="The options considered, and why they were taken or left")
    risks: Text | None = Field(None, description="The risks, with what is done about each")
    effectiveness: Text | None = Field(None, description="How likely it is to work, its targets, and when they are looked at")
    impact: Text | None = Field(None, description="The impact on other staff, teams and employers")
    legal: Text | None = Field(None, description="Legal considerations, equal pay and the equality impact assessment")
    consultation: Text | None = Field(None, description="What trade unions and staff said, and when")
    officers: Text | None = Field(None, description="Comments of the section 151 officer and the monitoring officer, dated")
    withdrawal: Text | None = Field(None, description="Its review and its end, and what staff are paid then")
    recommendation: Text | None = Field(None, description="What is recommended")
