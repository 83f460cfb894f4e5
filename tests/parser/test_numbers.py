from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplement_calc.parser.numbers import Kind, Misread, Number, read_number

KINDS: tuple[Kind, ...] = ("money", "fte", "percent", "count")


@pytest.mark.parametrize(
    ("text", "kind", "value", "precision"),
    [
        ("25064", "money", "25064", 0),
        ("25_064", "money", "25064", 0),
        ("25,064", "money", "25064", 0),
        ("£25,064", "money", "25064", 0),
        ("1,025,064.50", "money", "1025064.50", -2),
        ("£10.335m", "money", "10335000", 3),
        ("£11.318m", "money", "11318000", 3),
        ("1.5m", "money", "1500000", 5),
        ("£1.5 m", "money", "1500000", 5),
        ("£4k", "money", "4000", 3),
        ("£2bn", "money", "2000000000", 9),
        ("-3", "money", "-3", 0),
        ("−3", "money", "-3", 0),
        ("-£983,624", "money", "-983624", 0),
        ("£-983,624", "money", "-983624", 0),
        ("+3", "money", "3", 0),
        ("0", "money", "0", 0),
        ("0.50", "money", "0.50", -2),
        (" 25,064 ", "money", "25064", 0),
        ("61.03", "fte", "61.03", -2),
        ("61.03 fte", "fte", "61.03", -2),
        ("61.03 FTE", "fte", "61.03", -2),
        ("61.03fte", "fte", "61.03", -2),
        ("1,234", "fte", "1234", 0),
        ("24.33%", "percent", "24.33", -2),
        ("24.33 %", "percent", "24.33", -2),
        ("24.33 per cent", "percent", "24.33", -2),
        ("-2%", "percent", "-2", 0),
        ("24", "count", "24", 0),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, kind: Kind, value: str, precision: int) -> None:
    number = read_number(text, kind)
    assert isinstance(number, Number)
    assert (number.value, number.precision, number.is_percent) == (Decimal(value), precision, kind == "percent")


AMBIGUOUS = {
    "010": ("starts with 0", "write 10"),
    "00.5": ("starts with 0", "write 0.5"),
    "1:30": ("time or a ratio", "write 1.30"),
    "1:30:00": ("time or a ratio", "write 1.30"),
    "1e9": ("powers of ten", "write 1000000000"),
    "1.5E-3": ("powers of ten", "write 0.0015"),
    "24,33": ("comma that does not mark thousands", "write 24.33 for a decimal point, or 2,433 for thousands"),
    "3,5": ("comma that does not mark thousands", "write 3.5 for a decimal point, or 35 for thousands"),
    "0x10": ("not in tens", "write 16"),
    "0o17": ("not in tens", "write 15"),
    "25 064": ("marks thousands by spaces", "write 25,064"),
    "£1 025 064.50": ("marks thousands by spaces", "write £1,025,064.50"),
    "25\u00a0064": ("marks thousands by spaces", "write 25,064"),
    ".5": ("has no digit on one side of its point", "write 0.5"),
    "5.": ("has no digit on one side of its point", "write 5"),
}


@pytest.mark.parametrize(("text", "wrong", "mend"), [(text, *said) for text, said in AMBIGUOUS.items()])
def test_an_ambiguous_number_is_turned_away_with_what_to_write(text: str, wrong: str, mend: str) -> None:
    misread = read_number(text, "money")
    assert isinstance(misread, Misread)
    assert misread.code == "ambiguous-number"
    assert wrong in misread.reason
    assert mend in misread.help


@pytest.mark.parametrize(
    "text",
    [".nan", "nan", "NaN", "inf", "-.inf", "~", "null", "yes", "nil", "£", "%", "-", "1/2", "5-6", "25,064,12", "1,000,00",
     "1_0", "1__000", "1,000_000", "²", "½", "$5", "--3", "-£-3", "+-3"],
)  # fmt: skip
def test_what_is_no_number_is_turned_away(text: str) -> None:
    misread = read_number(text, "money")
    assert isinstance(misread, Misread)
    assert misread.code == "not-a-number"
    typed = {digit for digit in text if digit.isdigit() and digit.isascii()}
    said = {digit for digit in misread.help if digit.isdigit() and digit.isascii()}
    assert said <= typed | set("05") and "example" not in misread.help, "what was typed, put right (½ is 0.5); never another"


@pytest.mark.parametrize("text", ["٣", "3٣", "١٢", "１２", "००"])
def test_digits_of_other_alphabets_are_turned_away(text: str) -> None:
    assert isinstance(read_number(text, "money"), Misread)


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_said_to_be_nothing(text: str) -> None:
    misread = read_number(text, "fte")
    assert misread == Misread("no-value", "has no value", "write full-time equivalents, or leave the line out")


@pytest.mark.parametrize("text", ["9" * 16, "0." + "1" * 11, "1,000,000,000,000,000"])
def test_more_digits_than_any_budget_are_turned_away(text: str) -> None:
    misread = read_number(text, "money")
    assert isinstance(misread, Misread)
    assert misread.code == "too-long"


@pytest.mark.parametrize(
    ("text", "kind", "code", "wrong"),
    [
        ("24.33", "percent", "missing-percent", "has no % sign"),
        ("£24%", "percent", "wrong-unit", "is both pounds and a percentage"),
        ("24.33%", "money", "wrong-unit", "is a percentage"),
        ("24.33%", "fte", "wrong-unit", "is a percentage"),
        ("24 per cent", "count", "wrong-unit", "is a percentage"),
        ("£5", "fte", "wrong-unit", "is an amount of money"),
        ("5k", "fte", "wrong-unit", "is an amount of money"),
        ("1.5m", "count", "wrong-unit", "is an amount of money"),
        ("61.03 fte", "money", "wrong-unit", "is in fte"),
        ("5 months", "money", "wrong-unit", "is in months"),
        ("5 months", "fte", "wrong-unit", "is in months"),
        ("37 hours", "fte", "wrong-unit", "is in hours"),
        ("2 weeks", "fte", "wrong-unit", "is in weeks"),
    ],
)
def test_a_number_of_the_wrong_unit_is_turned_away(text: str, kind: Kind, code: str, wrong: str) -> None:
    misread = read_number(text, kind)
    assert isinstance(misread, Misread)
    assert (misread.code, misread.reason) == (code, wrong)


def test_a_percentage_without_its_sign_says_what_to_write() -> None:
    assert read_number("24.33", "percent") == Misread("missing-percent", "has no % sign", "write 24.33% for 24.33 per cent")


# What a message says to write must itself be read, and with the size, sign and unit of what was written.
MENDS: list[tuple[str, Kind, list[str]]] = [
    ("010", "money", ["10"]),
    ("£010", "money", ["10"]),
    ("010%", "percent", ["10"]),
    ("010k", "money", ["10000"]),
    ("-010", "money", ["-10"]),
    ("24,33", "percent", ["24.33", "2433"]),
    ("24,33%", "percent", ["24.33", "2433"]),
    ("-24,33", "money", ["-24.33", "-2433"]),
    ("25 064", "money", ["25064"]),
    ("-5", "percent", ["-5"]),
    ("24.33", "percent", ["24.33"]),
]


@pytest.mark.parametrize(("text", "kind", "meant"), MENDS)
def test_what_a_message_says_to_write_is_what_was_meant(text: str, kind: Kind, meant: list[str]) -> None:
    misread = read_number(text, kind)
    assert isinstance(misread, Misread)
    said = re.findall(r"\b(?:write|or) (\S+?)(?=,? or| for|$)", misread.help)
    numbers = [read_number(one, kind) for one in said]
    assert [n.value if isinstance(n, Number) else n for n in numbers] == [Decimal(value) for value in meant]


def grouped(whole: str, mark: str) -> str:
    """The digits in thousands, with a mark between."""
    return f"{int(whole):,}".replace(",", mark)


wholes = st.integers(0, 10**15 - 1).map(str)
parts = st.text(alphabet="0123456789", max_size=10)


@given(wholes, parts, st.sampled_from(["", ",", "_"]), st.sampled_from(["", "£"]), st.sampled_from(["", "-", "−"]))
def test_every_amount_of_fifteen_and_ten_digits_is_read_exactly(
    whole: str, part: str, mark: str, pound: str, minus: str
) -> None:
    number = read_number(f"{minus}{pound}{grouped(whole, mark)}{'.' if part else ''}{part}", "money")
    assert isinstance(number, Number)
    assert number.value == Decimal(f"{'-' if minus else ''}{whole}.{part or 0}")
    assert number.precision == -len(part)


@given(wholes, parts, st.sampled_from([("k", 3), ("m", 6), ("bn", 9)]))
def test_every_multiple_is_exact(whole: str, part: str, suffix: tuple[str, int]) -> None:
    written, power = suffix
    number = read_number(f"£{whole}{'.' if part else ''}{part}{written}", "money")
    assert isinstance(number, Number)
    assert number.value == Decimal(f"{whole}.{part or 0}").scaleb(power)
    assert number.precision == power - len(part)


@given(wholes, parts)
def test_every_percentage_is_read_exactly(whole: str, part: str) -> None:
    number = read_number(f"{whole}{'.' if part else ''}{part}%", "percent")
    assert isinstance(number, Number)
    assert (number.value, number.is_percent) == (Decimal(f"{whole}.{part or 0}"), True)


@given(st.one_of(st.text(), st.text(alphabet="0123456789,._-−+£%kmbn ftepr\u00a0", max_size=14)), st.sampled_from(KINDS))
def test_any_text_is_a_number_or_says_what_to_write(text: str, kind: Kind) -> None:
    found = read_number(text, kind)
    if isinstance(found, Number):
        assert isinstance(found.value, Decimal)
        assert found.value.is_finite()
        assert found.is_percent == (kind == "percent")
        assert re.search("[0-9]", text)
    else:
        assert found.code
        assert found.reason
        assert found.help


@given(st.from_regex(r"[0-9]{1,17}(,[0-9]{3}){0,5}(\.[0-9]{0,12})?", fullmatch=True), st.sampled_from(KINDS))
def test_a_plain_number_is_read_as_one_with_its_sign_is(text: str, kind: Kind) -> None:
    """Plain digits are read by a shorter way; a plus sign takes the longer one."""
    plain, signed = read_number(text, kind), read_number(f"+{text}", kind)
    if isinstance(plain, Number) or isinstance(signed, Number):
        assert plain == signed
        assert isinstance(plain, Number) and isinstance(signed, Number)
        assert plain.value.as_tuple() == signed.value.as_tuple()
    else:
        assert plain.code == signed.code


@pytest.mark.parametrize(
    "text", ["1e9999999999999999999999", "1e-99", "9e-9999999999999999999999", f"0x{'f' * 90}", "9/0", "0b2", "0o9"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_no_number_is_too_odd_to_be_answered(text: str, kind: Kind) -> None:
    assert isinstance(read_number(text, kind), Misread)
