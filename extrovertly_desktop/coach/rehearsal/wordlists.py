"""The words by which a reply is observed: English, small letters, straight apostrophes."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_LEAD = r"(?:(?:and|so|but|oh|ah|well|hey|um|ok|okay|yes|yeah|no|then|also|wow|sorry|anyway) )*"
_AUX = r"(?:is|are|was|were|do|does|did|have|has|can|could|would|will|should|may|shall|might)"


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ASKING = _any(
    rf"^{_LEAD}(?:what|how|why|where|when|who|which|whose)(?:'s|'re|'d)? ?(?:{_AUX}|made|makes|brings?|brought|kind|"
    r"sort|type|about|come|long|many|much|often|else|got|happened|happens|time|day|one|part|if)\b(?! a (?:day|"
    r"shame))",
    rf"^{_LEAD}(?:what's|how's|where's|who's|when's)\b",
    rf"^{_LEAD}{_AUX}(?:n't)? (?:you|your|i|we|he|she|they|it|that|this|these|there|the|anyone|anybody|somebody)\b",
)
"""How a clause begins that is a question even without its mark."""
OPEN = _any(
    r"\bwhat(?!'s up| time| day| date| if\b| about\b|'s your name|'s the (?:date|time)| is your name|"
    r" is the (?:date|time))",
    r"\bhow(?! (?:many|much|old|long|often|far|big|about|are you|are things|do you do)\b|'re you|'s it going|"
    r" is it going"
    r"|'s everything|'s life)",
    r"\bwhy\b",
    r"\bwhich (?:part|bit|one|of|kind|sort)\b",
    r"\btell me (?:more|about|what|how)\b",
)
TELL_ME = _any(r"\btell me (?:more|about|what|how)\b")
ROUTINE = _any(
    r"\bhow(?:'s| is) it going\b", r"\bhow are (?:you|things)\b", r"\bwhat(?:'s| is) up\b", r"\bwhat time is it\b"
)
BACK = _any(
    r"\b(?:and|what about|how about) (?:you|yours|yourself|your \w+)(?: (?:then|too|guys|all))? ?(?=[?.,;]|$)",
    r"^yours(?:elf)? ?\?",
)
ABOUT_IT = _any(
    r"\b(?:how|what|when|where|why|who)(?:'s|'re)?(?: \w+){0,3} (?:it|that|there|them|they)\b(?!'| here| (?:is|"
    r"are|was|were)\b)",
    r"\b(?:was it|were they|did it|does it|did that|does that|did you (?:like|enjoy|mind)|was that)\b",
    r"\b(?:how|what|when|where|why|who)(?: \w+){0,7} (?:them|those)\b(?! (?:is|are|were)\b)",
    r"\b(?:did|do|have|had|are) (?:you|they) (?:\w+ ){1,2}(?:it|that|them)\b(?!'| here)",
    r"\bwhat happened\b",
    r"\bhow come\b",
    r"\blike what\b|\bsuch as\b",
    r"\bwhat (?:made|makes) you\b",
    r"\bhow did you (?:get into|start|come to|end up)\b",
    r"\bwhat do you mean\b",
)
"""Questions that ask on about what was just said without repeating a word of it."""
NOT_ABOUT_IT = _any(
    r"\bis (?:it|that|there) (?:ok|okay|all right|alright|possible|fine)\b",
    r"\bwhat time\b",
    r"\bdo you (?:mind|want|need|think)\b",
    r"\bthat (?:i|we) (?:could|can|may)\b",
)
_FINE = (
    r"(?:so |very |really |pretty |quite |such )?(?:a |an )?(?:great|good|nice|lovely|cool|interesting|tough|"
    r"hard|funny|"
    r"fun|shame|wonderful|exciting|impressive|annoying|frustrating|kind|brilliant|fair|true|rough|sad|sweet|"
    r"right|pity|"
    r"understandable|tiring|exhausting|busy|lot|difficult|awful|beautiful|amazing|fantastic|big change|relief)"
)
ACKNOWLEDGING = _any(
    r"\b(?:that|it|this) (?:sounds|must (?:be|have been|feel)|makes (?:a lot of )?sense|seems)\b",
    r"^(?:oh |ah |wow )?(?:sounds|makes sense)\b",
    rf"\b(?:that's|that is|that was|how|what a) {_FINE}\b",
    r"\bi (?:understand|get that|get it|get why|can imagine|can see|hear you|agree|appreciate|know what you mean|"
    r"know (?:the|that) feeling)\b",
    r"\bi see(?=[,.;!?]|$| that| why| what| how| your)",
    r"\byou(?:'re| are) right\b",
    r"^(?:oh |ah |that's a )?(?:good|fair|great) (?:point|question|idea|enough|choice|for you)\b|^fair enough\b",
    r"^(?:oh |ah )?(?:wow|nice|lovely|great|cool|brilliant|exactly|absolutely|true|same here|me too|no wonder|"
    r"poor you|"
    r"congratulations|congrats|oh no|of course|ouch|wonderful)(?: then| one)?(?=[,.;!?]|$)",
    r"\bcongratulations\b",
    r"\b(?:glad|happy|pleased) (?:to hear|for you|you|that)\b",
    r"\bsorry to hear\b|\bsorry (?:that )?you\b",
    r"\byou must (?:be|have|feel)\b",
    r"\bi (?:really )?(?:love|like) that\b",
    r"\bthat explains\b",
)
REFLECTING = _any(r"^(?:so |ah |oh |ok |okay )*you(?:'ve|'re|'d)?\b")
_DID = (
    r"(?:'m|am|was|were|'ve|have|had|love|like|enjoy|prefer|hate|live|work|study|came|come|grew|went|go|play|"
    r"read|watch|"
    r"cook|used to|just|always|never|usually|often|also|once|still|got|met|learnt|make|made|spent|took|saw|run|"
    r"ran|bake|"
    r"felt|mostly|forgot|only|mainly|recently|actually|really (?:like|love|enjoy)|did|know|knew|found|bought|"
    r"grow|sing|sang|"
    r"draw|drew|paint|swim|swam|walk|wrote|slept|ate|drove|rode|built|taught|lost|won|fell|left|began|told|stood|"
    r"sat|sold|"
    r"gave|sent|caught|woke|\w{2,}ed)"
)
_NOT_MINE = (
    r"(?!name|bad|fault|apologies|mistake|pleasure|turn|side|view|opinion|worry|concern|"
    r"suggestion|idea|point|answer|number)"
)
TELLING = _any(rf"\b(?:i|we) ?{_DID}\b", rf"^(?:(?:well|oh|and|but|so|yes|no) )*my {_NOT_MINE}\w+", r"\bwith my \w+")
NOT_TELLING = _any(
    r"\bi(?:'m| am) (?:so |very |really )?(?:sorry|afraid|fine|good|ok|okay|calling|ringing|phoning|here to|"
    r"just calling)\b",
    r"\bi(?:'m| am) (?:not )?sure\b",
    r"\bi(?:'m| am) (?:not able|not going to|wondering|hoping|unable)\b",
    r"\bi have (?:to|a question|no idea)\b|\bi(?:'ve| have) got to\b",
    r"\bi was (?:wondering|hoping|just wondering)\b",
    r"\bi (?:really |just )?(?:like|love) your\b|^(?:oh |yes )*i (?:really |just )?(?:like|love) (?:that|it)\b",
    r"\bi(?:'ve| have)? ?(?:only |just |still |also |really )?(?:thought about it|think|believe|agree|suggest|"
    r"need|want|wanted)\b",
    r"\bi (?:called|phoned|rang|wondered|guessed|hoped|noticed|promised|asked)\b",
    r"\bi (?:do|did|just|still|really|also)? ?(?:don't|do not|didn't) (?:know|think|want|mind)\b",
    r"\bi just (?:want|wanted|need|can't|think)\b",
    r"\bi know (?:what you|the feeling|that feeling)\b",
    r"\bi do too\b",
    r"\bi have other plans\b|\bi(?:'ve| have) already\b",
    r"\bi never know\b",
)
_ME_TOO = r"(?:so |such |really |very |just |a bit |quite |pretty |always |being |probably |totally |an? )*"
PUT_DOWN = _any(
    rf"\b(?:i'm|i am|im) {_ME_TOO}(?:stupid|boring|awkward|useless|hopeless|idiot|weird|pathetic|dumb|loser|failure|"
    r"embarrassing|rubbish|a mess|nobody)\b",
    rf"\b(?:i'm|i am|im) {_ME_TOO}(?:bad|terrible|awful|no good|rubbish|hopeless) (?:at (?:this|talking|"
    r"small talk|people|"
    r"conversations?|words|parties|phone calls)|with (?:people|words))\b",
    r"\b(?:i'm|i am) not (?:very |that |really |so )?(?:interesting|clever|smart|funny|good at (?:this|talking|"
    r"small talk|people))\b",
    r"\b(?:stupid|silly|dumb) (?:question|of me|idea)\b",
    r"\bsorry for (?:being|bothering|existing|wasting|rambling|talking)\b",
    r"\bi (?:probably |must |always )+(?:sound|seem|look) (?:stupid|silly|weird|crazy|boring|odd)\b",
    r"\b(?:this|that|it) is (?:probably |just )?(?:stupid|silly|dumb)\b|\b(?:probably|just) (?:stupid|silly|wrong)\b",
    r"\bnobody (?:likes|wants|cares)\b",
    r"\bi have nothing (?:interesting )?to say\b",
)
APOLOGY = _any(
    r"\bsorry\b(?! to hear| that you| you)", r"\bapologi[sz]e\b|\bapologies\b", r"\bforgive me\b", r"\bmy fault\b"
)
_HELPING = (
    r"(?:help|show|tell me (?:where|when|how to|if|whether|which)|give|send|lend|look|check|explain|hold|pass|"
    r"take|come over|"
    r"call|ring|repeat|spare|let|write|book|put|do me|have a look|mind|point|move|turn|exchange|refund|swap|"
    r"teach|make|bring|"
    r"open|keep|say that again|walk me)"
)
REQUESTING = _any(
    rf"\b(?:could|can|would|will) you (?:please |possibly |maybe |just |perhaps |quickly )*{_HELPING}\b",
    r"\b(?:do|would) you mind\b",
    r"\b(?:do you have|have you got) (?:a|five|ten|two|some) (?:\w+ )?(?:minutes?|moment|second|time|"
    r"appointments?|slots?|rooms?|tables?)\b",
    r"\b(?:can|could|may|might) i (?:please |possibly |just |maybe |perhaps )*(?:ask|have|get|return|exchange|"
    r"borrow|book|make|"
    r"join|sit|come|speak|talk|bring|leave|swap|take|change|use|see|add)\b",
    r"\bi(?:'d| would) (?:like|love) (?:to (?:return|exchange|book|make|ask|join|have|get|speak|come|change|"
    r"bring|swap|give)|an? |my |some )",
    r"\bi (?:would |really |could )?(?:need|use) (?:some |your |a |a bit of |a little |any )*(?:help|hand|advice|"
    r"favou?r|refund|appointment)\b",
    r"\bi(?:'m| am| was) (?:just )?(?:wondering|hoping) (?:if|whether|you)\b",
    r"\b(?:is|would) it (?:be )?(?:possible|okay|ok|all right|alright|fine) (?:to|if|for)\b",
    r"\bis there (?:any |a )?(?:chance|way|room|space|free)\b",
    r"\bi need an? (?:new )?(?:appointment|refund|check-up)\b|\bi want (?:my|an?) |\bi(?:'m| am) entitled to\b",
    r"\bmind if i\b",
    r"\bi(?:'d| would)? ?(?:want|wanted|like) to (?:return|ask you|book|make an|exchange|join|bring (?:this|"
    r"it) back|give (?:this|it) back)\b",
    r"\bis (?:this|that|the) (?:seat|chair|place|spot) (?:free|taken)\b",
    r"\broom for (?:one|me|another)\b",
    r"\b(?:a refund|my money back|an appointment),? please\b",
)
_NOT_A_NO = (
    r"(?! (?:wait|believe|complain|thank|stop|help but|imagine|say enough|remember|find|see the|open|"
    r"get (?:it|this) to))"
)
REFUSING = _any(
    rf"\bi (?:really |just |simply |unfortunately |honestly )*(?:can't|cannot|can not|couldn't){_NOT_A_NO}\b",
    r"\bi (?:really |just |simply |unfortunately |honestly )*(?:won't|will not|don't want to|do not want to|"
    r"have to say no|need to say no|must say no|have to pass|have to decline|have other plans|already have plans)\b",
    r"\bi(?:'m| am) (?:really |just )?(?:not able to|not going to|unable to|going to pass|not available|not free|"
    r"saying no|busy)\b",
    r"\bi(?:'d| would) (?:rather|prefer) not\b|\bi prefer not\b|\bi(?:'ll| will) (?:have to )?(?:pass|say no)\b",
    r"^(?:well |sorry |actually |hm |um )*no\b(?! (?:problem|worries|way|idea|doubt|matter|wonder|one|stress|"
    r"rush|need|trouble|kidding|bother))",
    r"\b(?:my|the) answer is(?: still)? no\b|\bit's a no\b|\bstill no\b",
    r"\bnot (?:this time|this week|this weekend|today|tonight|tomorrow|possible|for me)\b",
    r"\b(?:doesn't|does not|won't|will not) work for me\b",
    r"\bunfortunately not\b|\bi'm afraid not\b",
)
HEDGING = _any(
    r"\bmaybe\b|\bperhaps\b|\bi guess\b|\bi suppose\b|\bnot sure\b|\bi don't know\b|\bprobably\b|\bkind of\b|"
    r"\bsort of\b",
    r"\bi might\b|\bi'll see\b|\bwe'll see\b|\blet me (?:see|think)\b|\bi'll try\b",
)
YIELDING = _any(
    r"^(?:ok|okay|sure|yes|yeah|fine|of course|no problem|no worries|all right|alright|gladly)(?: then)?[.! ]*$",
    r"\bi(?:'ll| will) (?:do|take|cover|come|stay|help|manage|make it work|sort|be there)\b",
    r"\bi guess i (?:can|could)\b|\bcount me in\b",
    r"\b(?:but|and|so) (?:ok|okay|fine|all right|alright)\b",
    r"\bi (?:can|could) (?:do|take|cover|stay|help|come)\b",
)
LATER = _any(r"\binstead\b|\banother (?:time|day|week)\b|\bnext (?:week|time|month)\b")
ASKING_NAME = _any(r"\bname\b", r"\bwhom may i\b", r"\bwho (?:are|is) (?:you|speaking|calling)\b")
GREETING = _any(
    r"^(?:oh )?(?:hello|hi|hey|hiya|good (?:morning|afternoon|evening|day)|morning|evening|nice to meet you)\b"
)
NAMING = _any(r"\bmy name(?:'s| is) \w+", r"\b(?:they )?call me \w+", r"\bmy friends call me \w+")
NAMING_IN_CAPITALS = re.compile(
    r"\b(?:[Ii]['’]?m|I am|[Tt]his is|[Ii]t['’]s|[Ii]t is) (?!(?:I|Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday|"
    r"January|February|April|June|July|August|September|October|November|December|English|German|French|Spanish|"
    r"Italian|"
    r"Polish|Turkish|Irish|Scottish|American|British|Canadian|Australian|Indian|Chinese|Christmas|OK|"
    r"Ok)\b)[A-Z][a-zé]+"
)
REASONING = _any(
    r"\bbecause\b|\bso that\b|\bthe reason\b|\bthat's why\b|\bdue to\b|\botherwise\b|\bwhich means\b|\bthat way\b",
    r"\bsince (?:we|i|it|the|they|you|this)\b|\bas (?:we|i) (?:have|need|had|am)\b",
)
VIEWING = _any(
    r"\bi (?:still |really |just |honestly |also )?(?:think|believe|feel that|suggest|propose|disagree|"
    r"don't agree|see it|see this|doubt)\b",
    r"\bi(?:'d| would) (?:say|rather|prefer|suggest|propose|keep|start|go for|wait|add|change|begin|move|give|"
    r"try|leave|choose)\b",
    r"\bin my (?:view|opinion|experience)\b|\bfrom my (?:side|point of view)\b",
    r"\bmy (?:view|worry|concern|suggestion|idea|feeling|impression|proposal|point)(?: here)? is\b|"
    r"\bmy (?:only )?(?:worry|concern)\b",
    r"\bwhat if we\b|\bwe (?:should|could|might)\b",
    r"\bi(?:'m| am) (?:worried|concerned|not convinced|in favou?r)\b",
    r"\bone (?:risk|point|concern)\b",
)
INVITING = _any(
    r"\b(?:would|do) you (?:like|want|fancy|feel like)\b(?! (?:it|that|here|your|the|this|living|working|doing|"
    r"being)\b)",
    r"\bshall we\b|\blet's\b|\bmaybe we (?:can|could)\b|\bwe could (?:go|meet|get|have|do|try|walk|grab|sit|eat|"
    r"take)\b",
    r"\bhow about (?:a|we|going|meeting|some|coffee|tea|next|lunch|saturday|sunday|friday|thursday)\b",
    r"\b(?:can|could|may|should) we (?:meet|see|go|do this|have|talk|get|repeat)\b",
    r"\bcan i (?:see you|call you|have your number)\b",
    r"\bare you free\b|\bfancy a\b|\bjoin (?:me|us)\b|\bcome (?:along|with me|over|by)\b",
    r"\bi(?:'d| would) (?:really )?(?:like|love) to (?:see|meet|take|spend|invite|go out|do this|hear more)\b",
    r"(?:^|\byou )want to (?:go|get|grab|have|come|join|meet|do|see)\b",
)
THANKING = _any(r"\bthank you\b|\bthanks\b|\bcheers\b|\bi appreciate\b|\bgrateful\b")
PARTING = _any(
    r"\b(?:good)?bye\b|(?<!to )\bsee you\b|\btake care\b|\bhave a (?:good|nice|lovely|great)\b|\btalk (?:soon|"
    r"later)\b",
    r"\b(?:nice|good|lovely|great) (?:talking|meeting|chatting|to (?:talk|chat|have met))\b",
    r"\bi(?:'d)? (?:should|have to|must|need to|better) (?:go|get going|head|get back|run|leave)\b|\bi'd better\b",
    r"\benjoy (?:your|the)\b|\buntil (?:tomorrow|next)\b|\bgood luck\b",
)
DETAIL = _any(
    r"\b\d",
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    r"\b(?:yesterday|today|tomorrow|tonight|o'clock|noon|receipt|last week|next week|this week|two weeks|"
    r"a week ago)\b",
    r"\b(?:in the|this|early|late) (?:morning|afternoon|evening)\b|\b(?:mornings|afternoons|evenings)\b",
    r"\b(?:five|ten|fifteen|twenty) minutes\b|\bhalf an hour\b|\bleft|right (?:side|leg|sleeve)\b",
)
EVERYDAY = _words(
    "a about after again all also am an and any are as ask at back be because been but by call can come could "
    "day did do "
    "does don't for from get go going good great had has have hello help her here hey hi him his how i i'd i'll "
    "i'm i've "
    "if in is it it's its just know let like long look love make maybe me mean more much my name need never new "
    "next nice "
    "no not now of oh ok okay on one or our out please really right say see she so some sorry sure take talk "
    "tell than "
    "thank thanks that that's the their them then there they thing think this time to today too up us very want "
    "was we "
    "well went were what when where which who why will with work would yeah yes you your you're can't cannot"
)
"""Words of which any English sentence of some length holds one."""
FOREIGN = _words(
    "und der das ich nicht ist ein eine wir habe auf mit zu que los las el una muy pero está yo les je est pas "
    "une nous "
    "avec mais très che non sono una per della ho jest nie się na het een ik niet van och jag det inte ve bir bu çok"
)
"""Words that are frequent in other languages and no English."""
EMPTY = EVERYDAY | _words(
    "thing things something anything nothing everything someone anyone people person lot bit little way kind "
    "sort year "
    "years week days hour hours minute minutes still even only ever always often usually got getting made making "
    "doing "
    "done being having said says saying seem seems sound sounds bad fine best better first last many most other "
    "another "
    "same own over into off down through before around away would've isn't doesn't didn't wasn't aren't haven't "
    "hasn't "
    "there's what's who's how's where's let's we're they're he's she's he they've you've you'd you'll we'll "
    "sometimes "
    "perhaps actually quite pretty these those every each both few may might must shall should"
)
"""Words that make no topic: asking with one of them again is no sign of having listened."""
