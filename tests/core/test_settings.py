"""Settings: what is damaged has its default, and nothing in them can hurt."""

import pytest

from pneumoviewer.core.paths import settings_file
from pneumoviewer.core.settings import Settings, load_settings


def written(text):
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(text)
    return load_settings()


@pytest.mark.parametrize(
    "text", ["", "[1", '"x"', "[" * 100_000, '{"theme": 5, "layout": [], "notice_accepted": "yes"}']
)
def test_what_is_damaged_has_its_default(text):
    assert written(text) == Settings()


@pytest.mark.parametrize("limit", ["NaN", "Infinity", "-1", "0", "1e999", "1" + 400 * "0", "true", '"9"'])
def test_no_limit_of_megapixels_lets_a_header_fill_the_memory(limit):
    assert written(f'{{"max_megapixels": {limit}, "theme": "light"}}') == Settings(theme="light")


def test_a_whole_number_is_a_limit():
    assert written('{"max_megapixels": 250}').max_megapixels == 250.0


@pytest.mark.parametrize("scale", ["NaN", "0.5", "2.5", '"2"', "true"])
def test_text_is_never_too_small_or_too_large_to_read(scale):
    assert written(f'{{"text_scale": {scale}}}').text_scale == 1.0


def test_a_whole_number_is_a_size_of_text():
    assert written('{"text_scale": 2}').text_scale == 2.0


def test_only_texts_are_shortcuts():
    assert written('{"shortcuts": {"read.open": "F5", "read.paste": 5}}').shortcuts == {"read.open": "F5"}


def test_only_texts_are_a_layout():
    assert written('{"layout": {"window": "AAAA", "splitter": 5}}').layout == {"window": "AAAA"}


def test_only_paths_are_recent_and_not_many():
    many = ", ".join(f'"/{n}"' for n in range(50))
    assert written(f'{{"recents": [5, null, {many}], "keep_recents": false}}') == Settings(
        recents=[f"/{n}" for n in range(10)], keep_recents=False
    )


@pytest.mark.parametrize("share", ["NaN", "1e999", "1" + 400 * "0", "true"])
def test_what_is_no_number_is_no_share(share):
    assert written(f'{{"heat_threshold": {share}, "heat_opacity": {share}}}') == Settings()
