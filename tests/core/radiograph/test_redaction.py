"""Nothing of a patient's name, id or birth date is left in the path that is shown, however it is written there."""

import re
import unicodedata
from pathlib import Path

import pytest
from anyascii import anyascii
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pneumoviewer.core.radiograph.redaction import BLOT, Secrets, blotted, hidden

QUICK = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

# Letters and syllables of invented names.
SCRIPTS = {
    script: letters.split()
    for script, letters in {
        "Latin": "a b d e g i k l m n o r s t u v z é ñ ç ä ö ü ø å ß ł š ž ë ő",
        "Turkish": "a ı i ş ğ ç ö ü k r l m n s t z",
        "Cyrillic": "а б в г д е ж з и й к л м н о п р с т у х ц ч ш щ ы э ю я ё",
        "Greek": "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ω ά έ ή ί ό ύ ώ",
        "Arabic": "ا ب ت ج ح د ر ز س ش ع ف ق ك ل م ن ه و ي أ",
        "Hebrew": "א ב ג ד ה ו ז ח ט י ל מ נ ס ע פ צ ק ר ש ת",
        "Devanagari": "क का कि की ख ग गे च ज जी त द दि न ना नी प पा ब म मा मी मो य र रा ल व श स सु ह",
        "Thai": "ก กา กิ ขอ คำ จัน ชัย ใจ ดี ธี นา นิ พร มา มี ยา รี ลา วัน สม สุ",
        "Han": "张 王 李 赵 陈 杨 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐",
        "Kana": "あ い う か が き く け こ さ し す た ち つ と な に の は ば ひ ふ ま み む や ゆ よ",
        "Hangul": "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 전 홍 고 문 양 손 배",
    }.items()
}
SHORT = {"Han": 1, "Hangul": 1, "Kana": 2, "Thai": 2}  # syllables; of others three letters
FRAMES = ["{}", "{} chest", "chest {}", "IM-{}", "x/{}/1", "AP_{}", "{}_2024"]
SEPARATORS = ["", " ", "_", "-", ", ", ".", "^", "__", " - "]
CASES = [str.upper, str.lower, str.title, str.casefold, lambda text: text]
FORMS = ["NFC", "NFD", "NFKC", "NFKD"]


def names(script: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(SCRIPTS[script]), min_size=SHORT.get(script, 3), max_size=6).map("".join)


def plain(text: str) -> str:
    """As a reader would compare: without case, accents and everything that is no letter."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).replace("ı", "i")
    accents = {*range(10, 37), *range(200, 241)}
    return unicodedata.normalize(
        "NFC",
        "".join(c for c in text if unicodedata.category(c)[0] in "LM" and unicodedata.combining(c) not in accents),
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_part_of_a_name_is_left_in_any_script_case_composition_order_and_place(script: str) -> None:
    @QUICK
    @given(
        family=names(script),
        first=names(script),
        swapped=st.booleans(),
        separator=st.sampled_from(SEPARATORS),
        case=st.sampled_from(CASES),
        frame=st.sampled_from(FRAMES),
        told=st.sampled_from(FORMS),
        written=st.sampled_from(FORMS),
    )
    def check(
        family: str, first: str, swapped: bool, separator: str, case: object, frame: str, told: str, written: str
    ) -> None:
        assume(all(plain(part) not in plain(frame) for part in (family, first)))
        pair = (first, family) if swapped else (family, first)
        assert callable(case)
        path = Path(frame.format(separator.join(case(unicodedata.normalize(written, part)) for part in pair)) + ".dcm")
        shown = blotted(path, Secrets((unicodedata.normalize(told, f"{family}^{first}"),)))
        # Of the words around it one may be blotted out as well, taken for initials.
        left = {plain(word) for word in re.split(f"[^\\w]|_|{BLOT}", Path(shown).with_suffix("").as_posix())}
        assert left <= {plain(word) for word in re.split(r"[^\w]|_", frame)}, (path, shown)
        assert len(Path(shown).parts) == len(path.parts)

    check()


@pytest.mark.parametrize("script", ["Latin", "Turkish", "Cyrillic", "Greek", "Han", "Kana"])
def test_no_part_of_a_name_is_left_in_latin_letters(script: str) -> None:
    @QUICK
    @given(family=names(script), first=names(script), separator=st.sampled_from(SEPARATORS), swapped=st.booleans())
    def check(family: str, first: str, separator: str, swapped: bool) -> None:
        latin = [re.sub("[^A-Za-z]", "", anyascii(part)) for part in (family, first)]
        for header, file in (((family, first), latin), (latin, (family, first))):
            path = Path(separator.join(reversed(file) if swapped else file) + ".dcm")
            shown = blotted(path, Secrets(("^".join(header),)))
            assert plain(shown) == "dcm", (header, path, shown)

    check()


@QUICK
@given(
    date=st.dates(),
    order=st.permutations("ymd"),
    separator=st.sampled_from(["", "-", ".", "_", " ", "/"]),
    short=st.booleans(),
    frame=st.sampled_from(["{}", "chest {} a", "IM_{}_99"]),
)
def test_no_birth_date_is_left(date: object, order: list[str], separator: str, short: bool, frame: str) -> None:
    year, month, day = str(date).split("-")
    parts = {"y": year[2:] if short else year, "m": month, "d": day}
    written = separator.join(parts[part] for part in order)
    shown = blotted(Path(frame.format(written) + ".dcm"), Secrets((), (), (year + month + day,)))
    assert re.sub(r"•••(/•••)*", "", shown) == frame.format("") + ".dcm"


@QUICK
@given(
    id=st.builds("{}{}".format, st.sampled_from(["", "ZK", "QXA"]), st.integers(100_000, 9_999_999)),
    separator=st.sampled_from(["", "-", "_", " "]),
    at=st.integers(1, 5),
    frame=st.sampled_from(["{}", "chest {} a", "a_{}_b"]),
)
def test_no_id_is_left(id: str, separator: str, at: int, frame: str) -> None:
    path = Path(frame.format(id[:at] + separator + id[at:].lower()) + ".dcm")
    assert blotted(path, Secrets((), (id,))) == frame.format(BLOT) + ".dcm"


@pytest.mark.parametrize(
    ("name", "file", "shown"),
    [
        ("Müller^Jörg", "Mueller_Joerg.dcm", "•••_•••.dcm"),
        ("Mueller^Joerg", "müller jörg.dcm", "••• •••.dcm"),
        ("Müller^Jörg", "muller_j.dcm", "•••_•••.dcm"),
        ("Müller^Jörg", "J. Müller AP.dcm", "•••. ••• AP.dcm"),
        ("Müller^Jörg", "jmueller.dcm", "•••.dcm"),
        ("Müller^Jörg", "MUELL.dcm", "•••.dcm"),
        ("Åström^Bjørn", "aastroem bjoern.dcm", "••• •••.dcm"),
        ("Åström^Bjørn", "Astrom Bjorn.dcm", "••• •••.dcm"),
        ("Æbelø^Søren", "aebelo_soren.dcm", "•••_•••.dcm"),
        ("O'Brien^Pat", "OBrien.dcm", "•••.dcm"),
        ("van der Berg^Pat", "VanDerBerg_1.dcm", "•••_1.dcm"),
        ("Чайковский^Пётр", "Tschaikowski_Pjotr.dcm", "•••_•••.dcm"),
        ("Chaykovskiy^Petr", "Чайковский.dcm", "•••.dcm"),
        ("Παπανδρέου^Ευάγγελος", "Papandreou Evangelos.dcm", "••• •••.dcm"),
        ("Zhang^WeiMing", "張偉明.dcm", "•••.dcm"),
        ("Sato^Hanako=佐藤^花子=さとう^はなこ", "ｻﾄｳ ﾊﾅｺ.dcm", "••• •••.dcm"),
        ("Lee^Dohyeon=李^度賢=이^도현", "이도현_chest.dcm", "•••_chest.dcm"),
        # A short name is a word of its own, or joined to the rest of the name, and no part of other words.
        ("Li^Na", "clinic/Li_1.dcm", "clinic/•••_1.dcm"),
        ("Li^Na", "LiNa in italian.dcm", "••• in italian.dcm"),
        ("Li^Na", "nali.dcm", "•••.dcm"),
        ("Ng^Anna", "chestnganna.dcm", "chest•••.dcm"),
        ("Ng^Vy", "spring navy.dcm", "spring navy.dcm"),
        ("Doe^Jane", "IM-0001.dcm", "IM-0001.dcm"),
        ("Ima^Doe", "1.ima", "1.ima"),
        # A name in a wrong character set, as archives have it, cannot be looked through.
        ("Müller^Jörg", "x/" + "Müller".encode().decode("cp437") + ".dcm", "x/•••"),
        ("Müller^Jörg", "x/" + b"M\xfcller.dcm".decode(errors="surrogateescape"), "x/•••"),
    ],
)
def test_a_name_is_found_as_people_write_it(name: str, file: str, shown: str) -> None:
    assert blotted(Path(file), Secrets((name,))) == shown


@pytest.mark.parametrize(
    "date", ["4.3.2019", "4Mar2019", "March 4, 2019", "4 mars 2019", "2019年3月4", "2019", "4-3-19"]
)
def test_a_birth_date_is_found_as_people_write_it(date: str) -> None:
    assert blotted(Path(f"a {date}.dcm"), Secrets((), (), ("20190304",))) == "a •••.dcm"
    assert blotted(Path("a 2019-05-01.dcm"), Secrets((), (), ("20190304",))) == "a 2019-05-01.dcm"


def test_an_id_is_found_by_its_parts_and_without_leading_zeros_but_not_in_other_numbers() -> None:
    assert blotted(Path("zk7001 7001 17001"), Secrets((), ("ZK-7001",))) == "••• ••• 17001"
    assert blotted(Path("0815 815 20815"), Secrets((), ("0815",))) == "••• ••• 20815"


@pytest.mark.parametrize(
    ("file", "shown"), {"a/Doe Jane.dcm": "a/•••.dcm", "a/Doe": "a/•••", "Doe.Jane": "•••", "b.IMA": "•••.IMA"}.items()
)
def test_of_a_name_that_is_hidden_only_a_known_ending_stays(file: str, shown: str) -> None:
    assert hidden(Path(file)) == shown
