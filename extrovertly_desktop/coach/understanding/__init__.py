"""Understanding: which topics of the coach a text is about, and what it says of who, where, when and how afraid. Pure.

values     Decision, Ranked, Understood: what was understood
topics     the shapes of `resources/content/coach/topics/*.toml`, and Topics, all of them together
loading    reads topics, vocabulary and what was learned; `load_router(content)` puts a Router together
wordpiece  text to the numbers of word pieces, as BERT's uncased models want them
minilm     Embedder, and MiniLm, which embeds texts by the pinned model
keywords   the way without a model: full-text search over the examples
learned    what was learned from the examples, kept beside them; `learning` makes it anew
slots      who, where, when and how afraid
router     `Router.understand(text)`
"""
