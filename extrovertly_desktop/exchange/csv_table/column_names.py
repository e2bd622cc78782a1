"""Words by which programs in many languages call the columns of a diary."""

import re

from extrovertly_desktop.exchange.bringing.clock_words import plain
from extrovertly_desktop.exchange.csv_table.mapping import Role

_WORDS: dict[Role, str] = {
    Role.DATE: (
        "date day when datetime timestamp datum tag fecha día dia data giorno jour дата tarih päivä dato dzień den "
        "created recorded logged written start 日期 日付 날짜 تاريخ"
    ),
    Role.TIME: "time hour clock zeit uhrzeit hora heure ora tijd tid klokkeslett время час saat godzina čas "
    "时间 時間 시간 وقت",
    Role.TITLE: "title headline subject titel überschrift titre título titolo título тема заголовок başlık tytuł "
    "标题 タイトル 제목",
    Role.TEXT: (
        "text note notes content entry journal body description comment comments diary reflection notiz notizen "
        "eintrag tagebuch texte contenu nota notas texto contenido testo заметка запись текст not notatka anteckning "
        "tekst メモ 本文 内容 笔记 日记 메모 내용 نص"
    ),
    Role.MOOD: (
        "mood feeling feelings emotion emotions feel stimmung gefühl humeur émotion ánimo emoción umore emozione humor "
        "stemming humör humør настроение nastrój nálada ruh 気分 心情 기분 مزاج"
    ),
    Role.INTENSITY: "intensity strength severity intensität stärke intensité intensidad intensità интенсивность",
    Role.CONFIDENCE: "confidence selbstvertrauen zuversicht confiance confianza fiducia confiança уверенность",
    Role.TAGS: "tag tags label labels category categories keywords schlagwort schlagwörter étiquettes etiquetas теги "
    "标签 タグ",
    Role.TRIGGERS: (
        "trigger triggers activity activities people person persons places associations auslöser aktivitäten "
        "activités actividades attività atividades aktywności 活动"
    ),
    Role.CONTEXT: "context situation location weather kontext ort contexte contexto contesto",
    Role.PRIVATE: "private privat privé privado privato isprivate",
}
_TECHNICAL_WORDS = "id uuid guid rowid index key etag updated modified lastmodified updatedat modifiedat"
_TECHNICAL = frozenset(_TECHNICAL_WORDS.split(" "))
_PARTS = re.compile(r"[\W_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FOLDED = {role: frozenset(plain(word) for word in words.split(" ")) for role, words in _WORDS.items()}


def words_of(name: str) -> list[str]:
    """Return the words of a column's name, folded: `createdAt` and `Created at` give the same."""
    return [word for word in _PARTS.split(plain(_HUMP.sub(" ", name))) if word]


def likeness(name: str, role: Role) -> int:
    """Return how well a name fits a meaning: 3 if it is its word, 2 if it begins with it, 1 if it has it, 0 if not."""
    words, wanted = words_of(name), _FOLDED.get(role, frozenset())
    hits = [place for place, word in enumerate(words) if word in wanted]
    if not hits:
        return 0
    return 3 if len(words) == 1 else 2 if hits[0] == 0 else 1


def is_technical(name: str) -> bool:
    """Whether a name is that of a number or date by which programs keep order."""
    words = words_of(name)
    return "".join(words) in _TECHNICAL or (bool(words) and words[0] in ("updated", "modified", "edited"))


def is_a_name(text: str) -> bool:
    """Whether a cell is a word by which columns are called."""
    return is_technical(text) or any(likeness(text, role) == 3 for role in _WORDS)
