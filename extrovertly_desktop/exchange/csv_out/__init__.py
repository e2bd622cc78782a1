r"""Tables as CSV, one file a table, for spreadsheets, and exactly back again.

Files are UTF-8 with a byte order mark, without which Excel takes them for something else, and as RFC 4180 has them:
commas, quotes doubled inside quotes, CRLF. In a cell:

- nothing at all is no value;
- numbers are as Python's `repr` has them, yes and no are `true` and `false`, lists and the like are JSON;
- a text that a spreadsheet would take for a formula, since it begins with `=`, `+`, `-`, `@`, a tab or the end of a
  line, has an apostrophe before it; so has one that begins with an apostrophe, and one without any letter is an
  apostrophe alone. So nothing that came in with a calendar or another's file runs when the table is opened, and whoever
  reads it takes one apostrophe away again. Ends of lines inside a text come back as `\n`.

Pictures have no place in a table: the writer of a Markdown folder, and the complete file, take them along.

With the tables comes `tables.json`, which tells the kind of each column; by it the tables are known and read back.
"""

from extrovertly_desktop.exchange.csv_out.reading import READER
from extrovertly_desktop.exchange.csv_out.tables import Column, Kind, Table
from extrovertly_desktop.exchange.csv_out.writing import csv_files

__all__ = ["READER", "Column", "Kind", "Table", "csv_files"]
