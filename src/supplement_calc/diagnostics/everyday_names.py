"""What people call the things of a case in payroll, finance and HR, with the names that a case file has for them."""

from __future__ import annotations

# Folded, by the name in a case file: the first of those known in a place is the one that is meant there.
_NAMES = {
    "national_insurance": "ni nic nics ers_ni er_ni employer_ni employers_ni employer_nic employers_nic ni_rate"
    " nics_rate insurance",
    "pension": "lgps superannuation superann super tps nhsps nhs_pension employer_pension employers_pension"
    " pension_rate er_pension pension_contribution employer_contribution pension_percentage",
    "pension_deficit": "deficit past_service secondary_contribution lump_sum_deficit deficit_lump_sum",
    "apprenticeship_levy": "levy app_levy apprentice_levy apprenticeship",
    "on_costs": "oncosts oncost on_cost overheads employers_costs employer_costs employment_costs add_ons gross_up",
    "salary_sacrifice": "sacrifice salsac avc avcs",
    "points": "scp scps spine_point spine_points spinal_column_point spinal_column_points pay_point points_range scale_points"
    " increments_range",
    "pay_points": "scp scps pay_spine spine pay_scale pay_scales njc spinal_column_points points scale_points nje",
    "costed_at": "costed_scp scp costed_point budgeted_at top_of_grade mid_point midpoint budget_point",
    "heads": "headcount people persons employees staff individuals",
    "in_post": "fte wte headcount staff filled occupied staff_in_post actual actuals employed contracted substantive",
    "vacant": "vacancies vacancy unfilled empty gap gaps vacs",
    "supplement": "market_supplement market_factor market_forces retention allowance rrp ms premium mfs supp top_up",
    "supplement_now": "current_supplement existing_supplement present_supplement",
    "salary": "pay wage basic basic_pay base_pay annual_salary gross_pay",
    "fte": "wte headcount posts whole_time_equivalent full_time_equivalent wtes ftes staff",
    "cost_per_fte": "agency_cost annual_cost cost unit_cost",
    "charge_rate": "hourly_rate rate hourly pay_rate hourly_charge",
    "day_rate": "daily_rate daily per_diem",
    "hours_a_week": "hours weekly_hours hours_per_week hpw",
    "weeks_a_year": "weeks weeks_per_year",
    "days_a_year": "days days_per_year",
    "weekly_spend": "spend weekly_cost weekly_charge weekly_rate week_rate cost_per_week cost_a_week",
    "agency": "locum locums agency_staff temps interims bank contingent_workers",
    "grades": "bands grade band levels posts establishment_by_grade jobs roles",
    "grade": "band level job role",
    "period": "dates term duration timescale",
    "starts": "start from begin begins start_date effective_from commences commencing starting",
    "ends": "end to until end_date expires finish finishes term duration length",
    "from": "start starts start_date effective effective_from",
    "to": "end ends end_date until",
    "until": "to end ends end_date finish finishes expires expiry",
    "budget": "budgets funding base_budget",
    "posts": "fte wte establishment budgeted_posts budgeted_fte headcount",
    "cost_per_post": "unit_cost average_cost cost_of_a_post",
    "establishment": "posts estab funded_posts approved_posts fte_establishment",
    "vacancy_factor": "turnover_saving vacancy_saving vacancy_allowance churn",
    "comparators": "benchmarks benchmark market competitors neighbours other_councils peers comparator",
    "organisation": "council authority employer org trust company",
    "title": "name heading subject report case",
    "turnover": "attrition leavers wastage churn leaver_rate",
    "starters": "recruits hires new_starters joiners recruitment",
    "leavers": "quits resignations attrition",
    "accepted": "appointed hired appointments acceptances",
    "offered": "offers made_offers",
    "shortlisted": "interviewed interviews",
    "men": "male males man m",
    "women": "female females woman f",
    "paid": "in_receipt receiving",
    "not_paid": "unpaid not_in_receipt",
    "impact_assessment": "eia eqia equality_impact_assessment equality_analysis",
    "mean": "average avg arithmetic_mean",
    "median": "50th_percentile middle",
    "upper_quartile": "75th_percentile uq q3 third_quartile",
    "lower_quartile": "25th_percentile lq q1 first_quartile",
    "tops": "maximum max maxima highest tops_of_grade",
    "bottoms": "minimum min minima lowest",
    "midpoints": "middle midpoint mid_point",
    "yes": "y true 1 on ja pensionable",
    "no": "n false 0 off non_pensionable",
    "staff_in_post": "all_staff all everyone existing_staff employees current_staff",
    "reserve": "reserves earmarked_reserve balances",
    "agency_cover": "cover locum_cover coverage",
    "pay_awards": "pay_award awards award uplift njc_award cost_of_living cola pay_rise inflation_award",
    "at_least": "minimum min floor least or_if_greater underpin",
    "on_supplement": "allowances on_allowances supplements on_supplements",
    "award": "rate percent percentage increase uplift rise pay_award",
    "discount_rate": "discount npv stpr green_book",
    "inflation": "cpi rpi gdp_deflator",
    "forecast": "projection model scenarios assumptions",
    "doing_nothing": "do_nothing status_quo baseline as_is counterfactual no_change",
    "proposal": "option preferred_option recommended with_supplement",
    "tax_year": "year fy financial_year",
    "financial_year_starts": "financial_year year_starts year_start financial_year_start year_end fiscal_year academic_year"
    " accounting_year financial_years year_from",
    "heads_per_fte": "headcount heads people_per_fte",
    "workforce": "staffing teams staff headcount",
    "headcount": "heads people employees",
    "fee": "agency_fee margin commission markup mark_up",
    "vat": "tax",
    "rate": "percent percentage on_cost_rate",
}  # fmt: skip
MEANT: dict[str, tuple[str, ...]] = {}
"""The names of a case file that each everyday name may stand for."""
for _name, _everyday in _NAMES.items():
    for _one in _everyday.split():
        MEANT[_one] = (*MEANT.get(_one, ()), _name)

_DIFFER = (
    "fte wte headcount heads staff",
    "contracted posts establishment recruitment recruits",
    "gap gaps vacancy retention cover coverage",
    "cost agency_cost annual_cost unit_cost average_cost spend",
    "rate pay_rate weekly_cost weekly_charge weekly_rate week_rate cost_per_week cost_a_week",
    "churn leavers leaver attrition wastage",
    "year year_end financial_year term duration length",
    "budget_point mid_point midpoint increments_range",
)
MAY_DIFFER = frozenset(" ".join(_DIFFER).split())
"""Everyday names that some use for another thing than the name in a case file: a number for a rate, people for FTE."""
