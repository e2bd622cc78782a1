"""The widget kit. Every widget takes the `ThemeManager` first and follows its changes by itself.

Values set by code (`set_…`) are never announced; signals tell of what the person did.

    properties      make_label(text, role="body", *, wrap=True) -> QLabel
                        role: body caption muted error heading title display celebrate
                    make_button(text, object_name, *, variant="plain", theme=None, icon=None) -> QPushButton
                        variant: plain primary quiet danger chip
                    set_style_property(widget, name, value)
    page            Page(theme, title="", *, object_name="page")   .body .header .add(widget_or_layout, stretch=0)
                        .add_stretch() .set_title(text)            a QScrollArea with a centred column
    card            Card(theme, title="", *, object_name="")       .body .header .add(widget, stretch=0)
                        .set_title(text) .set_celebrating(on)
    mood_face       paint_mood_face(painter, rect, valence, energy, theme, *, face=None)
                    mood_icon(valence, energy, theme, face=None) -> QIcon;  pass `mood.face` wherever a mood is shown
                    MoodFace(theme, title, valence, energy, *, em=2.6, face=None)
                        .set_mood(title, valence, energy, face=None)
    mood_picker     MoodPicker(theme, moods=(), *, object_name="mood_picker")   .mood() .set_mood(slug|None)
                        .set_moods(moods) .focus_first()   mood_chosen(str); a mood has slug title valence energy
    rating_row      RatingRow(theme, name, object_name, *, low="", high="")   .rating() .set_rating(int|None)
                        rating_changed(int|None)
    scale_slider    ScaleSlider(theme, text, object_name, *, minimum=0, maximum=100, anchors=(), suffix="",
                        optional=True, step=1, figure=True)   .value() .set_value(int|None)   value_changed(int|None)
    suds_slider     SudsSlider(theme, text, object_name)   .value() .set_value(int|None) .set_words({mark: words})
                        value_changed(int|None) anchors_wanted(); `views/missions/suds_question` SudsQuestion(context,
                        text, object_name) brings the person's words (.keep_up()) and asks for them by itself
    chips           ChipRow(theme, name, object_name, choices=((key, words), …), *, single=False)
                        .selection() .set_selection(keys) .set_choices(choices)   selection_changed(tuple[str, ...])
    tag_edit        TagEdit(theme, name, object_name="tag_edit")   .tags() .set_tags(tags) .set_suggestions(tags)
                        .commit_pending()                          tags_changed(tuple[str, ...])
    toast           Toast(theme, host, *, object_name="toast")     .show_message(text, *, celebration="", undo=False,
                        milliseconds=None) .dismiss() .text()      undone() dismissed(); F6 moves the keyboard to it
    care_line       CareWatch(context, text_widget)                shows a CareLine below a box when its text asks for
                        help; `care_watches` CareWatches(context, window) gives every box of the window one by itself
    empty_state     EmptyState(theme, icon, sentence, action="", *, object_name="empty_state")
                        .set_sentence(text)                        action_triggered(); the button is <name>_action
    inline_error    InlineError(theme, object_name="inline_error") .show_error(sentence, field=None) .clear() .text()
    painted_card_delegate
                    PaintedCardDelegate(theme, *, body_lines=2, uniform=False, parent=view)   subclass: card(index)
                        -> CardContent(title, body, caption, chips, face, icon, icon_token, muted);  .prepare(view)
    calendars       dress_calendar(calendar, theme); make_date_time_edit(theme, object_name, name) -> QDateTimeEdit
    wheel_guard     WheelGuard(parent).guard(*widgets)             no change by the wheel while scrolling past
    plain_table     PlainTable(theme, object_name, name, model, {column: share of the width})   whole rows
    folded_lines    FoldedLines(theme, object_name, name)         .show_lines(words, lines, unfolded=False)   unfolded()
    progress_page   ProgressPage(theme, prefix)                   .follow(task, words)   stop_wanted()
    flow_layout     FlowLayout(parent=None, *, spacing=0, uniform=False)
    painting        paint_panel(…) paint_focus_ring(painter, rect, theme, *, radius=None)
    tab_order       order_tabs(part, …)                           Tab goes through them from top to bottom, one by one
    spoken_roles    tell_roles()                                  charts and calendars are told of as what they are
    announcing      announce(widget, text, *, urgent=False)        read out by screen readers
"""
