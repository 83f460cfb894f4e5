"""A case with the same odd text in every place that takes a text, and the odd texts."""

from __future__ import annotations

import json
import re
from typing import Any

# A text for each of these is put in the place of `«name»`; a name stands for the same text wherever it is.
_CASE: dict[str, Any] = {
    "title": "«title»",
    "organisation": "«organisation»",
    "source": "«source»",
    "period": {"starts": "2022-04-01", "ends": "2022-06-30", "review": "2022-06-01"},
    "pay_points": {"1": 20000, "2": 21000, "3": 22000, "4": 23000},
    "grades": {
        "«A»": {
            "title": "«post»", "points": "1-2", "in_post": {"1": 2, "2": 3}, "vacant": {"1": 1, "2": 1}, "supplement": "10%",
            "supplement_reason": "«reason»",
        },
        "«B»": {"points": "3-4", "in_post": 2, "vacant": 1, "supplement": {"make_up_to": "market median"}},
        "«C»": {"salary": 30000, "in_post": 1, "supplement": 1000},
    },
    "comparators": {
        "«X»": {
            "pay": {"«A»": "21000 - 23000", "«B»": "24000 - 26000"}, "allowances": "«allowances»", "non_pay": "«non_pay»",
            "source": "«its source»", "note": "«its note»", "supplements": {"«A»": 100},
        },
        "«Y»": {"pay": {"«A»": "20000 - 24000", "«B»": "n/a"}},
    },
    "market": {"of": "midpoints", "where": "«market where»"},
    "on_costs": {"tax_year": "2022-23", "pension": "20%", "other": {"«on-cost»": "1%"}, "heads_per_fte": 1.1},
    "agency": {"fte": 1, "charge_rate": 30, "hours_a_week": 37, "weeks_a_year": 47},
    "budget": 250000,
    "package": {"where": "«package where»", "note": "«package note»"},
    "measures": [
        {"what": "«measure»", "cost": "the supplement", "where": "«measure where»"},
        {"what": "«other measure»", "fte": 2, "cost_per_fte": 30000, "starts": "2022-10-01"},
    ],
    "funding": [
        {"year": "2022/23", "amount": 10000, "from": "reserve", "approved": "to be considered", "where": "«funding where»",
         "note": "«funding note»"},
    ],
    "payments": [
        {"what": "«payment»", "kind": "golden hello", "pensionable": "no", "amount": "5%", "to": "starters",
         "grades": ["«A»"], "where": "«paid where»",
         "note": "«paid note»",
         "clawback": {"months": 3, "how": "by month", "recovered": "60%", "exempt": "«exempt»"}},
    ],
    "equal_pay": {
        "grades": {"«A»": {"paid": {"men": 6, "women": 7}, "not_paid": {"men": 12, "women": 31}, "how_reached": "«reached»"}},
        "impact_assessment": "«assessment»",
    },
    "terms": {"review": "«review»", "withdrawal": "«withdrawal»", "notice": "«notice»"},
    "policy": {"name": "«policy»", "source": "«policy source»", "cap": "5%"},
    "service_length": {
        "«staff»": {
            "bands": [{"band": "Up to 1 year", "share": "40%"}, {"band": "1 to 2 years", "share": "61%"}],
            "where": "«bands where»", "note": "«bands note»",
        }
    },
    "workforce": {
        "«group»": {
            "where": "«group where»", "note": "«group note»",
            "teams": {
                "«T»": {
                    "establishment": 50, "vacant": 10, "agency": 6, "leavers": 7, "note": "«team note»",
                    "printed": {"vacancy_rate": "30%"}, "earlier": {"«earlier»": {"establishment": 40, "vacant": 5}},
                },
                "«U»": {"establishment": 50, "in_post": 30},
            },
            "total": {"establishment": 100},
        }
    },
    "indicators": {
        "«indicator»": {"unit": "«unit»", "values": {"«March»": 20, "«April»": 30}, "where": "«i where»", "note": "«i note»"},
    },
    "forecast": {
        "doing_nothing": {"turnover": "20%", "starters": 2, "where": "«nothing where»"},
        "proposal": {"turnover": "10%", "starters": 2, "agency_cover": "40%", "where": "«proposal where»"},
    },
    "published": [
        {"figure": "current_spend.total", "value": 1, "where": "«published where»"},
        {"figure": "agency.cost_per_fte", "value": 1,
         "accepted": {"reason": "«accepted»", "computed": "£1", "cause": "«cause»"}},
    ],
    "silences": [{"rule": "supplement-above-gap", "reason": "«silenced»"}],
}  # fmt: skip
NAMES = sorted(set(re.findall("«(.*?)»", json.dumps(_CASE, ensure_ascii=False))))
# What most commands show stands first, so that texts that follow one another stand in it at once.
_SHOWN = ("title", "B", "C", "A", "organisation", "on-cost", "X", "measure", "payment", "exempt", "other measure")
_OTHERS = tuple(name for name in NAMES if name not in _SHOWN)

# What a case may say: it is shown so that no reader of a format takes it for more than text.
ODD = {
    "plain": "Team",
    "typography": "“Zoë’s” – £5\u00a0000 … 👩🏽\u200d⚕\ufe0f 漢字 עברית العربية می\u200cخواهم",
    "rich": "[bold red]x[/bold red] [link=http://x.example]y[/link] [/]",
    "formula": "=HYPERLINK(1)",
    "plus": "+1",
    "minus": "-1 x",
    "at": "@SUM(A1)",
    "wide formula": "＝1+1",
    "cells": 'a","=1,b;\'"',
    "markdown": "*a* _b_ | c <b>x</b> [l](http://x.example) ![i](x) `c` ~~d~~ \\| &amp;",
    "html": "<script>x</script> <!-- --> </td></table>",
    "fence": "x" * 80 + " ``` " + "y" * 80 + " ```` <b>out</b>",
    "list": "1. x",
    "rule": "---",
    "quotation": "> # x",
    "addresses": "https://x.example www.x.example a@b.example mailto:a@b.example",
    "mentions": "@user #12 :smile: :100: GH-3",
    "formulas": "$x$ $`y`$ \\(z\\) $$w$$",
    "github": "::error::x",
    "mask": "::add-mask::x ::stop-commands::y",
    "old github": "##[error]x",
    "azure": "##vso[task.setvariable variable=a]b",
    "xml": "]]> <x a='\"'/> & <?y?> &#27;",
    "attachment": "[[ATTACHMENT|/etc/passwd]] [x](1)",
    "lines": "a\n::error::b\n=1\n```\n##[error]c",
    "code": "\\u202e \\x1b[31m %0A::error::x",
    "long": "long word " * 30 + "x" * 500,
    "wide": "漢字::error::字" * 30,
}
# What no case may have, raw or by its code: it is shown by its code.
REFUSED = {
    "escape": "\x1b[31m",
    "link": "\x1b]8;;http://x.example\x1b\\y\x1b]8;;\x1b\\",
    "control": "\x07\x08",
    "c1": "\x9b31m",
    "next line": "\x85::error::",
    "separator": "\u2028::error::\u2029",
    "override": "\u202e",
    "isolate": "\u2066a\u2069",
    "letter mark": "\u061c\u200e",
    "zero width": "Te\u200bam\u2060",
    "soft hyphen": "Te\xadam",
    "byte order mark": "Te\ufeffam",
    "joiner": "Te\u200dam",
    "annotation": "\ufff9a\ufffab\ufffb",
    "tags": "Team\U000e0068\U000e0069",
    "selectors": "Team\ufe01\U000e0101",
    "filler": "Te\u3164am",
    "marks": "Te" + "\u0301" * 40,
}


def mixed(turn: int) -> dict[str, str]:
    """Every odd text before the name of a place, each place another than its neighbours; in as many turns as there are texts
    each text stands in each place."""
    texts = list(ODD.values())
    return {name: texts[(number + turn) % len(texts)] for number, name in enumerate((*_SHOWN, *_OTHERS))}


def odd_case(text: str | dict[str, str]) -> str:
    """The case with the text before the name of each place, or with a text for each place, as JSON, which is YAML."""
    return _placed(_CASE, text)


def one_question_case(text: str | dict[str, str]) -> str:
    """The same with two of its grades, and a budget alone to hold its cost against: one question whose every switching value is
    looked for."""
    dropped = ("forecast", "funding", "package", "measures", "payments", "comparators", "market")
    grades = {name: grade for name, grade in _CASE["grades"].items() if name != "«B»"}
    return _placed({**{key: value for key, value in _CASE.items() if key not in dropped}, "grades": grades}, text)


def moved_case(text: str | dict[str, str]) -> str:
    """The same with posts moved and a grade left out, so that what it is compared with differs by inputs of odd names."""
    grades = {**_CASE["grades"], "«B»": {**_CASE["grades"]["«B»"], "in_post": 3}}
    del grades["«C»"]
    return _placed({**_CASE, "grades": grades}, text)


def _placed(case: dict[str, Any], text: str | dict[str, str]) -> str:
    def placed(found: re.Match[str]) -> str:
        before = text if isinstance(text, str) else text[found[1]]
        return json.dumps(f"{before} {found[1]}", ensure_ascii=False)[1:-1]

    return re.sub("«(.*?)»", placed, json.dumps(case, ensure_ascii=False, indent=1))
