"""The command line: python -m timeline …"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from tqdm import tqdm

from timeline import given
from timeline.actor_commands import add_actor_commands
from timeline.actors import find_mentions
from timeline.collection import collected
from timeline.correct_commands import add_correct_command
from timeline.date_commands import add_date_commands
from timeline.explanations import explain_sentence
from timeline.exports import csv_head, csv_lines, to_jsonl
from timeline.knowledge import load_topics, members
from timeline.model import (
    UNDATED,
    Article,
    DataError,
    DocumentTime,
    Evidence,
    Filter,
    Mention,
    Period,
    Refusal,
    Status,
    Timex,
)
from timeline.pipeline import DEFAULT_PATHS, DEFAULT_STORE, BuildSummary, Progress, Spread, build, refresh
from timeline.reading import KINDS, read
from timeline.sentences import split
from timeline.store import Store, StoreError
from timeline.timeml import to_timeml
from timeline.topics import with_children
from timeline.writing_time import dated, told

_EXAMPLES = """examples:
  python -m timeline build                                  the seed articles, into the default store
  python -m timeline build my-articles/ more.jsonl          your own instead
  python -m timeline export --actor Russland > russland.csv
  python -m timeline export --format jsonl --topic treaty --from 2025-01 --to 2025-06
  python -m timeline tag article.txt                        its temporal expressions as JSON
  python -m timeline mentions article.txt                   who is named in it, as JSON
  python -m timeline actors --suggest                       who may be one and the same
  python -m timeline merge-actors "Jörg Müller" "J. Müller"  …is: from the next build on
  python -m timeline date article.txt 2025-06-23            when it was written, by your word (--clear takes it back)
  python -m timeline dates                                  when every article was written, and how that is known
  python -m timeline explain "Er kommt am Samstag." --date 2026-03-07
"""


class _Parser(argparse.ArgumentParser):
    """Wrong use ends with one clear line and exit code 2."""

    def error(self, message: str) -> NoReturn:
        _stop(f"{message} (python -m timeline --help shows how)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code: 0 done, 1 some files were refused, 2 wrong use or no result."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (StoreError, DataError) as error:
        _stop(str(error))
    except BrokenPipeError:  # "… | head": the reader has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _stop(message: str) -> NoReturn:
    print(f"python -m timeline: {message}", file=sys.stderr)
    sys.exit(2)


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog="python -m timeline",
        description="Places what German news articles report on a timeline.",
        epilog=_EXAMPLES,
        formatter_class=raw,
    )
    commands = parser.add_subparsers(required=True, dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_build(commands)
    _add_tag(commands)
    _add_mentions(commands)
    _add_explain(commands)
    _add_export(commands)
    add_actor_commands(commands, DEFAULT_STORE)
    add_correct_command(commands, DEFAULT_STORE)
    add_date_commands(commands, DEFAULT_STORE)
    return parser


def _add_build(commands: Any) -> None:
    command = commands.add_parser("build", help="read articles and write the store")
    command.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help=f"files ({', '.join(KINDS)}) and folders (default: seeds/)"
    )
    command.add_argument("--store", type=Path, default=DEFAULT_STORE, metavar="FILE", help="default: %(default)s")
    command.add_argument(
        "--workers", type=_number, metavar="N", help="processes that read articles (default: all cores)"
    )
    command.add_argument("--scheduler", metavar="tcp://HOST:PORT", help="have a Dask cluster read them instead")
    command.add_argument(
        "--parts", type=Path, metavar="DIR", help="folder that the whole cluster sees (default: beside the store)"
    )
    command.set_defaults(run=_build)


def _add_tag(commands: Any) -> None:
    command = commands.add_parser("tag", help="print the temporal expressions of articles, one JSON line an article")
    command.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=".txt or .md, or .jsonl with an article a line"
    )
    command.add_argument("--format", choices=("json", "timeml"), default="json", help="default: %(default)s")
    command.add_argument(
        "--temponyms", action="store_true", help='with known events that say when something was ("Trumps Geburtstag")'
    )
    command.set_defaults(run=_tag)


def _add_mentions(commands: Any) -> None:
    command = commands.add_parser("mentions", help="print who is named in articles, one JSON line an article")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="the same kinds of file as for tag")
    command.set_defaults(run=_mentions)


def _add_explain(commands: Any) -> None:
    command = commands.add_parser("explain", help="show how the temporal expressions of a sentence get their dates")
    command.add_argument("sentence", metavar="SENTENCE")
    command.add_argument("--date", metavar="D", help="when it was written: 2025-06-23, 23.6.2025, 2025-06 or 2025")
    command.set_defaults(run=_explain)


def _add_export(commands: Any) -> None:
    command = commands.add_parser("export", help="print events, filtered as on the page")
    command.add_argument("--format", choices=("csv", "jsonl"), default="csv")
    command.add_argument(
        "--rows",
        choices=("events", "reports"),
        help="a line an event, or a line a place that tells one (default: events for csv, reports for jsonl)",
    )
    command.add_argument("--actor", action="append", default=[], metavar="A", help="canonical name; may be repeated")
    command.add_argument(
        "--with-members", action="store_true", help="a state named by --actor stands for its people and bodies, too"
    )
    command.add_argument(
        "--topic", action="append", default=[], metavar="T", help="id or label of data/topics.yaml, with its children"
    )
    command.add_argument("--status", action="append", default=[], metavar="S", help=", ".join(Status))
    command.add_argument("--from", dest="first", metavar="D", help="2025-06-23, 23.6.2025, 2025-06 or 2025")
    command.add_argument("--to", dest="last", metavar="D", help="as --from; inclusive")
    command.add_argument("--text", default="", metavar="T", help="words that the sentence must hold")
    command.add_argument("--store", type=Path, default=DEFAULT_STORE, metavar="FILE", help="default: %(default)s")
    command.set_defaults(run=_export)


# --- build -----------------------------------------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    paths = options.paths or list(DEFAULT_PATHS)
    _check_exist(paths)
    summary = build(paths, options.store, _progress_bar(), options.workers, _cluster(options))
    print(_in_words(summary, options.store))
    for refusal in summary.refused:
        print(f"refused: {refusal.file}: {refusal.reason}")
    for line, problem in summary.unapplied:
        print(f"correction not applied ({problem}): {line}")
    return 1 if summary.refused else 0


def _number(written: str) -> int:
    if not written.isdecimal() or int(written) == 0:
        raise argparse.ArgumentTypeError("write a number from 1 on")
    return int(written)


def _cluster(options: argparse.Namespace) -> Spread | None:
    """The cluster that is to read the articles, where one was named."""
    if not options.scheduler:
        return None
    from timeline.cluster import Cluster

    parts = options.parts or options.store.parent
    return Cluster(options.scheduler, parts.resolve() / f"{options.store.name}.parts").read


def _check_exist(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            _stop(f"{path}: there is no such file or folder")


def _progress_bar() -> Progress:
    """Shows articles done on standard error, where that is a terminal."""
    bar: list[tqdm[NoReturn]] = []

    def advance(done: int, to_do: int) -> None:
        if not bar:
            bar.append(tqdm(total=to_do, unit=" articles", disable=None))
        bar[0].update(done - bar[0].n)
        if done == to_do:
            bar[0].close()

    return advance


def _in_words(summary: BuildSummary, store: Path) -> str:
    return (
        f"{summary.articles} articles ({summary.read_anew} read anew), {summary.events} events "
        f"({summary.undated} undated) from {summary.reports} reports, {summary.merged} of them told more than once, "
        f"{summary.disputed} with disagreement, {summary.unresolved} expressions unresolved, "
        f"{len(summary.refused)} files refused → {store}"
    )


# --- tag -------------------------------------------------------------------------------------------------------------


def _tag(options: argparse.Namespace) -> int:
    _check_exist(options.files)
    refused = 0
    pieces = collected(lambda: (found for found in read(options.files) if isinstance(found, Article)))
    for found in read(options.files):
        if isinstance(found, Refusal):
            refused += 1
            print(f"refused: {found.file}: {found.reason}", file=sys.stderr)
            continue
        others = pieces.get(found.id, ())
        if options.temponyms:
            read_whole = told(found, others)
            found, timexes = read_whole.article, read_whole.times
        else:
            found, timexes = dated(found, others)
        if options.format == "timeml":
            print(to_timeml(found, timexes), end="")
        else:
            rows = [_timex_row(found, timex) for timex in timexes]
            print(json.dumps({"id": found.id, "timex": rows}, ensure_ascii=False))
    return 1 if refused else 0


def _timex_row(article: Article, timex: Timex) -> dict[str, Any]:
    """One expression, its offsets in the text as it was given."""
    first, last = (timex.period.first, timex.period.last) if timex.period else (None, None)
    return {
        "start": _given(article, timex.start),
        "end": _given(article, timex.end - 1) + 1,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "from": first and first.isoformat(),
        "to": last and last.isoformat(),
        **_part(timex.part),
        "rule": timex.rule,
        "anchor": timex.anchor.kind,
    }


def _part(part: Period | None) -> dict[str, str]:
    """Of "Anfang des Jahres", whose value is the year, the days that are meant."""
    if part is None or part.first is None or part.last is None:
        return {}
    return {"part_from": part.first.isoformat(), "part_to": part.last.isoformat()}


def _given(article: Article, offset: int) -> int:
    return article.given[offset] if article.given else offset


# --- mentions --------------------------------------------------------------------------------------------------------


def _mentions(options: argparse.Namespace) -> int:
    _check_exist(options.files)
    refused = 0
    for found in read(options.files):
        if isinstance(found, Refusal):
            refused += 1
            print(f"refused: {found.file}: {found.reason}", file=sys.stderr)
            continue
        rows = [_mention_row(found, mention) for mention in find_mentions(found, split(found.text, found.body))]
        print(json.dumps({"id": found.id, "mentions": rows}, ensure_ascii=False))
    return 1 if refused else 0


def _mention_row(article: Article, mention: Mention) -> dict[str, Any]:
    """One mention, its offsets in the text as it was given."""
    return {
        "start": _given(article, mention.start),
        "end": _given(article, mention.end - 1) + 1,
        "text": mention.text,
        "kind": mention.kind,
        "name": mention.name,
    }


# --- explain ---------------------------------------------------------------------------------------------------------


def _explain(options: argparse.Namespace) -> int:
    period = given.day(options.date, "--date")
    published = DocumentTime(period, Evidence.STATED, "--date") if period else UNDATED
    print(explain_sentence(options.sentence, published))
    return 0


# --- export ----------------------------------------------------------------------------------------------------------


def _export(options: argparse.Namespace) -> int:
    wanted = _filter(options)
    if options.store == DEFAULT_STORE:
        refresh(options.store, _progress_bar())
    store = Store.open(options.store)
    try:
        _check_actors(store, wanted)
        if options.with_members:
            wanted = replace(wanted, actors=tuple(name for actor in wanted.actors for name in members(actor)))
        rows = options.rows or ("events" if options.format == "csv" else "reports")
        for chunk in _exported(store, wanted, options.format, rows):
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
    finally:
        store.close()
    return 0


def _check_actors(store: Store, wanted: Filter) -> None:
    """Stops at a name that no event has, and tells the ones that sound like it."""
    known = [name for name, _ in store.facet("actors", Filter())] if wanted.actors else []
    for actor in wanted.actors:
        if actor not in known:
            near = [name for name in known if actor.lower() in name.lower()] or get_close_matches(actor, known)
            hint = f"; there are: {', '.join(near[:5])}" if near else ""
            _stop(f"--actor {actor}: no event names this actor{hint}")


def _exported(store: Store, wanted: Filter, form: str, rows: str) -> Iterator[bytes]:
    """The file in pieces, so that a large export need not stand in memory."""
    names = {id: topic.de for id, topic in load_topics().items()}  # as on the page; scripts get the ids by jsonl
    if form == "csv":
        yield csv_head()
    for frame in store.batches(wanted) if rows == "events" else store.report_batches(wanted):
        if form == "csv":
            yield from csv_lines(frame, names)
        else:
            yield from (f"{line}\n".encode() for line in to_jsonl(frame))


def _filter(options: argparse.Namespace) -> Filter:
    """The filter that the options name; what does not exist is said, not silently empty."""
    topics, statuses = [*map(given.topic, options.topic)], [*map(given.status, options.status)]
    first, last = given.day(options.first, "--from"), given.day(options.last, "--to")
    if first and last and last.last and first.first and last.last < first.first:
        _stop(f"--from {options.first} lies behind --to {options.last}")
    return Filter(
        actors=tuple(options.actor),
        topics=tuple(sorted(with_children(topics))),
        statuses=tuple(statuses),
        first=first.first if first else None,
        last=last.last if last else None,
        text=options.text,
    )


if __name__ == "__main__":
    sys.exit(main())
