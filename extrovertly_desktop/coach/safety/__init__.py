"""The safety gate: whether a text asks for help, what is said then, and who can be reached. Pure.

tiers        Tier, Topic, Assessment: what the gate found
packs        the shapes of `resources/content/safety/*.toml`; `loading` reads them
wording      from what a person typed to plain words: contractions, slang, misspellings, letters as figures
phrases      the small language the patterns are written in, made into regular expressions that cannot explode
surroundings what stands around a finding: negation, the past, quotations, laughter
gate         `Gate(patterns).assess(text)`
"""
