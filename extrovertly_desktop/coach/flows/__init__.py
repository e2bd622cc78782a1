"""Guided conversations as data: one flow a file in `resources/content/coach/flows`. Pure.

packs      the shape of a flow: nodes with lines, slots, guards, branches, consent and deeds; `loading` reads them
common     the words that all flows share, and all flows together
structure  whether a flow's nodes hang together; `lint` also weighs its words
state      FlowState: everything that is needed to go on, as plain JSON values
quoting    what can be quoted of a person's own rows, and how it stands in a sentence; `guards` asks for it
answers    from chips, numbers and typed words to the value of a slot
speaking   from lines to one turn; `deeds` from slots to what is written
engine     `FlowEngine(pack)`: `begin`, `answer` and `resume` give the next state and what the coach says
"""
