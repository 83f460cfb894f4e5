"""The schemas of pay by the year or by the hour."""

from __future__ import annotations

from .numbers import by_the_hour, placed, supplement
from .patterns import either
from .places import Place
from .schemas import Schema, number_schema


def supplement_or_hourly(place: Place) -> Schema:
    say = "pounds a year such as 4,000, pounds an hour such as £0.50 an hour, or a percentage such as 10%"
    pattern = either(supplement(place), by_the_hour("not negative"))
    return number_schema(pattern, "not negative", say, ("4,000", "10%", "£0.50 an hour"))


def salary(place: Place) -> Schema:
    say = "pounds a year, more than 0, such as 25,064, or pounds an hour such as £12.65 an hour"
    pattern = either(placed("money", "positive", place), by_the_hour("positive"))
    return number_schema(pattern, "positive", say, ("25,064", 25064, "£12.65 an hour"))
