"""A question about anxiety that knows the person's own words for its numbers."""

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.suds_slider import SudsSlider


class SudsQuestion(SudsSlider):
    """A `SudsSlider` with the words of the open vault; asked what the numbers mean, it opens the page for that.

    Call `keep_up` when the question comes into sight: the words may have changed since.
    """

    def __init__(self, context: ViewContext, text: str, object_name: str) -> None:
        super().__init__(context.theme, text, object_name)
        self._context = context
        self.anchors_wanted.connect(self._on_anchors_wanted)
        self.keep_up()

    def keep_up(self) -> None:
        """Show the words as they are now."""
        self.set_words(self._context.vault.profile.suds_anchors().words())

    def _on_anchors_wanted(self) -> None:
        from extrovertly_desktop.views.missions.anchors_dialog import AnchorsDialog  # noqa: PLC0415 - seldom asked for

        dialog = AnchorsDialog(self._context, self.window())
        dialog.accepted.connect(self.keep_up)
        dialog.open()
