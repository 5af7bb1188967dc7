"""Redaction: names, ids and birth dates blotted out of the path to a DICOM file, however they are written.

Rather too much than too little. Where the file's header tells nothing that could be looked for, its whole name goes.

Decision 31.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise, permutations
from pathlib import Path

from pneumoviewer.core.radiograph.spelling import View, clusters, folded, sounds, views, without_spaces

BLOT = "•••"
_DICOM = frozenset({".dcm", ".dicom", ".dic", ".ima", ".img", ".dc3", ".dcm30", ".acr"})
_OTHER = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif", ".pdf", ".zip", ".pneumo"})
_ANYWHERE, _BY_SOUND, _ACROSS = 3, 5, 5  # letters of what is found inside longer words, by sound, across separators
_MIN_ID, _LONG_ID, _PIECE = 2, 6, 4  # characters; a single one tells nobody
_RUN = re.compile(r"[^\d ]+")  # of letters, in a view
_MAX_WORDS = 6  # of a name that are joined in pairs
_MONTHS = (
    ("jan", "ene", "gen"),
    ("feb", "fev"),
    ("mar", "mrz", "mae"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag"),
    ("jun", "jui", "giu"),
    ("jul", "jui", "lug"),
    ("aug", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott"),
    ("nov",),
    ("dec", "dez", "dic"),
)

_WRITTEN = ("LATIN", "CYRILLIC", "GREEK")


@dataclass(frozen=True)
class Secrets:
    """What tells a patient.

    Attributes
    ----------
    names : tuple of str
        As DICOM writes them, such as ``Doe^Jane``.
    birth_dates : tuple of str
        Such as ``20191231``.
    guessed : tuple of str
        Names read in a character set that the file does not tell, to be found as they are written only.
    """

    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()

    @property
    def has_unwritten_names(self) -> bool:
        """Whether a name is told in a script alone that has no one way to be written in Latin letters.

        Names in Cyrillic and Greek have; those in Han, Hebrew, Arabic and others are written as their bearers like it.
        """
        return any(
            not re.search("[A-Za-z]", name)
            and any(c.isalpha() and unicodedata.name(c, "").split(" ")[0] not in _WRITTEN for c in name)
            for name in self.names
        )


def blotted(path: Path, secrets: Secrets) -> str:
    """Return a path as it may be shown, with as many parts as it has."""
    anchor, text = path.anchor, str(path)[len(path.anchor) :]
    text = re.sub(r"[^/\\]+", lambda part: BLOT if _garbled(part[0]) else part[0], text)
    marks = _Marks(text)
    looked_for, read = _words(secrets), list(views(marks.parts))
    for view in read:
        _mark_ids(marks, view, secrets.ids)
        _mark_words(marks, view, looked_for.written, _ANYWHERE)
    _mark_words(marks, sounds(marks.parts), looked_for.sounding, _BY_SOUND)
    for date in secrets.birth_dates:
        _mark_date(marks, read[0], date)
    for view in read:
        _mark_beside(marks, view, looked_for)
    return anchor + marks.text(keep=len(path.suffix) if path.suffix.casefold() in _DICOM else 0)


def hidden(path: Path) -> str:
    """Return the path to a DICOM file without its name, of which only a known ending stays."""
    return str(path.with_name(BLOT + (path.suffix if path.suffix.casefold() in _DICOM else ""))) if path.name else "."


def may_be_dicom(path: Path) -> bool:
    """Say whether what cannot be looked into may be a DICOM file by its name: many have no ending."""
    return path.suffix.casefold() not in _OTHER


def says_dicom(path: Path) -> bool:
    """Say whether a file's ending is one of DICOM's."""
    return path.suffix.casefold() in _DICOM


def _garbled(part: str) -> bool:
    """Say whether a name was read in a wrong character set, so that nothing can be found in it.

    Archives made on another system have such names, and old discs.
    """
    if part.isascii():
        return False
    try:
        part.encode()
    except UnicodeEncodeError:
        return True
    for coding in ("cp437", "latin-1", "cp1252"):
        try:
            part.encode(coding).decode()
        except UnicodeError:
            continue
        return True
    return False


class _Marks:
    """Which characters of a text are blotted out."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = clusters(text)
        self.parts = [text[start:end] for start, end in self._spans]
        self.marked = [False] * len(self.parts)

    def mark(self, view: View, start: int, end: int) -> None:
        """Blot out letters of a view, and what lies between them."""
        for n in range(view.spans[start][0], view.spans[end - 1][1]):
            self.marked[n] = True

    @cached_property
    def letters(self) -> list[str]:
        """Return for each character what its kind is: ``a`` for letters, ``1`` for digits, empty for others."""
        return [_kind(part) for part in self.parts]

    def bound(self, n: int) -> bool:
        """Say whether a word may begin or end before a character."""
        if n in (0, len(self.parts)) or not (self.letters[n - 1] == self.letters[n] == "a"):
            return True
        before, after = self.parts[n - 1], self.parts[n]
        return (before[0].islower() and after[0].isupper()) or without_spaces(before) or without_spaces(after)

    def bounded(self, view: View, start: int, end: int) -> bool:
        """Say whether letters of a view are a word of their own, or stand beside what is blotted out."""
        first, last = view.spans[start][0], view.spans[end - 1][1]
        return (self.bound(first) or self.marked[first - 1]) and (self.bound(last) or self.marked[last])

    def same_kind(self, view: View, start: int, end: int) -> bool:
        """Say whether letters go on before or after letters, or digits before or after digits."""
        first, last = view.spans[start][0], view.spans[end - 1][1]
        kinds = self.letters
        before = first > 0 and kinds[first - 1] == kinds[first] != ""
        return before or (last < len(kinds) and kinds[last] == kinds[last - 1] != "")

    def text(self, keep: int) -> str:
        """Return the text with its blots; so many characters at its end stay."""
        shown, end = list[str](), len(self._text) - keep
        for (start, stop), part, marked in zip(self._spans, self.parts, self.marked, strict=True):
            if not marked or part in "/\\" or start >= end:
                shown.append(self._text[start:stop])
            elif not shown or shown[-1] != BLOT:
                shown.append(BLOT)
        return "".join(shown)


@lru_cache(1 << 12)
def _kind(part: str) -> str:
    return "a" if part[0].isalpha() else "1" if part[0].isdigit() else ""


# --- names -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Words:
    written: frozenset[str]
    sounding: frozenset[str]
    initials: frozenset[str]


@lru_cache(256)
def _words(secrets: Secrets) -> _Words:
    """Return the words of names in all their spellings."""
    written, sounding, initials = set[str](), set[str](), set[str]()
    for name in secrets.names:
        for group in name.split("="):
            words = _plain(group).split()
            # Of Wei-Ming, also written WeiMing, and of Han, each syllable may be written apart.
            syllables = [s for word in words for s in re.findall(r"[A-Z][a-z]+", word) if s != word]
            syllables += [letter for word in words if without_spaces(word) for letter in _letters(word)]
            pairs = [*permutations(words[:_MAX_WORDS], 2), tuple(words), tuple(reversed(words))]
            for several in [*((word,) for word in words + syllables), *pairs]:
                spellings = _spellings("".join(several))
                if len(several) == 1:
                    written |= spellings
                    initials |= {spelling[:1] for spelling in spellings}
                    sounding.add(sounds(_letters(several[0])).tight)
                elif several and min(map(len, several)) < _ANYWHERE:  # a longer word is found by itself
                    written |= {spelling for spelling in spellings if len(spelling) >= _ACROSS}
    for name in secrets.guessed:
        written |= {"".join(map(folded, _letters(word))) for word in _plain(name).split()}
    return _Words(frozenset(written - {""}), frozenset(s for s in sounding if len(s) >= _ANYWHERE), frozenset(initials))


def _plain(name: str) -> str:
    """Return a name with nothing but spaces between its words, whose letters keep the marks put onto them."""
    return "".join(c if any(x.isalnum() for x in c) else " " for c in _letters(name))


@lru_cache(1 << 12)
def _spellings(word: str) -> frozenset[str]:
    return frozenset(view.tight for view in views(_letters(word))) - {""}


def _letters(text: str) -> list[str]:
    return [text[start:end] for start, end in clusters(text)]


def _mark_words(marks: _Marks, view: View, words: Iterable[str], anywhere: int) -> None:
    """Mark words, the longer ones inside others and across separators too, and their beginnings that stand alone."""
    for word in words:
        free = len(word) >= anywhere or without_spaces(word)
        for start in _found(word, view.letters):
            if free or (len(word) > 1 and marks.bounded(view, start, start + len(word))):
                marks.mark(view, start, start + len(word))
        if len(word) >= max(anywhere, _ACROSS) or (len(word) > 1 and without_spaces(word)):
            for at in _found(word, view.tight):
                for place in view.places[at : at + len(word)]:  # what is between them may stay
                    marks.mark(view, place, place + 1)
    for match in re.finditer(_RUN, view.letters):
        if len(match[0]) >= _ANYWHERE and any(word.startswith(match[0]) for word in words):
            marks.mark(view, *match.span())


def _mark_beside(marks: _Marks, view: View, words: _Words) -> None:
    """Mark short words and initials that stand beside what is marked, or are joined to one another."""
    short = [word for word in words.written if 1 < len(word) < _ANYWHERE]
    pieces = words.initials | set(short)
    if not pieces:
        return
    runs = [match.span() for match in re.finditer(_RUN, view.letters)]
    tokens = [token for run in runs for token in _tokens(marks, view, *run)]
    spelt = [
        (start, end, _made_of(view.letters[start:end], pieces, short))
        for start, end in tokens
        if not marks.marked[view.spans[start][0]]
    ]
    for start, end, named in spelt:
        if named == "words":
            marks.mark(view, start, end)
    again = True
    while again:
        again = False
        for start, end, named in spelt:
            if named and not marks.marked[view.spans[start][0]] and _beside(marks, view, start, end):
                marks.mark(view, start, end)
                again = True


def _tokens(marks: _Marks, view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the words of a run of letters: cut where a word may begin, and beside what is marked."""
    begun = start
    for n in range(start + 1, end + 1):
        if n == end:
            yield begun, n
        elif (here := view.spans[n][0]) >= view.spans[n - 1][1] and (
            marks.bound(here) or marks.marked[here] != marks.marked[here - 1]
        ):
            yield begun, n
            begun = n


def _made_of(token: str, pieces: Iterable[str], short: Iterable[str]) -> str:
    """Say whether a word consists of a short name and more of the name, of initials only, or of neither."""
    if len(token) > 6:
        return ""
    reached = {0: 0}
    for n in range(len(token)):
        if n in reached:
            for piece in pieces:
                if token.startswith(piece, n):
                    end = n + len(piece)
                    reached[end] = max(reached.get(end, 0), reached[n], len(piece) if piece in short else 0)
    if len(token) not in reached:
        return ""
    return "words" if reached[len(token)] > 1 else "initials" if len(token) <= 3 else ""


def _beside(marks: _Marks, view: View, start: int, end: int) -> bool:
    """Say whether a blot is beside a word, with separators between at most."""
    first, last = view.spans[start][0] - 1, view.spans[end - 1][1]
    while first >= 0 and not marks.marked[first] and not marks.letters[first]:
        first -= 1
    while last < len(marks.parts) and not marks.marked[last] and not marks.letters[last]:
        last += 1
    return (first >= 0 and marks.marked[first]) or (last < len(marks.parts) and marks.marked[last])


# --- ids and dates -----------------------------------------------------------------------------------------------


def _mark_ids(marks: _Marks, view: View, ids: Iterable[str]) -> None:
    for whole in ids:
        for spelt in _spellings(whole):
            id = spelt.lstrip("0") if spelt.isdecimal() else spelt
            if len(spelt) < _MIN_ID or not id:
                continue
            for at in _found(id, view.tight):
                start, end = view.places[at], view.places[at + len(id) - 1] + 1
                while spelt != id and start and view.letters[start - 1] == "0":
                    start -= 1
                if len(id) >= _LONG_ID or not marks.same_kind(view, start, end):
                    marks.mark(view, start, end)
        pieces = [piece for piece in re.findall(r"\d+|[^\W\d_]+", whole) if len(piece) >= _PIECE and piece != whole]
        for spelt in frozenset().union(*map(_spellings, pieces)):
            for start in _found(spelt, view.letters):
                if not marks.same_kind(view, start, start + len(spelt)):
                    marks.mark(view, start, start + len(spelt))


def _mark_date(marks: _Marks, view: View, date: str) -> None:
    """Mark a date of eight digits in whatever order and with whatever between its year, month and day."""
    year, month, day = date[:4], date[4:6], date[6:]
    for y in (year, year[2:]):
        for order in permutations((y, month, day)):
            for start in _found("".join(order), view.letters):
                end = start + sum(map(len, order))
                if len(y) == 4 or not marks.same_kind(view, start, end):
                    marks.mark(view, start, end)
    tokens = [(match[0], *match.span()) for match in re.finditer(r"\d+|[a-z]+", view.letters)]
    meant = [frozenset({year, year[2:]}), frozenset({month, month.lstrip("0")}), frozenset({day, day.lstrip("0")})]
    for n, (token, start, end) in enumerate(tokens):
        three = tokens[n : n + 3]
        if len(three) == 3 and all(b[1] - a[2] <= 3 for a, b in pairwise(three)):
            said = [t[0] if t[0].isdecimal() else _month(t[0], month) for t in three]
            if any(all(w in m for w, m in zip(said, order, strict=True)) for order in permutations(meant)):
                marks.mark(view, start, three[2][2])
        beside = [tokens[k] for k in (n - 1, n + 1) if 0 <= k < len(tokens)]
        if token == year and not any(
            t[0].isdecimal() and len(t[0]) <= 2 and (t[1] - end == 1 or start - t[2] == 1) for t in beside
        ):
            marks.mark(view, start, end)  # and not the year of another date


def _month(word: str, month: str) -> str:
    number = int(month) if month.isdecimal() else 0
    return month if 1 <= number <= 12 and word[:3] in _MONTHS[number - 1] else ""


def _found(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
