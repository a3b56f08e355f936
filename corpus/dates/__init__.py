"""Date expressions: found, worked out, written as EDTF and TIMEX3, with the reason for each."""

from corpus.dates.document import DocumentDate, date_document
from corpus.dates.finder import find
from corpus.dates.timex import Timex

__all__ = ["DocumentDate", "Timex", "date_document", "find"]
