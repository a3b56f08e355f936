"""The command line: `python -m corpus events|dates|check|build …`. Results on standard output,
progress and complaints on standard error. Exit codes: 0 all well, 1 some documents refused (each
named, the rest done), 2 wrong use."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus import check, pipeline
from corpus.dates import edtf, find
from corpus.dates.timex import Timex
from corpus.errors import CorpusError, Problem
from corpus.export import FORMATS, write
from corpus.export.batch import Batch
from corpus.records import Basis, Dating

OK, REFUSED, WRONG_USE = 0, 1, 2
QUIET = 20
"""Up to so many documents nobody needs to be told how far the work is."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; wrong options leave by SystemExit(2)."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader has gone: `… | head`
        # What is left in the buffer would complain once more at exit: let it go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (CorpusError, OSError) as error:
        print(f"corpus: {error}", file=sys.stderr)
        return WRONG_USE


def _speak_utf8() -> None:
    """UTF-8 in and out, whatever the terminal or the system is set to. A lone surrogate, which
    UTF-8 cannot hold, is written as JSON writes it."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    events = commands.add_parser("events", help="the events of documents, one JSON line each")
    events.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
    events.add_argument("--separate", action="store_true", help="join nothing across documents")
    events.add_argument("--format", choices=sorted(FORMATS), default="jsonl")
    events.add_argument("--out", type=Path, metavar="FILE", help="write there, whole or not at all")
    events.set_defaults(run=_events)
    dates = commands.add_parser("dates", help="the date expressions of a text")
    dates.add_argument("file", metavar="FILE", help="a text file, or - for standard input")
    dates.add_argument("--reference-date", type=_reference, metavar="D", help="2006-11-17, 2006-11")
    dates.add_argument("--style", choices=("auto", "news", "narrative"), default="auto")
    dates.add_argument("--jsonl", action="store_true", help='lines {"doc","dct","text"}')
    dates.set_defaults(run=_dates)
    checks = commands.add_parser("check", help="what is wrong or weak in documents")
    checks.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    checks.set_defaults(run=_check)
    build = commands.add_parser("build", help="write the events of documents as one table")
    build.add_argument("path", type=Path, metavar="PATH")
    build.add_argument("--out", type=Path, required=True, metavar="EVENTS.parquet")
    build.add_argument("--engine", choices=pipeline.ENGINES, default="local")
    build.set_defaults(run=_build)
    return parser


def _events(options: argparse.Namespace) -> int:
    built = pipeline.build_paths(options.paths, separate=options.separate, progress=_progress)
    batch = Batch.of_tables(built.tables)
    write(batch, options.format, None if options.out == Path("-") else options.out)
    return _complain(built.problems)


def _build(options: argparse.Namespace) -> int:
    built = pipeline.build_paths([options.path], engine=options.engine, progress=_progress)
    if len(built.tables) != 1:
        names = ", ".join(table.relation.id for table in built.tables)
        raise CorpusError(f"{options.path} holds several relations ({names}); name one of them")
    table = built.tables[0]
    table.to_parquet(options.out)
    print(f"{len(table)} events written to {options.out}", file=sys.stderr)
    return _complain(built.problems)


def _check(options: argparse.Namespace) -> int:
    built = pipeline.build_paths(options.paths, separate=True, progress=_progress)
    problems = [*built.strays, *(p for table in built.tables for p in check.problems(table))]
    problems.sort(key=lambda problem: not problem.refused)
    for problem in problems:
        print(problem)
    number, refused = sum(len(t.documents) for t in built.tables), sum(p.refused for p in problems)
    counts = f"documents read: {number}, refused: {refused}, remarks: {len(problems)}"
    print(counts, file=sys.stderr)
    return REFUSED if refused else OK


def _dates(options: argparse.Namespace) -> int:
    text = _read(options.file)
    if options.jsonl:
        return _complain(_dates_of_lines(text, options))
    for timex in find(text, published=options.reference_date, style=options.style):
        _print(_timex(timex))
    return OK


def _dates_of_lines(text: str, options: argparse.Namespace) -> Iterator[Problem]:
    """Answer each JSON line; a line that is none is refused and the rest goes on."""
    # Not splitlines(): JSON may hold U+2028 and its like as they are.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            doc, said, published = _json_line(line)
        except ValueError as error:
            remedy = 'write {"doc": …, "dct": "2006-11-17" or null, "text": "…"}'
            yield Problem(f"{options.file}, line {number}", str(error), remedy, refused=True)
            continue
        found = find(said, published=published or options.reference_date, style=options.style)
        _print({"doc": doc, "timexes": [_timex(timex) for timex in found]})


def _json_line(line: str) -> tuple[Any, str, Dating | None]:
    """(doc, text, dct) of one line. Raises ValueError that says what is wrong."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("is no JSON") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError("has no text")
    dct = row.get("dct")
    return row.get("doc"), row["text"], _dating(dct) if dct else None


def _dating(written: object) -> Dating:
    """A reference date, as fine as it is written. Raises ValueError when it is none."""
    try:
        found = edtf.dating(str(written).strip(), Basis.ASSIGNED)
    except ValueError:
        found = Dating.undated()
    if found.earliest is None or found.latest is None:
        raise ValueError(f"{written!r} is no date; write it as 2006-11-17")
    return found


def _reference(text: str) -> Dating:
    try:
        return _dating(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _timex(timex: Timex) -> dict[str, Any]:
    dating = timex.dating
    return {
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "edtf": dating.edtf,
        "partial": dating.partial,
        "bounds": dating.bounds,
        "earliest": dating.earliest and dating.earliest.isoformat(),
        "latest": dating.latest and dating.latest.isoformat(),
        "precision": dating.precision,
        "basis": dating.basis,
        "rule": timex.rule,
        "anchor": timex.anchor,
        "cue": timex.cue,
        "mod": timex.mod,
        "function": timex.function,
    }


def _read(name: str) -> str:
    """The text of a file, or of standard input for "-"; offsets count its characters, front matter
    and all, with line ends as "\\n"."""
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CorpusError(f"{name}: cannot be opened ({error.strerror})") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CorpusError(f"{name}: line {line} is not UTF-8 — save it as UTF-8") from error


def _print(row: dict[str, Any]) -> None:
    print(json.dumps(row, ensure_ascii=False))


def _progress(done: int, of: int) -> None:
    if of > QUIET and (done == of or done % max(1, of // 20) == 0):
        print(f"{done} of {of} documents", file=sys.stderr)


def _complain(problems: Iterable[Problem]) -> int:
    refused = False
    for problem in problems:
        print(f"corpus: {problem}", file=sys.stderr)
        refused = refused or problem.refused
    return REFUSED if refused else OK


if __name__ == "__main__":
    sys.exit(main())
