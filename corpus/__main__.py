"""The command line: `python -m corpus events|dates|check|build …`. Results on standard output,
progress and complaints on standard error. Exit codes: 0 all well, 1 some documents refused (each
named, the rest done), 2 wrong use."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus import check, pipeline
from corpus.dates import edtf, find
from corpus.dates.timex import Timex
from corpus.errors import CorpusError, Problem
from corpus.export import FORMATS, write
from corpus.records import Basis, Dating

OK, REFUSED, WRONG_USE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except CorpusError as error:
        print(f"corpus: {error}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:  # the reader has gone: `… | head`
        sys.stdout = None  # type: ignore[assignment]
        return OK


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
    dates.add_argument("--reference-date", type=_day, metavar="YYYY-MM-DD")
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
    tables = pipeline.build_paths(options.paths, separate=options.separate, progress=_progress)
    events = [event for table in tables for event in table.events()]
    write(events, options.format, options.out)
    return _complain(problem for table in tables for problem in table.problems)


def _build(options: argparse.Namespace) -> int:
    tables = pipeline.build_paths([options.path], engine=options.engine, progress=_progress)
    if len(tables) != 1:
        names = ", ".join(table.relation.id for table in tables)
        raise CorpusError(f"{options.path} holds several relations ({names}); name one of them")
    tables[0].to_parquet(options.out)
    print(f"{len(tables[0])} events written to {options.out}", file=sys.stderr)
    return _complain(tables[0].problems)


def _check(options: argparse.Namespace) -> int:
    tables = pipeline.build_paths(options.paths, separate=True)
    problems = [problem for table in tables for problem in check.problems(table)]
    for problem in problems:
        print(problem)
    return REFUSED if any(problem.refused for problem in problems) else OK


def _dates(options: argparse.Namespace) -> int:
    given = options.reference_date
    published = edtf.dating(given.isoformat(), Basis.ASSIGNED) if given else None
    text = _read(options.file)
    if options.jsonl:
        for row in _json_lines(text):
            found = find(row["text"], published=_reference(row) or published, style=options.style)
            _print({"doc": row.get("doc"), "timexes": [_timex(timex) for timex in found]})
        return OK
    for timex in find(text, published=published, style=options.style):
        _print(_timex(timex))
    return OK


def _reference(row: dict[str, Any]) -> Dating | None:
    return edtf.dating(row["dct"], Basis.ASSIGNED) if row.get("dct") else None


def _json_lines(text: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            row["text"]
        except (ValueError, KeyError, TypeError):
            raise CorpusError(f'line {number} is not of the form {{"doc","dct","text"}}') from None
        yield row


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
        "earliest": dating.earliest and dating.earliest.isoformat(),
        "latest": dating.latest and dating.latest.isoformat(),
        "precision": dating.precision,
        "basis": dating.basis,
        "rule": timex.rule,
        "anchor": timex.anchor,
        "cue": timex.cue,
    }


def _read(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{name}: {error}") from error


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _print(row: dict[str, Any]) -> None:
    print(json.dumps(row, ensure_ascii=False))


def _progress(done: int, of: int) -> None:
    if of > 20 and (done == of or done % max(1, of // 20) == 0):
        print(f"{done} of {of} documents", file=sys.stderr)


def _complain(problems: Iterable[Problem]) -> int:
    refused = False
    for problem in problems:
        print(f"corpus: {problem}", file=sys.stderr)
        refused = refused or problem.refused
    return REFUSED if refused else OK


if __name__ == "__main__":
    sys.exit(main())
