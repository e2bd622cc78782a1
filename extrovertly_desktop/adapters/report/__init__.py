"""The report on paper: `write_report` paints what `services.report` gathered as a PDF, off the GUI thread if wanted."""

from extrovertly_desktop.adapters.report.looks import ReportLooks
from extrovertly_desktop.adapters.report.writing import write_report

__all__ = ["ReportLooks", "write_report"]
