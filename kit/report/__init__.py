"""The monthly report on involvement: every number with its origin, small counts of persons hidden."""

from kit.report.build import make
from kit.report.folder import laporan
from kit.report.model import Report
from kit.report.sources import SourceTable
from kit.report.write import write

__all__ = ["Report", "SourceTable", "laporan", "make", "write"]
