"""Words that bound a number: more than, less than, about, the best so far. By language; signs count in all of them."""

from __future__ import annotations

import re
from functools import lru_cache

_MORE = (
    r"more than|over|above|beyond|exceed(?:s|ed|ing)?|at least|greater than|higher than|longer than|larger than|upwards? of|in excess of|surpass(?:es|ed|ing)?"
    r"|or more|and more|break(?:s|ing)?|crack(?:s|ed|ing)?|minimum|no less than|not less than|better than|north of|plus|top(?:s|ped|ping)"
    r"|mehr als|über|\w*knack\w*|überschr\w+|übertr\w+|mindestens|übersteigt|größer als|plus de|au moins|supérieure?s? à|dépass\w+|au-delà|più di|oltre|almeno|superior[ei] (?:a|ai|alle?)|supera\w*"
    r"|más de|al menos|superior(?:es)? a|mais de|pelo menos|acima de|meer dan|minstens|ruim|более|свыше|не менее|больше|peste|mai mult|cel puțin|více než|ponad|над|mbi",
    "超过|超過|超|逾|大于|大於|高于|高於|不低于|以上|至少|突破|余|余り|超え|上回|強|이상|넘|초과|웃도|上に|से अधिक|أكثر من",
    r"[>≥＞⩾﹥]|[0-9]\s*\+|＋",
)
_LESS = (
    r"less than|under|below|up to|at most|fewer than|within|no more than|not more than|(?:not|cannot|never|n’t|n't) exceed|maximum|max|or less|as little as|as low as|lower than|shorter than"
    r"|smaller than|a mere|as (?:much|many|high|far) as|capped|weniger als|unter|höchstens|bis zu|maximal|moins de|jusqu['’]à|au plus|inférieure?s? à|meno di|fino a|al massimo"
    r"|inferior[ei] a|sotto|menos de|hasta|como máximo|até|no máximo|minder dan|maximaal|tot|менее|до|не более|sub|până la|maxim|méně než|do",
    "以下|以内|以內|不到|低于|低於|小于|小於|少于|不超过|不超過|至多|最高|最多|高达|可达|未満|最大|下回|切る|이하|미만|최대|이내|내",
    r"[<≤＜⩽﹤]",
)
_ABOUT = (
    r"about|around|approximately|approx|roughly|some|nearly|almost|close to|circa|ca|estimated?|or so|in the region of|on the order of|similar to|nominally"
    r"|etwa|rund|ungefähr|knapp|fast|gut|environ|près de|quelque|quasi|intorno a|cerca de|unos|unas|alrededor de|aproximadamente|casi"
    r"|ongeveer|bijna|zo['’]n|около|почти|примерно|aproximativ|circa|asi|około",
    "约|約|大约|左右|近|接近|上下|およそ|ほぼ|程度|前後|약|가량|정도|안팎|几乎|将近",
    r"[~≈∼～〜≃]",
)
_BEST = (
    r"up to|as (?:much|many|high|far|long) as|maximum|max|at most|peak|bis zu|maximal|jusqu['’]à|fino a|massim[oa]|hasta|até|tot|до",
    "最高|最多|高达|可达|最大|최대|최고",
    "",
)


def _pattern(words: str, eastern: str, signs: str) -> re.Pattern[str]:
    return re.compile("|".join(part for part in (rf"(?<!\w)(?:{words})(?!\w)", eastern, signs) if part), re.IGNORECASE)


MORE, LESS, ABOUT, BEST = (_pattern(*words) for words in (_MORE, _LESS, _ABOUT, _BEST))


@lru_cache(maxsize=8192)
def says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text has one of the words of MORE, LESS, ABOUT or BEST."""
    return bool(pattern.search(text))


_SPELLED = re.compile(
    r"(?P<before>[^0-9.,-]*?)\s*(?P<low>-?[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:(?:-|–|—|to|~)\s*(?P<high>[0-9][0-9,]*(?:\.[0-9]+)?))?\s*(?P<plus>\+)?(?P<unit>\s*[%°℃]\w*|\s+[A-Za-zµμΩ%°].*|[A-Za-zµ]{2,}.*)?"
)


def read_as(text: str) -> str:
    """What to write instead of a value in words or with its unit: "about 1,000 km" is "~1000" beside `unit: km`; empty where it is not sure."""
    match = _SPELLED.fullmatch(text.strip())
    if not match or re.search(r",[0-9]{1,2}(?![0-9])", text):  # 2,5 may be two and a half
        return ""
    before = match["before"].strip()
    low, high = (number.replace(",", "") if number else "" for number in (match["low"], match["high"]))
    if before in ("≥", "⩾") or (match["plus"] and not before):
        sign = ">="
    elif before in ("≤", "⩽"):
        sign = "<="
    elif not before or before in (">", ">=", "<", "<=", "~"):
        sign = before
    else:
        kinds = [sign for sign, words in ((">", MORE), ("<=", BEST), ("<", LESS), ("~", ABOUT)) if words.fullmatch(before)]
        if not kinds:
            return ""
        sign = kinds[0]
    written = f"{sign}{low}{f'..{high}' if high else ''}"
    if high and sign not in ("", "~"):
        return ""
    best = f", or {low} with `best: true` where so much was reached" if sign == "<=" and before not in ("≤", "⩽", "<=") else ""
    shown = written if re.fullmatch(r"-?[0-9.]+", written) and not high else f'"{written}"'
    return f"Write {shown}{best}{', and the unit into `unit:`' if match['unit'] else ''}."
