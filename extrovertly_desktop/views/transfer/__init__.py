"""Bringing a life along from another program, and taking it away whole, in the window.

- `doors`: opens what is wanted, for menus and for files that are dropped anywhere on the window (`window_drops`);
- `bring_dialog`: in, page by page (`bring_pages`): `start_page`, `columns_page` (any table), `moods_page`,
  `preview_page`, `result_page`, `past_page`; `bringing` carries what was decided and does the work on the worker;
- `take_dialog`: out; `take_form` asks what and where to;
- `words`: how all of it is called; `leaving_guides`: how to get one's data out of other programs.
"""
