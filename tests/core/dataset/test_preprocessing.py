import numpy as np
import pytest
import torch

from pneumoviewer.core.dataset.preprocessing import DENOISINGS, EQUALIZATIONS, FEATURES, FITS, SCALINGS, Preprocessing
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.radiograph.reader import from_array


def picture_of(values: list[list[int]]) -> torch.Tensor:
    return torch.tensor([values], dtype=torch.uint8)


def seen(pixels, **options) -> np.ndarray:
    """Return what becomes of pixels whose size is kept."""
    return Preprocessing(pixels.shape, **options).picture(from_array(pixels, "drawn"))


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, shape, np.uint8)


def speck(background: int) -> np.ndarray:
    pixels = np.full((15, 15), background, np.uint8)
    pixels[7, 7] = 255
    return pixels


def bands() -> np.ndarray:
    """Draw four dark greys, each on a quarter of the picture."""
    return np.repeat(np.array([10, 20, 30, 40], np.uint8), 4)[None].repeat(16, 0)


def stripes(degrees: float, size: int = 28) -> np.ndarray:
    """Draw waves that run in a direction: 0 to the right, 90 downwards."""
    rows, columns = np.mgrid[:size, :size]
    along = columns * np.cos(np.radians(degrees)) + rows * np.sin(np.radians(degrees))
    return (127.5 + 100 * np.sin(along * 2 * np.pi / 8)).astype(np.uint8)


def test_the_documents_scalings_by_hand():
    picture = picture_of([[0, 51], [102, 255]])  # 0, 0.2, 0.4, 1

    def scaled(scaling):
        return Preprocessing((2, 2), 1, "stretch", scaling).tensor(picture).flatten().tolist()

    assert scaled("unit") == pytest.approx([0, 0.2, 0.4, 1])
    assert scaled("mean_std") == pytest.approx([-1, -0.6, -0.2, 1])
    assert scaled("min_max") == pytest.approx([0, 0.2, 0.4, 1])
    assert scaled("z_score") == pytest.approx([(v - 0.4) / 0.1400**0.5 for v in (0, 0.2, 0.4, 1)], abs=1e-5)
    # median 0.3; quartiles at 0.15 and 0.55
    assert scaled("robust") == pytest.approx([(v - 0.3) / 0.4 for v in (0, 0.2, 0.4, 1)], abs=1e-5)


def test_imagenet_scaling_is_each_channels_own():
    found = Preprocessing((1, 1), 3, scaling="imagenet").tensor(picture_of([[51]])).flatten().tolist()
    by_hand = [(0.2 - 0.485) / 0.229, (0.2 - 0.456) / 0.224, (0.2 - 0.406) / 0.225]
    assert found == pytest.approx(by_hand, abs=1e-5)


@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize("features", FEATURES)
def test_a_blank_picture_becomes_numbers(scaling, features):
    blank = torch.zeros(1, 4, 4, dtype=torch.uint8)
    assert Preprocessing((4, 4), 3, scaling=scaling, features=features).tensor(blank).isfinite().all()


@pytest.mark.parametrize("denoise", DENOISINGS)
@pytest.mark.parametrize("equalize", EQUALIZATIONS)
@pytest.mark.parametrize("fit", FITS)
def test_every_preparation_goes_with_every_other_and_leaves_a_blank_radiograph_blank(denoise, equalize, fit):
    made = Preprocessing((16, 16), fit=fit, crop=0.2, denoise=denoise, equalize=equalize)
    picture = made.picture(from_array(np.full((20, 40), 90, np.uint8), "blank"))
    assert picture.dtype == np.uint8
    bar = 4 if fit == "letterbox" else 0
    assert (picture[bar : 16 - bar] == 90).all()
    assert not picture[:bar].any()
    thin = made.picture(from_array(noise(3, 400), "thin"))
    assert thin.shape == (16, 16)


def test_three_channels_are_one_seen_three_times():
    tensor = Preprocessing((2, 2), 3).tensor(picture_of([[1, 2], [3, 4]]))
    assert tensor.shape == (1, 3, 2, 2)
    assert torch.equal(tensor[:, 0], tensor[:, 2])


def test_stretching_fills_the_size_and_letterboxing_keeps_the_aspect_ratio():
    wide = from_array(np.full((20, 40), 200, np.uint8), "wide")
    stretched, boxed = Preprocessing((16, 16)), Preprocessing((16, 16), fit="letterbox")
    assert (stretched.picture(wide) == 200).all()
    assert stretched.box(wide) == (0, 0, 1, 1)
    picture = boxed.picture(wide)
    assert (picture[4:12] == 200).all()
    assert (picture[:4] == 0).all()
    assert (picture[12:] == 0).all()
    assert boxed.box(wide) == (0, 0.25, 1, 0.75)


def test_a_picture_of_the_same_size_is_left_as_it_is():
    assert np.array_equal(seen(noise(8, 8)), noise(8, 8))


def test_cropping_cuts_its_share_off_each_border():
    framed = np.full((50, 100), 255, np.uint8)
    framed[5:45, 10:90] = 60
    radiograph = from_array(framed, "framed")
    assert (Preprocessing((16, 16), crop=0.1).picture(radiograph) == 60).all()
    slightly = Preprocessing((16, 16), crop=0.08).picture(radiograph)
    assert (slightly[[0, -1]] > 60).all()
    assert (slightly[:, [0, -1]] > 60).all()
    assert Preprocessing((16, 16), crop=0.1).box(radiograph) == pytest.approx((-0.125, -0.125, 1.125, 1.125))


@pytest.mark.parametrize("side", [1, 2, 3, 4, 5])
def test_a_crop_leaves_something_of_the_smallest_radiograph(side):
    made = Preprocessing((4, 4), fit="letterbox", crop=0.4)
    assert (made.picture(from_array(np.full((side, side), 70, np.uint8), "tiny")) == 70).all()


def test_a_crop_is_letterboxed_by_its_own_aspect_ratio():
    radiograph = from_array(np.full((20, 40), 200, np.uint8), "wide")
    made = Preprocessing((16, 16), fit="letterbox", crop=0.25)
    picture = made.picture(radiograph)
    assert (picture[4:12] == 200).all()
    assert not picture[:4].any()
    assert not picture[12:].any()
    assert made.box(radiograph) == pytest.approx((-0.5, 0, 1.5, 1))


def test_trimming_cuts_off_a_letterbox_and_the_box_knows():
    film = np.tile(np.linspace(40, 220, 40).astype(np.uint8), (20, 1))
    boxed = np.zeros((40, 40), np.uint8)
    boxed[10:30] = film
    made = Preprocessing((16, 16), trim=True)
    assert np.array_equal(made.picture(from_array(boxed, "boxed")), made.picture(from_array(film, "film")))
    assert not np.array_equal(
        Preprocessing((16, 16)).picture(from_array(boxed, "boxed")), made.picture(from_array(film, ""))
    )
    assert made.box(from_array(boxed, "boxed")) == pytest.approx((0, -0.5, 1, 1.5))


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("crop", [0, 0.1, 0.23])
@pytest.mark.parametrize("shape", [(120, 80), (90, 200), (101, 101)])
def test_the_box_says_where_each_point_of_the_radiograph_lies(fit, crop, shape):
    pixels = np.zeros(shape, np.uint8)
    x, y = 0.4 * shape[1], 0.6 * shape[0]
    pixels[round(y) - 8 : round(y) + 8, round(x) - 8 : round(x) + 8] = 255
    radiograph = from_array(pixels, "marked")
    made = Preprocessing((48, 64), fit=fit, crop=crop)
    picture = made.picture(radiograph).astype(float)
    left, top, right, bottom = made.box(radiograph)
    rows, columns = np.arange(48) + 0.5, np.arange(64) + 0.5
    across, down = (picture.sum(0) @ columns) / picture.sum(), (picture.sum(1) @ rows) / picture.sum()
    assert across == pytest.approx(64 * (left + round(x) / shape[1] * (right - left)), abs=0.2)
    assert down == pytest.approx(48 * (top + round(y) / shape[0] * (bottom - top)), abs=0.2)


def test_the_median_takes_a_single_bright_pixel_away():
    assert (seen(speck(40), denoise="median") == 40).all()


def test_the_gaussian_spreads_a_bright_pixel_by_one_pixel():
    blurred = seen(speck(0), denoise="gaussian")
    weights = np.exp(-(np.arange(-4, 5) ** 2) / 2)
    weights /= weights.sum()
    expected = np.rint(255 * np.outer(weights, weights))
    assert np.array_equal(blurred[3:12, 3:12], expected)


def test_total_variation_smooths_and_keeps_edges():
    clean = np.repeat(np.array([60, 180], np.uint8), 16)[None].repeat(32, 0)
    noisy = np.clip(clean + np.random.default_rng(0).normal(0, 8, clean.shape), 0, 255).astype(np.uint8)
    smooth, blurred = (seen(noisy, denoise=how).astype(float) for how in ("tv", "gaussian"))
    assert smooth[:, 2:12].std() < 0.5 * noisy[:, 2:12].std()
    assert (smooth[:, 16] - smooth[:, 15]).mean() > 1.5 * (blurred[:, 16] - blurred[:, 15]).mean()


def test_histogram_equalisation_uses_every_grey_alike():
    # A quarter of the pixels is at most the darkest grey, half at most the next one, and so on.
    assert np.unique(seen(bands(), equalize="histogram")).tolist() == [64, 128, 191, 255]
    dark = (np.linspace(0, 1, 64 * 64) ** 3 * 255).astype(np.uint8).reshape(64, 64)
    quarters = np.histogram(seen(dark, equalize="histogram"), 4, (0, 256))[0] / dark.size
    assert np.histogram(dark, 4, (0, 256))[0][0] / dark.size > 0.6
    assert quarters == pytest.approx([0.25] * 4, abs=0.1)


def test_clahe_raises_the_contrast_of_dark_and_bright_places_alike():
    faint = np.random.default_rng(0).normal(40, 5, (64, 64))
    faint[:, 32:] += 160
    faint = faint.clip(0, 255).astype(np.uint8)
    clearer = seen(faint, equalize="clahe").astype(float)
    dark, bright = np.s_[:, 8:24], np.s_[:, 40:56]
    assert clearer[dark].std() > 2 * faint[dark].std()
    assert clearer[bright].std() > 2 * faint[bright].std()
    assert clearer[bright].mean() > clearer[dark].mean() + 100


def test_noise_is_removed_before_the_histogram_is_evened():
    specked = bands()
    specked[8, 6] = 255
    expected = seen(bands(), equalize="histogram")
    assert np.array_equal(seen(specked, denoise="median", equalize="histogram"), expected)


@pytest.mark.parametrize("option", [{"denoise": "gaussian"}, {"equalize": "histogram"}, {"equalize": "clahe"}])
def test_the_bars_of_a_letterbox_are_no_part_of_what_is_prepared(option):
    wide = from_array(noise(20, 40), "wide")
    picture = Preprocessing((16, 16), fit="letterbox", **option).picture(wide)
    assert np.array_equal(picture[4:12], Preprocessing((8, 16), **option).picture(wide))
    assert not picture[:4].any()
    assert not picture[12:].any()


def test_sixteen_bits_are_prepared_as_the_file_means_them_to_be_seen():
    grey = speck(40)
    window = {"window": (1000, 1000 + 255 * 10), "name": "deep", "format": "DICOM", "bits": 12}
    deep = Radiograph.make((1000 + grey.astype(np.uint16) * 10), **window)
    made = Preprocessing((12, 12), crop=0.1, denoise="median", equalize="clahe")
    assert np.array_equal(made.picture(deep), made.picture(from_array(grey, "same")))


@pytest.mark.parametrize(("degrees", "strongest"), [(0, 0), (45, 2), (90, 4), (135, 6)])
def test_histograms_of_gradients_tell_the_direction_of_stripes(degrees, strongest):
    made = Preprocessing((28, 28), features="hog")
    found = made.tensor(torch.from_numpy(stripes(degrees + 11.25))[None])  # the middle of its bin of 22.5°
    assert made.inputs == 392
    assert found.shape == (1, 392)
    assert found.dtype == torch.float32
    cells = found.reshape(7, 7, 8)
    assert (cells[1:-1, 1:-1].argmax(-1) == strongest).all()
    assert torch.allclose(cells.norm(dim=-1), torch.ones(7, 7), atol=1e-3)


def test_histograms_of_gradients_know_neither_brightness_nor_scaling_nor_channels():
    pictures = torch.from_numpy(np.stack([stripes(30), noise(28, 28)]))
    found = Preprocessing((28, 28), features="hog").tensor(pictures)
    darker = Preprocessing((28, 28), 3, scaling="z_score", features="hog").tensor(pictures.float() * 0.5 + 3)
    assert torch.allclose(found, darker, atol=1e-4)
    assert not torch.allclose(found[0], found[1], atol=0.1)


@pytest.mark.parametrize(
    ("made", "inputs"),
    [
        (Preprocessing((32, 24)), 768),
        (Preprocessing((32, 24), 3), 2304),
        (Preprocessing((32, 24), 3, features="hog"), 384),
        (Preprocessing((31, 27), features="hog"), 336),
    ],
)
def test_inputs_counts_what_a_model_is_given(made, inputs):
    assert made.inputs == inputs
    assert made.tensor(torch.zeros(2, *made.size, dtype=torch.uint8)).flatten(1).shape == (2, inputs)


@pytest.mark.parametrize(
    "option",
    [
        {"crop": 0.5},
        {"crop": -0.1},
        {"crop": float("nan")},
        {"fit": "cut"},
        {"scaling": "log"},
        {"denoise": "wavelet"},
        {"equalize": "gamma"},
        {"features": "sift"},
        {"channels": 2},
        {"scaling": "imagenet", "channels": 1},
        {"size": (0, 8)},
        {"size": (3, 28), "features": "hog"},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_named(option):
    with pytest.raises(ValueError, match="channels" if "channels" in option else next(iter(option))):
        Preprocessing(**option)


def test_json_brings_it_back():
    made = Preprocessing((75, 70), 3, "letterbox", "robust", True, 0.1, "median", "clahe", "hog")
    assert Preprocessing.from_json(made.as_json()) == made


def test_a_model_saved_before_there_were_preparations_has_none():
    saved = {"size": [75, 75], "channels": 3, "fit": "stretch", "scaling": "mean_std"}
    assert Preprocessing.from_json(saved) == Preprocessing((75, 75), 3, scaling="mean_std")
