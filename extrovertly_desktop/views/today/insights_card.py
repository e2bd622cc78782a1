"""What the last week shows and has not been looked at yet: how much of it, and the first of it."""

from PySide6.QtCore import QLocale, Signal

from extrovertly_desktop.domain.insights import Unread
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.today.title_link import TitleLink
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_label


class InsightsCard(Card):
    """New insights in two lines; out of sight while there are none.

    Signals:
        opened: the person wants to see them.
    """

    opened = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__(theme, object_name="insights_card")
        self.set_title(self.tr("From your weeks"))
        self._first = TitleLink(theme, "insights_first")
        self._rest = make_label("", "caption")
        self._rest.setObjectName("insights_rest")
        self.add(self._first)
        self.add(self._rest)
        self.body.addStretch(1)
        self._first.activated.connect(self.opened)
        theme.theme_changed.connect(self._lay_out)
        self._lay_out()
        self.hide()

    def show_unread(self, unread: Unread) -> None:
        """Show what is new."""
        self.setVisible(unread.first is not None)
        if unread.first is None:
            return
        title = unread.first.title
        self._first.set_title(title)
        rest = self._others(unread.count - 1)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self._first.setAccessibleName(self.tr("New: {title}").format(title=title))
        self._first.setAccessibleDescription(rest)

    def _others(self, count: int) -> str:
        if count == 0:
            return ""
        if count == 1:
            return self.tr("and one more that is new")
        return self.tr("and {count} more that are new").format(count=QLocale().toString(count))

    def _lay_out(self) -> None:
        self.body.setSpacing(self._theme.metrics.space(1))
