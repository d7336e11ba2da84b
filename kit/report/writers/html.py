"""The report as one HTML file that needs nothing from elsewhere."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from kit import text_report as text
from kit.report.figures import Figure, pieces
from kit.report.model import Report, ReportChart
from kit.report.words import shown
from kit.report.writers.annex import lines

_HERE = Path(__file__).parent


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("report.html.j2")


def page(report: Report) -> bytes:
    """The whole page, UTF-8; the same report gives the same bytes."""
    labels = {
        "contents": text.CONTENTS,
        "skip": text.SKIP,
        "none": text.NOT_COMPARED,
        "origins": text.ORIGINS,
        "origins_caption": text.ORIGINS_CAPTION,
        "head": (*text.ORIGIN_HEAD[:4], text.PLACE),
    }
    html = _template().render(
        report=report,
        labels=labels,
        lines=lines(report),
        shown=shown,
        parts=lambda sentence: pieces(sentence, report.figures),
        is_figure=lambda part: isinstance(part, Figure),
        source=_source,
        width=lambda chart: round(chart.size[0] * 96),
        height=lambda chart: round(chart.size[1] * 96),
    )
    return html.encode("utf-8")


def _source(chart: ReportChart) -> str:
    return "data:image/png;base64," + base64.b64encode(chart.png).decode("ascii")
