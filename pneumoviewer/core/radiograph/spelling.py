"""Spelling: the forms of one word, in other cases, accents, compositions, scripts and transcriptions, made comparable.

Unicode's own foldings take care of case, width, composition and accents, and anyascii of scripts. What is added here
is what people do besides: ä as ae, Greek pairs of letters as passports have them, and one sound for the spellings of
several languages (Chaykovskiy, Tschaikowski).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

# Canonical combining classes of accents and of the vowel points of Hebrew and Arabic. Others are letters to those who
# write them: vowels of Devanagari and Thai, the voicing of kana.
_ACCENTS = frozenset({1, *range(10, 37), *range(200, 241)})
# Arabic and Persian letters that are written one for the other, and the dotless i.
_ALIKE = str.maketrans("ıىیکة", "iييكه")
_TATWEEL, _HALFWIDTH_MARKS = "\u0640", "\uff9e\uff9f"
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_EXPANDED = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ø": "oe",
    "å": "aa",
    "č": "ch",
    "š": "sh",
    "ž": "zh",
    "đ": "dj",
    "ё": "yo",
}
_GREEK = {
    "αυ": "av",
    "ευ": "ev",
    "ηυ": "iv",
    "ου": "ou",
    "γγ": "ng",
    "γχ": "nch",
    "γξ": "nx",
    "μπ": "b",
    "ντ": "d",
    "γκ": "g",
    "υ": "y",
    "χ": "ch",
}
_SOUNDS = {
    **dict.fromkeys(("tsch", "tch", "ch", "kh"), "h"),
    **dict.fromkeys(("sch", "sh", "zh", "ts", "tz", "cz", "sz", "z"), "s"),
    **dict.fromkeys(("ph", "f", "w"), "v"),
    **dict.fromkeys(("ck", "c", "q"), "k"),
    **dict.fromkeys(("oe", "ou", "oy", "oj", "oi", "oo", "oh"), "o"),
    **dict.fromkeys(("ie", "ye", "je"), "e"),
    **dict.fromkeys(("y", "j"), "i"),
    "x": "ks",
    "th": "t",
    "gh": "g",
    "ae": "a",
    "ue": "u",
}

GAP = " "
_NO_LETTER = re.compile("[^a-z0-9]")


class View:
    """A text as letters and digits that can be compared, and where in the text each comes from.

    Attributes
    ----------
    letters : str
        Everything else is :data:`GAP`.
    spans : list of tuple of int
        Of each letter: the first cluster that it stands for, and the one after the last.
    tight : str
        The letters without gaps.
    places : list of int
        Where each of the tight ones is among the letters.
    """

    def __init__(self, letters: str, spans: list[tuple[int, int]]) -> None:
        self.letters = letters
        self.spans = spans
        self.places = [n for n, letter in enumerate(letters) if letter != GAP]
        self.tight = letters.replace(GAP, "")


def clusters(text: str) -> list[tuple[int, int]]:
    """Return the beginning and end of each character as people see it: a letter with all that is put onto it."""
    if text.isascii():
        return [(n, n + 1) for n in range(len(text))]
    found: list[tuple[int, int]] = []
    for n, character in enumerate(text):
        if found and _goes_on(character):
            found[-1] = (found[-1][0], n + 1)
        else:
            found.append((n, n + 1))
    return found


@lru_cache(1 << 14)
def _goes_on(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
        or character in _HALFWIDTH_MARKS + _TATWEEL
        or "\u1160" <= character <= "\u11ff"  # vowels and last consonants of decomposed Hangul
    )


def without_spaces(text: str) -> bool:
    """Say whether a text holds a letter of a script that has no spaces between words, or syllables for letters."""
    return not text.isascii() and _WITHOUT_SPACES.search(text) is not None


def views(parts: list[str]) -> Iterator[View]:
    """Yield the ways to read a text, given as clusters, other than by sound; each once."""
    seen: set[str] = set()
    native = _view(parts, folded)
    ways = [native]
    if not all(part.isascii() for part in parts):
        ways += [_view(parts, _latin), _view(parts, _expanded)]
        if any("\u0370" <= letter <= "\u03ff" for letter in native.letters):
            ways.append(_view_of_view(_rewritten(native, _GREEK), _latin))
    for way in ways:
        if way.letters not in seen:
            seen.add(way.letters)
            yield way


def sounds(parts: list[str]) -> View:
    """Return a text, given as clusters, by its sound, roughly."""
    return _once(_rewritten(_view(parts, _expanded), _SOUNDS))


@lru_cache(1 << 14)
def folded(cluster: str) -> str:
    """Return a character without case, width and accents, in its own script."""
    if cluster.isascii():
        return cluster.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", cluster).casefold())
    kept = (c for c in plain if unicodedata.combining(c) not in _ACCENTS and c != _TATWEEL)
    text = "".join(_digit(c) for c in kept if unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", text.translate(_ALIKE))


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


@lru_cache(1 << 14)
def _latin(cluster: str) -> str:
    if cluster.isascii():
        return cluster.lower()
    from anyascii import anyascii  # its tables are read when a script is met first

    whole = unicodedata.normalize("NFKC", cluster)
    return "".join(c for c in anyascii(whole).lower() if c.isalnum() or not whole[0].isalpha())


@lru_cache(1 << 14)
def _expanded(cluster: str) -> str:
    if cluster.isascii():
        return cluster.lower()
    whole = unicodedata.normalize("NFKC", cluster).lower()
    return _EXPANDED.get(whole) or _latin(cluster)


def _view(parts: list[str], fold: Callable[[str], str]) -> View:
    text = "".join(parts)
    if text.isascii():  # quick, as most are
        return View(_NO_LETTER.sub(GAP, text.lower()), [(n, n + 1) for n in range(len(text))])
    letters: list[str] = []
    spans: list[tuple[int, int]] = []
    for n, part in enumerate(parts):
        for letter in fold(part):
            letters.append(letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" else GAP)
            spans.append((n, n + 1))
    return View("".join(letters), spans)


def _view_of_view(view: View, fold: Callable[[str], str]) -> View:
    pairs = [(c, span) for letter, span in zip(view.letters, view.spans, strict=True) for c in fold(letter)]
    return View("".join(c for c, _ in pairs), [span for _, span in pairs])


_PATTERNS: dict[int, re.Pattern[str]] = {
    id(rules): re.compile("|".join(sorted(rules, key=len, reverse=True))) for rules in (_GREEK, _SOUNDS)
}


def _rewritten(view: View, rules: Mapping[str, str]) -> View:
    """Return a view with groups of letters put for others."""
    letters, spans, end = list[str](), list[tuple[int, int]](), 0
    for match in _PATTERNS[id(rules)].finditer(view.letters):
        letters += view.letters[end : match.start()]
        spans += view.spans[end : match.start()]
        whole = (view.spans[match.start()][0], view.spans[match.end() - 1][1])
        new = rules[match[0]]
        letters += new
        spans += [whole] * len(new)
        end = match.end()
    return View("".join(letters) + view.letters[end:], spans + view.spans[end:])


def _once(view: View) -> View:
    """Return a view with each letter that is doubled once."""
    letters, spans = list[str](), list[tuple[int, int]]()
    for letter, span in zip(view.letters, view.spans, strict=True):
        if letters and letters[-1] == letter and letter.isalpha():
            spans[-1] = (spans[-1][0], span[1])
        else:
            letters.append(letter)
            spans.append(span)
    return View("".join(letters), spans)
