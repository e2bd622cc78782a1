"""Rescuing what can be read of a damaged vault: page by page, without asking SQLite, which gives up at the first.

pages   the file and its log as pages, deciphered, with those that fail their check known
cells   rows out of a page (https://sqlite.org/fileformat2.html)
trees   which table a page belongs to, found from above or, where that is broken, by what is in it
rescue  rows into a new vault, with a report of what came along and what did not
"""
