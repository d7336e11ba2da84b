"""What tables of a published report would reveal when they are laid side by side.

Each table is safe by itself (hiding.py). But the participants of one strategy, of one kabupaten and of the activities
with a list may be the same persons: a number that one table hides must not follow from the others.
"""

from __future__ import annotations

import pandas as pd

from kit import text_report as text
from kit.report.activities import strategies
from kit.report.hiding import LEAST, Hidden, hide, small
from kit.report.month_data import MonthData
from kit.report.sources import SEXES


def sexes(now: pd.DataFrame) -> list[str]:
    """Which columns of participants are filled at all."""
    return [name for name in SEXES if len(now) and now[name].notna().any()]


def strategy_counts(now: pd.DataFrame) -> pd.DataFrame:
    """Participants per strategy and sex; NA where none is written down."""
    group = now["strategy"].fillna(text.NOT_RECORDED)
    return now.groupby(group)[sexes(now)].sum(min_count=1).reindex(strategies(now))


def strategy_hidden(data: MonthData) -> Hidden:
    """What the table of strategies hides."""
    return hide(strategy_counts(data.of_month(data.activities)), publish=data.publish)


def totals_stand(data: MonthData) -> bool:
    """Whether further sums of participants may be shown: not beside a strategy whose total is hidden."""
    if data.of_month(data.activities).empty:
        return True
    hidden = strategy_hidden(data)
    return not (hidden.total or bool(hidden.rows.any()))


def sex_of_lists(data: MonthData) -> bool:
    """Whether attendance may be shown by sex: not beside a table of strategies that already parts the sexes."""
    return not (data.publish and sexes(data.of_month(data.activities)))


def part_hidden(data: MonthData, now: pd.DataFrame, name: str) -> bool:
    """Whether children, or persons with disability, are hidden: few of them, few others, or few outside the lists.

    In the last case the children would give away the age groups, of which some are hidden.
    """
    if not data.publish:
        return False
    count = int(now[name].sum())
    others = int(now.loc[now[name].notna(), "total"].sum()) - count
    if small(count) or small(others) or not totals_stand(data):
        return True
    if name != "children" or data.attendance.empty:
        return False
    ages = data.attendance["kelompok_umur"].fillna(text.NOT_RECORDED).value_counts().to_frame()
    outside = now.loc[~now["id"].isin(set(data.attendance["id"])), name].sum()
    return bool(hide(ages, publish=True).rows.any()) and outside < LEAST
