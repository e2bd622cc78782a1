"""How months and halves of the day are called, by the beginnings of their names, in the languages of the programs.

Names follow the Unicode CLDR's Gregorian calendars; a beginning stands for every case and abbreviation of a name.
Several beginnings of one month are parted by `|`.
"""

MONTHS: dict[str, str] = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "de": "jan|jän feb mär|mrz apr mai jun jul aug sep okt nov dez",
    "fr": "janv fév mars avr mai juin juil aoû sept oct nov déc",
    "es": "ene feb mar abr may jun jul ago sep|set oct nov dic",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "ca": "gen feb mar abr mai jun jul ago set oct nov des",
    "nl": "jan feb maa|mrt apr mei jun jul aug sep okt nov dec",
    "sv": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "nb": "jan feb mar apr mai jun jul aug sep okt nov des",
    "fi": "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    "et": "jaan veebr märts apr mai juuni juuli aug sept okt nov dets",
    "lv": "janv febr mart apr mai jūn jūl aug sept okt nov dec",
    "lt": "saus vas kov bal geg birž liep rugp rugs spal lapkr gruod",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "cs": "led únor břez dub květ červn|červen|čvn červenec|července|čvc srp zář říj lis pros",
    "sk": "jan feb mar apr máj jún júl aug sep okt nov dec",
    "sl": "jan feb mar apr maj jun jul avg sep okt nov dec",
    "hr": "sije velj ožu tra svi lip srp kol ruj lis stu pro",
    "hu": "jan feb már ápr máj jún júl aug szept okt nov dec",
    "ro": "ian feb mar apr mai iun iul aug sept oct noi|nov dec",
    "tr": "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "id": "jan feb mar apr mei jun jul agu|ags sep okt nov des",
    "ms": "jan feb mac apr mei jun jul ogo sep okt nov dis",
    "ru": "янв фев мар апр май|мая июн июл авг сен окт ноя дек",
    "uk": "січ лют бер кві тра чер лип сер вер жов лис гру",
    "bg": "яну фев мар апр май юни юли авг сеп окт ное дек",
    "sr": "јан феб мар апр мај јун јул авг сеп окт нов дец",
    "el": "ιαν φεβ μαρ απρ μαΐ|μάι ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
    "ar": "يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
    "fa": "ژانویه فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای اوت سپتامبر اکتبر نوامبر دسامبر",
    "he": "ינו פבר מרץ אפר מאי יונ יול אוג ספט אוק נוב דצמ",
    "hi": "जन फ़र|फर मार्च अप्रैल मई जून जुल अग सित अक्टू|अक्तू नव दिस",
    "th": "มกรา กุมภา มีนา เมษา พฤษภา มิถุนา กรกฎา สิงหา กันยา ตุลา พฤศจิ ธันวา",
}

BEFORE_NOON = (
    "am a fm ap dop dopol odjutra πμ de ص صباحا قظ 午前 上午 凌晨 早上 清晨 오전 öö sa पूर्वाह्न सुबह לפנהצ ก่อนเที่ยง "
    "priešpiet priekšp vorm дп проб pr.p paradite"
)
AFTER_NOON = (
    "pm p em ip odp odpol popol μμ du م مساء بظ 午後 下午 晚上 中午 오후 ös ch अपराह्न शाम "
    "אחהצ หลังเที่ยง popiet pēcp nachm пп слоб pasdite"
)
