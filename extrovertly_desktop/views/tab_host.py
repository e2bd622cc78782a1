"""The tabs of the window: each is built when it is first shown, and told what changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.tab import Tab, TabSpec
from extrovertly_desktop.views.widgets.properties import set_style_property


@dataclass(slots=True)
class _Place:
    spec: TabSpec
    holder: QWidget
    tab: Tab | None = None


class TabHost(QTabWidget):
    """Holds the tabs of a registry.

    Signals:
        shown: the slug of the tab that came into sight.
    """

    shown = Signal(str)

    def __init__(self, context: ViewContext, specs: Iterable[TabSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("tabs")
        self.setDocumentMode(True)
        self._places = [self._place(spec) for spec in specs]
        self.currentChanged.connect(self._on_current_changed)
        context.theme.theme_changed.connect(self._fit_titles)

    def slugs(self) -> list[str]:
        """Return the slugs of all tabs in their order."""
        return [place.spec.slug for place in self._places]

    def titles(self) -> list[str]:
        """Return the titles of all tabs in their order."""
        return [place.spec.title() for place in self._places]

    def current_slug(self) -> str:
        """Return the slug of the tab in sight."""
        return self._places[self.currentIndex()].spec.slug

    def tab(self, slug: str) -> Tab | None:
        """Return a tab, building it if need be; None if there is none of that slug."""
        place = next((place for place in self._places if place.spec.slug == slug), None)
        return None if place is None else self._built(place)

    def has_unbuilt(self) -> bool:
        """Whether there is a tab that may be built ahead and has not been."""
        return self._unbuilt() is not None

    def build_next(self) -> bool:
        """Build the next tab that may be built ahead; return whether there was one."""
        place = self._unbuilt()
        if place is None:
            return False
        self._built(place)
        return True

    def show_tab(self, slug: str, subject: str = "") -> None:
        """Bring a tab into sight, and in it a subject; an unknown slug changes nothing."""
        if slug not in self.slugs():
            return
        self.setCurrentIndex(self.slugs().index(slug))
        self._show_current()
        tab = self.tab(slug)
        if tab is not None and subject:
            tab.show_subject(subject)

    def start(self) -> None:
        """Show the first tab, which is what a person sees in the first second."""
        self.show_tab(self.slugs()[0])
        self.focus_current()

    def focus_current(self) -> None:
        """Put the keyboard where a person begins on the tab in sight."""
        tab = self._places[self.currentIndex()].tab
        if tab is not None:
            tab.focus_start()

    def on_tables_changed(self, tables: frozenset[str]) -> None:
        """Tell every built tab which tables changed."""
        for place in self._places:
            if place.tab is not None:
                place.tab.on_tables_changed(tables)

    def may_close(self) -> bool:
        """Whether every tab lets the window go; the first that does not comes into sight."""
        for place in self._places:
            if place.tab is not None and not place.tab.may_close():
                self.show_tab(place.spec.slug)
                return False
        return True

    def put_away(self) -> bool:
        """Have every tab keep what is being written, asking nothing; return whether nothing would be lost."""
        # All of them are asked, whatever one of them answers.
        kept = [place.tab.put_away() for place in self._places if place.tab is not None]
        return all(kept)

    def place(self) -> tuple[str, str]:
        """Return the tab in sight and the subject by which it comes back to what it shows."""
        tab = self._places[self.currentIndex()].tab
        return self.current_slug(), "" if tab is None else tab.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many titles as there is room for."""
        super().resizeEvent(event)
        self._fit_titles()

    def _fit_titles(self) -> None:
        """Fold all tabs but the one in sight to their icons where the titles do not fit, and none out of sight."""
        bar, titles = self.tabBar(), self.titles()
        for number, title in enumerate(titles):
            self.setTabText(number, title)
            bar.setAccessibleTabName(number, title)
        room = self.width() - 2 * self._context.theme.metrics.space(4)
        needed = bar.sizeHint().width()
        if bar.property("folded"):
            # Folded tabs stand closer together; what they would need otherwise is asked for.
            metrics = self._context.theme.metrics
            needed += bar.count() * (2 * (metrics.space(3) - metrics.space(1)) + metrics.space(1))
        is_folded = needed > room
        set_style_property(bar, "folded", is_folded)
        for number, title in enumerate(titles):
            hidden = is_folded and number != self.currentIndex()
            self.setTabToolTip(number, title if hidden else "")
            if hidden:
                self.setTabText(number, "")

    def _place(self, spec: TabSpec) -> _Place:
        holder = QWidget()
        holder.setObjectName(f"{spec.slug}_page")
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        self.addTab(holder, self._context.theme.icon(spec.icon), spec.title())
        return _Place(spec, holder)

    def _unbuilt(self) -> _Place | None:
        return next((place for place in self._places if place.tab is None and place.spec.module), None)

    def _built(self, place: _Place) -> Tab:
        if place.tab is None:
            tab = place.spec.build(self._context, place.holder)
            tab.setObjectName(place.spec.slug)
            tab.opened_elsewhere.connect(self.show_tab)
            layout = place.holder.layout()
            if layout is not None:
                layout.addWidget(tab)
            place.tab = tab
        return place.tab

    def _on_current_changed(self, _index: int) -> None:
        self._fit_titles()
        self._show_current()
        self.shown.emit(self.current_slug())

    def _show_current(self) -> None:
        self._built(self._places[self.currentIndex()]).bring_up_to_date()
