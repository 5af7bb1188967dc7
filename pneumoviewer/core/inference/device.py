"""Device and precision: where to compute, how precisely, and why."""

from __future__ import annotations

import torch

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP

# Reasons are joined by ", ", at which the window parts them again to translate each.
_CHOSEN = QT_TRANSLATE_NOOP("errors", "chosen")
_FOUND = QT_TRANSLATE_NOOP("errors", "found")
_APPLE = QT_TRANSLATE_NOOP("errors", "Apple graphics")
_NO_GAIN = QT_TRANSLATE_NOOP("errors", "as mixed precision gains nothing here")
_CARD_LACKS = QT_TRANSLATE_NOOP("errors", "as this card has no bfloat16")
_PROCESSOR_LACKS = QT_TRANSLATE_NOOP("errors", "as this processor has no bfloat16")
_SUREST = QT_TRANSLATE_NOOP("errors", "as Apple graphics train most surely with it")


def choose_device(wanted: str = "auto") -> tuple[str, str]:
    """Choose a device.

    Parameters
    ----------
    wanted : {"auto", "cpu", "cuda", "mps"}

    Raises
    ------
    PneumoError
        When a device is asked for that is not there; ``auto`` never fails.
    """
    cuda, mps = torch.cuda.is_available(), torch.backends.mps.is_available()
    why_no_cuda = (
        QT_TRANSLATE_NOOP("errors", "this torch was built without CUDA")
        if torch.version.cuda is None
        else QT_TRANSLATE_NOOP("errors", "no NVIDIA graphics card with a driver was found")
    )
    if wanted == "cpu":
        return "cpu", _CHOSEN
    if wanted == "cuda" or (wanted == "auto" and cuda):
        if not cuda:
            raise _missing("cuda", why_no_cuda)
        return "cuda", f"{torch.cuda.get_device_name()}, {_CHOSEN if wanted == 'cuda' else _FOUND}"
    if wanted == "mps" or (wanted == "auto" and mps):
        if not mps:
            raise _missing("mps", QT_TRANSLATE_NOOP("errors", "it is there on Macs with Apple silicon only"))
        return "mps", f"{_APPLE}, {_CHOSEN if wanted == 'mps' else _FOUND}"
    return "cpu", why_no_cuda


def choose_precision(wanted: str, device: str, convolutional: bool) -> tuple[torch.dtype | None, str]:
    """Choose the numbers' precision while training.

    Parameters
    ----------
    wanted : {"auto", "float32", "mixed"}
    device : {"cpu", "cuda", "mps"}
    convolutional : bool
        Whether the network gains from it.

    Returns
    -------
    dtype : torch.dtype or None
        For autocast; None for plain float32.
    reason : str
        The precision and why, in words.
    """
    if wanted == "float32":
        return None, f"float32, {_CHOSEN}"
    if wanted == "auto" and not convolutional:
        return None, f"float32, {_NO_GAIN}"
    if device == "cuda":
        fits = torch.cuda.is_bf16_supported(including_emulation=False)
        return (torch.bfloat16, "bfloat16") if fits else (None, f"float32, {_CARD_LACKS}")
    if device == "cpu":
        # Without the instructions bfloat16 is emulated, which is slower than float32.
        fits = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
        return (torch.bfloat16, "bfloat16") if fits else (None, f"float32, {_PROCESSOR_LACKS}")
    return None, f"float32, {_SUREST}"


def _missing(device: str, why: str) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "The device “{device}” cannot be used"),
        why,
        QT_TRANSLATE_NOOP("errors", "Choose auto or cpu"),
        device=device,
    )
