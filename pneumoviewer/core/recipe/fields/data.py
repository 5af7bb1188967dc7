"""Data options of a recipe: labels, image size, preprocessing, augmentation. Decision 14."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from pneumoviewer.core.dataset.preprocessing import (
    DENOISINGS,
    EQUALIZATIONS,
    FEATURES,
    FITS,
    SCALINGS,
    Denoise,
    Equalize,
    Features,
    Fit,
    Scaling,
)
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.recipe.fields.model import POOLED
from pneumoviewer.core.recipe.options import option_field

_CUSTOM = (("augmentation", ("custom",)),)
option = partial(option_field, "Data")
custom_option = partial(option, when=_CUSTOM)


@dataclass(frozen=True, kw_only=True)
class DataFields:
    """What is learned from."""

    labels: str = option(
        "three",
        QT_TRANSLATE_NOOP("recipe", "Classes"),
        QT_TRANSLATE_NOOP(
            "recipe", "Normal against pneumonia; normal, bacterial, viral; bacterial against viral; or the folders' own"
        ),
        choices=("binary", "three", "bacterial_viral", "folders"),
        simple=True,
    )
    image_size: int = option(
        64,
        QT_TRANSLATE_NOOP("recipe", "Image size"),
        QT_TRANSLATE_NOOP("recipe", "Height and width the radiograph is brought to"),
        limits=(8, 1024),
        unit="px",
        simple=True,
    )
    channels: int = option(
        1,
        QT_TRANSLATE_NOOP("recipe", "Channels"),
        QT_TRANSLATE_NOOP("recipe", "1 for grey, 3 for the same grey three times"),
        limits=(1, 3),
    )
    fit: Fit = option(
        "stretch",
        QT_TRANSLATE_NOOP("recipe", "Fit"),
        QT_TRANSLATE_NOOP("recipe", "Stretch to the square, or keep the aspect ratio between black bars"),
        choices=FITS,
    )
    trim: bool = option(
        False,
        QT_TRANSLATE_NOOP("recipe", "Trim borders"),
        QT_TRANSLATE_NOOP("recipe", "Cut off rows and columns of one grey at the borders, such as a letterbox adds"),
    )
    crop: float = option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Crop"),
        QT_TRANSLATE_NOOP("recipe", "Share of the height and width that is cut off at each border"),
        limits=(0.0, 0.4),
    )
    denoise: Denoise = option(
        "none",
        QT_TRANSLATE_NOOP("recipe", "Denoising"),
        QT_TRANSLATE_NOOP("recipe", "Median of 3 × 3 pixels, Gaussian blur, or total variation"),
        choices=DENOISINGS,
    )
    equalize: Equalize = option(
        "none",
        QT_TRANSLATE_NOOP("recipe", "Equalisation"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Histogram equalisation of the whole picture, or of its neighbourhoods with limited contrast (CLAHE)",
        ),
        choices=EQUALIZATIONS,
    )
    features: Features = option(
        "pixels",
        QT_TRANSLATE_NOOP("recipe", "Features"),
        QT_TRANSLATE_NOOP("recipe", "What the model is given: grey values, or histograms of oriented gradients"),
        choices=FEATURES,
    )
    scaling: Scaling = option(
        "unit",
        QT_TRANSLATE_NOOP("recipe", "Grey values"),
        QT_TRANSLATE_NOOP("recipe", "How grey values are scaled before the model sees them"),
        choices=SCALINGS,
    )
    augmentation: str = option(
        "none",
        QT_TRANSLATE_NOOP("recipe", "Augmentation"),
        QT_TRANSLATE_NOOP(
            "recipe", "Random changes: no two epochs show the same picture; own takes the values set below"
        ),
        choices=("none", "normal", "varied", "high", "custom"),
        simple=True,
    )
    delivery: float = option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Delivery"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Probability that a picture is saved anew (size, resampling, JPEG quality, noise), so that nothing is "
            "learned from how it was stored",
        ),
        limits=(0.0, 1.0),
    )
    flip: float = custom_option(
        0.5,
        QT_TRANSLATE_NOOP("recipe", "Flip"),
        QT_TRANSLATE_NOOP("recipe", "Probability of a mirror image"),
        limits=(0.0, 1.0),
    )
    rotation: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Rotation"),
        QT_TRANSLATE_NOOP("recipe", "Largest rotation either way"),
        limits=(0.0, 180.0),
        unit="°",
    )
    shear: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Shear"),
        QT_TRANSLATE_NOOP("recipe", "Largest shear either way"),
        limits=(0.0, 60.0),
        unit="°",
    )
    zoom: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Zoom"),
        QT_TRANSLATE_NOOP("recipe", "Largest change of height and of width, as a share"),
        limits=(0.0, 0.9),
    )
    shift: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Shift"),
        QT_TRANSLATE_NOOP("recipe", "Largest shift, as a share of the size"),
        limits=(0.0, 0.9),
    )
    brightness: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Brightness"),
        QT_TRANSLATE_NOOP("recipe", "Largest change, as a share"),
        limits=(0.0, 1.0),
    )
    contrast: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Contrast"),
        QT_TRANSLATE_NOOP("recipe", "Largest change, as a share"),
        limits=(0.0, 1.0),
    )
    saturation: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Saturation"),
        QT_TRANSLATE_NOOP("recipe", "Largest change, as a share; grey radiographs have no colour that could change"),
        limits=(0.0, 1.0),
    )
    noise: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Noise"),
        QT_TRANSLATE_NOOP(
            "recipe", "Spread of the noise added to each pixel, as a share of the range from black to white"
        ),
        limits=(0.0, 1.0),
    )
    min_area: float = custom_option(
        1.0,
        QT_TRANSLATE_NOOP("recipe", "Random crop"),
        QT_TRANSLATE_NOOP("recipe", "Smallest share of the area that is kept; 1 crops nothing"),
        limits=(0.1, 1.0),
    )
    margin: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Margins"),
        QT_TRANSLATE_NOOP(
            "recipe", "Widest margin painted at a border of half of the pictures, as a share of the size"
        ),
        limits=(0.0, 0.4),
    )
    gamma: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Gamma"),
        QT_TRANSLATE_NOOP("recipe", "Largest change of the exponent of grey values, as a natural logarithm either way"),
        limits=(0.0, 2.0),
    )
    blur: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Blur"),
        QT_TRANSLATE_NOOP("recipe", "Probability of a blurred or coarser picture"),
        limits=(0.0, 1.0),
    )
    random_erasing: float = custom_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Erasing"),
        QT_TRANSLATE_NOOP("recipe", "Probability that two rectangles of a picture are painted over"),
        limits=(0.0, 1.0),
    )
    training_size: int = option(
        0,
        QT_TRANSLATE_NOOP("recipe", "Training size"),
        QT_TRANSLATE_NOOP(
            "recipe", "Size of the changed pictures while learning: smaller is faster; 0 for the image size"
        ),
        limits=(0, 1024),
        when=(*_CUSTOM, ("architecture", POOLED)),
        unit="px",
    )
