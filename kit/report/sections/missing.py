"""What the report cannot say: who has not reported, what waits for a decision, which files were of no use."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kit import text_report as text
from kit.base.indonesian import number
from kit.report.figures import Figure
from kit.report.model import Section
from kit.report.month_data import MonthData
from kit.report.sections.visits import visit_origins
from kit.report.sources import SEXES, kind, uncountable
from kit.report.visits import UNNAMED
from kit.report.words import clean, month_name, name_list


def section(data: MonthData) -> Section:
    """A list; empty of gaps it says that none were found."""
    items = [
        *_visits(data),
        *_activities(data),
        *data.missing,
        *_gaps(data),
        *_questions(data),
        *_unused(data),
    ]
    return Section(text.MISSING, () if items else (text.NOTHING_MISSING,), items=tuple(items))


def _visits(data: MonthData) -> list[str]:
    """Libraries without visits in this month."""
    sentences = [sentence for month, sentence in data.visit_doubts if month in (data.month, data.before)]
    now = data.of_month(data.visits)
    now = now[~now["library"].str.startswith(UNNAMED)]
    if now.empty:
        return sentences
    reporting = data.ledger.add(
        text.LIBRARIES_WITH_VISITS,
        now["library"].nunique(),
        "perpustakaan",
        visit_origins(data, now, naming=True),
    )
    return [*sentences, *_absent(data, set(now["library"]), reporting, text.UNREPORTED_VISITS)]


def _activities(data: MonthData) -> list[str]:
    """Libraries without an activity on record in this month, and activities without their participants."""
    now = data.of_month(data.activities)
    if now.empty:
        return []
    named = now[now["library"].notna()]
    active = data.ledger.add(
        text.LIBRARIES_ACTIVE, named["library"].nunique(), "perpustakaan", data.library_origins(named)
    )
    sentences = _absent(data, set(named["library"]), active, text.INACTIVE) if len(named) else []
    if len(named) < len(now):
        nameless = data.counted(text.ACTIVITIES_NAMELESS, now[now["library"].isna()])
        sentences.append(text.NAMELESS_ACTIVITIES.format(number=nameless.mark))
    contradicting = now[now["contradicts"]]
    if len(contradicting):
        counted = data.counted(text.ACTIVITIES_CONTRADICTING, contradicting)
        sentences.append(text.CONTRADICTING_ACTIVITIES.format(number=counted.mark))
    now = now[~now["contradicts"]]
    bare = now[now[list(SEXES)[:2]].isna().any(axis=1) & now["unsexed"].isna()]
    if len(bare):
        counted = data.counted(text.ACTIVITIES_INCOMPLETE, bare)
        sentences.append(text.INCOMPLETE_ACTIVITIES.format(number=counted.mark))
    return sentences


def _absent(data: MonthData, present: set[str], there: Figure, sentence: str) -> list[str]:
    """The sentence with the number of the libraries that are not among those present."""
    absent = [str(name) for name in data.libraries.index if name not in present]
    if not absent:
        return []
    known = data.known_libraries()
    gone = data.ledger.add(text.LIBRARIES_ABSENT, len(absent), "sisa", (known, there))
    names = name_list([str(data.libraries.loc[name, "name"]) for name in absent])
    return [sentence.format(number=gone.mark, all=known.mark, names=names)]


def _gaps(data: MonthData) -> list[str]:
    """Months without any data between the first one on record and the month of the report."""
    sentences = []
    for frame, sentence in ((data.visits, text.GAPS_VISITS), (data.activities, text.GAPS_ACTIVITIES)):
        there = set(frame["month"]) if len(frame) else set()
        first = min(there, default=data.month)
        if first < data.month:
            between = pd.period_range(first, data.month, freq="M").strftime("%Y-%m")
            empty = [month_name(month) for month in between if month not in there]
            sentences += [sentence.format(months=name_list(empty))] if empty else []
    return sentences


def _questions(data: MonthData) -> list[str]:
    sentences = []
    for source in data.sources:
        if kind(source) is None:
            continue
        if source.open_questions:
            sentences.append(
                text.OPEN_QUESTIONS.format(file=clean(source.file), number=number(source.open_questions))
            )
        if unusable := uncountable(source):
            sentences.append(text.UNCOUNTABLE.format(file=clean(source.file), number=number(unusable)))
    return sentences


def _unused(data: MonthData) -> list[str]:
    files: Sequence[str] = sorted({clean(source.file) for source in data.sources if kind(source) is None})
    return [text.UNUSED.format(files=name_list(files))] if files else []
