"""Cases of round numbers, in which a slip is planted by hand."""

from __future__ import annotations

# Salaries 300,000 + 400,000 = 700,000; on-costs at 25% 175,000; employed 875,000; agency 5 × 60,000 = 300,000; 1,175,000.
# Supplements in post 10 × 1,000 + 10 × 2,000 = 30,000, vacant 2,000 + 8,000 = 10,000; with on-costs 50,000.
# Full: 12 × 30,000 + 14 × 40,000 = 920,000 + 230,000 = 1,150,000, with supplements 1,200,000.
COSTS = """
title: by hand
grades:
  Grade 1: {salary: 30000, in_post: 10, vacant: 2, supplement: 1000}
  Grade 2: {salary: 40000, in_post: 10, vacant: 4, supplement: 2000}
on_costs: 25%
agency: {fte: 5, cost_per_fte: 60000}
budget: 1000000
"""
# Vacant 2 of 10, 15 of 30, 8 of 20: 20%, 50%, 40%; of the whole 25 ÷ 60 = 41.67%.
TEAMS = """
title: by hand
workforce:
  Staff:
    teams:
      North: {establishment: 10, vacant: 2, agency: 1, starters: 3}
      South: {establishment: 30, vacant: 15, agency: 12, starters: 5}
      East: {establishment: 20, vacant: 8, agency: 8, starters: n/a}
"""
# Tops 34,000, 36,000 and 38,000.
MARKET = """
title: by hand
grades: {Grade 1: {salary: 33000}}
comparators:
  Derwent: {pay: {Grade 1: "£30000 - £34000"}}
  Trent: {pay: {Grade 1: "£33000 - £36000"}}
  Soar: {pay: {Grade 1: "£32000 - £38000"}}
"""
# 3 × 301,570 = 904,710 and, every line rounded to £1,000, 906,000; on-costs at 25% 226,178 and 227,000.
THRICE = """
title: by hand
grades:
  Grade 1: {salary: 30157, in_post: 10}
  Grade 2: {salary: 30157, in_post: 10}
  Grade 3: {salary: 30157, in_post: 10}
on_costs: 25%
"""
STAFF = "workforce.staff.pooled"
