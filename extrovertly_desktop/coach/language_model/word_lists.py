"""The words that the guards look for; what each list is for stands at its guard."""

import re

from extrovertly_desktop.coach.language_model.words import words_in

LINK = re.compile(
    r"\w\.\w|\w\s?:\s?/|\bdot\b|\bslash\b|\bwww\b|\bhttps?\b|\be?mail\b|"
    r"\b(?:web ?)?(?:page|site)s?\b|\burl\b|\binternet\b|\bonline\b|\bbook\b",
    re.IGNORECASE,
)
SPACED = re.compile(r"(?:\b\w\b[\s.,;:'’…()–—-]+){3,}")
ROLE = re.compile(
    r"\b(system|assistant|user|developer|instructions?|prompt|json|ignore|role|function|tool)\b", re.IGNORECASE
)
FIRST_PERSON = words_in("i i'm i've i'll i'd me my mine myself we we're we've we'll we'd us our ours ourselves let's")
SOMEBODY = words_in("he she him her his hers himself herself darling dear friend buddy love honey")
FORECAST = re.compile(
    r"\b(will|won't|shall|going to|gonna|certain\w*|sure|surely|definite\w*|absolute\w*|bound to|no doubt|of course|"
    r"end(?:s|ed|ing)?|always|never|every(?:one|body|thing)|nobody|no one|all of them|promise\w*|"
    r"guarantee\w*|vow|trust)\b|\w'll\b"
)
TELLING = re.compile(
    r"\b(should\w*|must|ought|has to|have to|need\w*|had better|better|try|let|make sure|remember|stop|stay away|avoid|"
    r"give up|go|don't|do not|never|please|consider|start|keep|just|simply|take|tell|call|ask|leave|quit|why not|"
    r"recommend\w*|suggest\w*|advise\w*|advice)\b"
)
PUT_DOWN = re.compile(
    r"\b(right to|deserv\w*|fault|blame\w*|pathetic|stupid|weak\w*|loser|useless|worthless|failure|fail\w*|pointless|"
    r"hopeless|ridiculous|silly|lazy|ugly|boring|burden|coward\w*|freak|weird\w*|disgust\w*|hate\w*|shame\w*|"
    r"proof|proves?|wrong with you|worth|laugh\w*|overreact\w*|dramatic|childish|crazy|insane|attention)\b"
)
CLINICAL = re.compile(
    r"\b(anxiety|depress\w*|bipolar|autis\w*|adhd|ocd|ptsd|trauma\w*|psycho\w*|neuro\w*|patholog\w*|clinical\w*|"
    r"patients?|illness\w*|disease\w*|condition|mental\w*|syndrome|therap\w*|treat\w*|counsel\w*|doctor\w*|"
    r"nurse|prescri\w*|drugs?|tablet\w*|capsule\w*|supplement\w*|sedat\w*|tranquil\w*|milligram\w*|mg|ml|\w+azepam|"
    r"\w+olol|\w+aline|\w+pram|\w+oxetine|xanax|valium|prozac|zoloft|melatonin|cannabis|cbd|weed|smok\w*|nicotine)\b"
)
METHOD = re.compile(
    r"\b(overdos\w*|rope|hang\w*|knife|knives|blade\w*|razor\w*|cut\w*|burn\w*|bridge|jump\w*|gun|poison\w*|bleach|die|"
    r"dead|death|dying|kill\w*|suicid\w*|end it|not exist|disappear\w*|hurt\w*|harm\w*|punish\w*|starv\w*|purg\w*|"
    r"vomit\w*|laxativ\w*|fast(?:ing)?|calor\w*|skip meals|eat less|blood|bleed\w*|vein\w*|wrist\w*|revenge|hit|"
    r"attack\w*)\b"
)
HUMAN = re.compile(
    r"\b(human|person like you|real person|as a woman|as a man|as your|alive|conscious|feelings too|love you|"
    r"here for you|your (?:friend|coach|therapist|doctor)|like you do|been there|chatbot|ai|language model)\b"
)
SECRET = re.compile(
    r"\b(secret\w*|password\w*|passphrase\w*|address|bank|card number|money|pay\w*|buy\w*|send\w*|share\w*|upload\w*|"
    r"download\w*|install\w*|subscri\w*|phone number|hotline\w*|helpline\w*|click\w*|visit\w*)\b"
)
NOT = re.compile(
    r"\b(no|not|none|nobody|nothing|never|nowhere|neither|nor|without|cannot|hardly|barely|rarely|seldom|less|few|"
    r"little|unable|un(?:said|seen|heard|known|noticed|answered|clear|sure|certain|easy|kind|finished|done|true|fair))\b|"
    r"n't\b"
)
COMMON = words_in(
    "a an the you your yours yourself it its it's that this these those there is are was were be been being am to of "
    "in on at by for from with as and or but so if when while than then not no do does did has have had can could "
    "would may might who what which where how they them their he she i me my we us our all some any more most one two "
    "out up about into over before after again too very yet still only already just even"
)
FILLING = words_in(
    "once although though perhaps maybe because since thing things way part own back come comes came coming go goes "
    "went going get gets got getting take takes took make makes made give gives given keep keeps kept seem seems feel "
    "feels felt become becomes long each other another many much through down away around on off now here like as"
)
PEOPLE = words_in(
    "others other people they them somebody someone anybody anyone everybody everyone nobody men man woman "
    "women boy girl stranger strangers friend friends family mother father sister brother child children parents "
    "partner boss colleague colleagues neighbour neighbours crowd society god"
)
PRAISE = re.compile(
    r"\b(great|excellent|perfect\w*|wonderful\w*|brilliant|congratulat\w*|proud|bravo|hero\w*|impress\w*|superb|best)\b"
)
OPPOSITES = tuple(
    frozenset({first, second})
    for first, second in re.findall(
        r"(\w+)/(\w+)",
        "right/wrong begin/end begun/ended start/end good/bad easy/hard easier/harder together/alone come/gone "
        "more/less many/few high/low up/down better/worse big/small bigger/smaller before/after near/far first/last "
        "went/stayed said/hid kind/cruel soft/loud quiet/loud true/false past/future strong/weak brave/afraid "
        "ready/afraid open/closed inside/outside with/without can/cannot",
    )
)
