"""Byte fuzzing of reading, guided by coverage: whatever the bytes, a case or problems that stand inside them.

    pip install -e '.[test,fuzz]'
    python tests/outside/fuzz_reading.py -max_total_time=1800 --found found

Options with one dash go to libFuzzer. Starts from the published cases, the starter and the catalogue's samples, with the
keys of a case file and the marks of YAML as its dictionary. An input over 5 s of the processor, or that takes more than
300 MB, is a fault too. It goes on after a fault: each kind is kept once, with the input that showed it first. Ends with exit
code 1 where there was a fault.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from time import monotonic
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
MEMORY = 300 * 1024  # kB
TOKENS = (
    ": ", "- ", "? ", "{", "}", "[", "]", ", ", "#", "&a ", "*a", "!!int ", "<<: ", "|", ">", "'", '"', "\\",
    "%YAML 1.1", "---", "...", "\n", "\n  ", "\t", "\r\n", "\ufeff", "\x00", "\x85", "\u2028", "£", "1,000", "24.33%",
    "2019-07-01", "9999-12-31", "2019/20", "16-19", "1 July 2019", "n/a", "illegible", "under 5", "1e999", "1.5m", "-0",
    "Up to 1 year", "make_up_to", "market mean", "top £1-",
)  # fmt: skip


def main() -> int:
    """Run libFuzzer in a process of its own, for as long as is left after each that died, and print what came of it."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, prefix_chars="-", allow_abbrev=False
    )
    options.add_argument("-max_total_time", type=int, default=1800, metavar="SECONDS", help="how long (default 1,800)")
    options.add_argument("--found", type=Path, default=Path("found"), metavar="FOLDER", help="where failing inputs go")
    given, passed_on = options.parse_known_args()
    given.found.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"FUZZ_FOUND": str(given.found.resolve()), "PYDANTIC_DISABLE_PLUGINS": "__all__"}
    until = monotonic() + given.max_total_time
    runs = 0
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        write_corpus(corpus)
        Path(folder, "dictionary").write_text("".join(dictionary()), encoding="utf-8")
        while (left := round(until - monotonic())) > 0:
            command = [
                sys.executable, __file__, "--child", f"-max_total_time={left}", f"-dict={folder}/dictionary", "-timeout=60",
                "-rss_limit_mb=4096", "-max_len=4096", f"-artifact_prefix={given.found}/died-", *passed_on, str(corpus),
            ]  # fmt: skip
            ended, tried = watched(command, environment)
            runs += tried
            if not ended:
                break
            if not tried:
                raise SystemExit(f"libFuzzer did not start: exit code {ended}")
    kinds = sorted(given.found.glob("*.txt"))
    died = sorted(given.found.glob("died-*"))
    print(
        f"{runs:,} inputs in {given.max_total_time:,} s; {len(kinds)} kinds of fault, {len(died)} inputs that ended the process"
    )
    for kind in kinds:
        print(f"  {kind.read_text(encoding='utf-8').splitlines()[0]}  ({kind.with_suffix('.yaml')})")
    for file in died:
        print(f"  {file}")
    return 1 if kinds or died else 0


def watched(command: list[str], environment: dict[str, str]) -> tuple[int, int]:
    """Run it with its output passed on, and give its exit code and how many inputs it said it had tried."""
    tried = 0
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            text = line.decode("utf-8", "replace")
            if said := re.match(r"(?:#(\d+)\t|Done (\d+) )", text):
                tried = int(said[1] or said[2])
            if not text.startswith(("#", "INFO: Instrumenting", "\tNEW_FUNC")) or "pulse" in text or "INITED" in text:
                print(text, end="", file=sys.stderr, flush=True)
    return process.returncode, tried


def write_corpus(folder: Path) -> None:
    """What it starts from."""
    from support.mutation import seeds
    from support.yaml_trees import written

    texts = [path.read_bytes() for path in (ROOT / "cases").glob("*.yaml")]
    texts += [written(seed).encode() for seed in {id(seed): seed for seed in seeds()}.values()]
    for number, text in enumerate(texts):
        (folder / f"{number:03}").write_bytes(text[:4096])


def dictionary() -> Iterator[str]:
    """Words of libFuzzer's dictionary: the keys that a case knows, and the marks of YAML."""
    from support.schema_values import case_schema_once

    for word in (*TOKENS, *sorted(set(keys_in(case_schema_once())))):
        escaped = "".join(
            chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\' else f"\\x{byte:02x}" for byte in word.encode()
        )
        yield f'"{escaped}"\n'


def keys_in(schema: Any) -> Iterator[str]:
    """Every key that a schema knows anywhere."""
    if isinstance(schema, dict):
        properties = schema.get("properties")
        yield from properties if isinstance(properties, dict) else ()
        for part in schema.values():
            yield from keys_in(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from keys_in(part)


def fuzz() -> None:
    """In the child: read every input that libFuzzer thinks of. Does not come back."""
    import atheris

    with atheris.instrument_imports(include=["supplement_calc"]):
        import supplement_calc.case
        import supplement_calc.parser

        for package in (supplement_calc.parser, supplement_calc.case):
            for module in walk_packages(package.__path__, f"{package.__name__}."):
                import_module(module.name)

    from support.oracles import TookTooLong, limited, place_of
    from support.reading import reading_faults

    found = Path(os.environ["FUZZ_FOUND"])
    kinds = {kind.name for kind in found.iterdir()}

    def keep(kind: str, detail: str, data: bytes) -> None:
        name = re.sub(r"[^A-Za-z0-9]+", "-", kind).strip("-")[:100]
        if f"{name}.txt" not in kinds:
            kinds.add(f"{name}.txt")
            (found / f"{name}.yaml").write_bytes(data)
            (found / f"{name}.txt").write_text(f"{kind}\n\n{detail}\n", encoding="utf-8", errors="backslashreplace")

    def one(data: bytes) -> None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        try:
            with limited(5):
                for kind, detail in reading_faults(data):
                    keep(kind, detail, data)
        except TookTooLong as error:
            keep(f"slow at {place_of(error)}", "over 5 s of the processor", data)
        except Exception as error:
            kind = f"{type(error).__name__} at {place_of(error)}"
            keep(kind, "".join(traceback.format_exception(error)), data)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        if grown > MEMORY:
            keep("memory", f"{grown // 1024} MB more than before", data)

    atheris.Setup([sys.argv[0], *(one for one in sys.argv[1:] if one != "--child")], one)
    atheris.Fuzz()


if __name__ == "__main__":
    if "--child" in sys.argv:
        fuzz()
    else:
        sys.exit(main())
