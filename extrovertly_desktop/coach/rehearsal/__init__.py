"""Rehearsals as data: one scene a file in `resources/content/coach/scenes`, played with a character. Pure.

features   what can be observed in one reply: questions, acknowledgement, a no, a request …
reading    sentences, clauses and topics of a text; `wordlists` holds the words that tell
packs      the shape of a scene: beats, what is looked for in them, and the ways on; `common` the words that all scenes
           share, and all scenes together; `loading` reads them
structure  whether a scene hangs together; `lint` also weighs its words
state      SceneState: everything that is needed to go on, as plain JSON values
feedback   one thing that worked and one to try, of what was observed; and the summing up; `speaking` chooses wordings
acting     one answer's way through a scene
engine     `Rehearsal(pack)`: `begin`, `answer` and `resume` give the next state and what is said
"""
