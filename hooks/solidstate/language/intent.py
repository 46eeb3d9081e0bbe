"""Words of intent: what is planned, expected or promised has not happened. By language; a script tells most of them apart."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = {
    "en": (
        r"plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|expect(?:s|ed|ing)?|expectations?|will|shall|target(?:s|ed|ing)?|intend(?:s|ed|ing)?"
        r"|schedul(?:ed|es|ing)|slated|hop(?:e|es|ed|ing)|upcoming|set to|going to|about to|goal|due to (?:begin|start|launch|open)"
        r"|(?<!began )(?<!begun )(?<!started )to (?:begin|start|launch|enter|go into|be (?:used|fitted|installed|launched|made|mass[- ]produced|delivered|completed|built))|forecasts?|anticipat(?:es|ed|ing)"
    ),
    "de": r"plan(?:t|en|te|ten)|geplante?[rns]?|will|wollen|soll(?:en)?|werden|wird|voraussichtlich|beabsichtig(?:t|en)|erwarte[tn]|ziel(?:t|en)?|künftig",
    "fr": r"prévoi(?:t|ent)|prévue?s?|vise(?:nt)?|devrai(?:t|ent)|compte(?:nt)?|envisage(?:nt)?|espère(?:nt)?|objectif|sera|seront|prochaine(?:ment)?",
    "it": r"preved(?:e|ono)|previst[aeio]|punta(?:no)?|intend(?:e|ono)|dovrebbe(?:ro)?|sarà|saranno|mira(?:no)?|obiettivo|entro il",
    "es": r"prev[eé](?:n)?|previst[ao]s?|planea(?:n)?|espera(?:n)?|pretende(?:n)?|será[n]?|objetivo|tiene previsto",
    "pt": r"prevê(?:em)?|previst[ao]s?|planeja(?:m)?|pretende(?:m)?|será|serão|espera(?:m)?|objetivo",
    "nl": r"plant|gepland|verwacht|zal|zullen|wil(?:len)?|beoogt|van plan",
    "ru": r"планиру(?:ет|ют|ется)|намерен[аоы]?|ожида(?:ет|ют|ется)|будет|будут|собира(?:ется|ются)",
}
_SIGNS = {
    "zh": "计划|計劃|预计|預計|将(?:于|在|会|推出|实现|量产|搭载|投产|启动|开始)|將(?:於|在|會|推出|實現|量產|搭載|投產|啟動|開始)|拟|目标|目標|有望|力争|规划|即将|打算|预期",
    "ja": "予定|計画|見込|目指|めざ|目標|見通し|方針|たい(?:考え|と)|予想",
    "ko": "예정|계획|목표|전망|예상|방침|겠다|할 것",
}
_OWN = {language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for language, words in _WORDS.items()}
_EAST = re.compile("|".join(_SIGNS.values()))


@lru_cache(maxsize=8192)
def intent(text: str, language: str) -> str:
    """The first word of intent in a text of this language, or nothing."""
    own = _OWN.get(language)
    match = (own.search(text) if own else None) or _EAST.search(text)
    return match.group(0) if match else ""


_PLAN = re.compile(
    r"(?:plan(?:s|ned|ning)|aims?|intends?|expects?|hopes?|wants?|targets?|will|would|is to|to|"
    r"(?:announce[sd]?|said|says) (?:a plan|plans|that (?:it|they) (?:will|would|plans?|intends?|aims?|expects?)|it (?:will|would)|its intention))(?!\w)",
    re.IGNORECASE,
)


def is_a_plan(text: str) -> str:
    """The words of intent with which an English sentence of our own begins, or nothing."""
    match = _PLAN.match(text.strip())
    return match.group(0).strip() if match else ""
