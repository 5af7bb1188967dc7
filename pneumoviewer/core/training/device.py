"""Where to compute, how precisely, and why."""

from __future__ import annotations

import torch

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.words import QT_TRANSLATE_NOOP


def choose_device(wanted: str = "auto") -> tuple[str, str]:
    """Choose a device.

    Parameters
    ----------
    wanted : {"auto", "cpu", "cuda", "mps"}

    Returns
    -------
    device, reason : str

    Raises
    ------
    PneumoError
        When a device is asked for that is not there; ``auto`` never fails.
    """
    cuda, mps = torch.cuda.is_available(), torch.backends.mps.is_available()
    why_no_cuda = (
        "this torch was built without CUDA"
        if torch.version.cuda is None
        else "no NVIDIA graphics card, or no driver for it, was found"
    )
    if wanted == "cpu":
        return "cpu", "chosen"
    if wanted == "cuda" or (wanted == "auto" and cuda):
        if not cuda:
            raise _missing("cuda", why_no_cuda)
        return "cuda", f"{torch.cuda.get_device_name()}, {'chosen' if wanted == 'cuda' else 'found'}"
    if wanted == "mps" or (wanted == "auto" and mps):
        if not mps:
            raise _missing("mps", "it is there on Macs with Apple silicon only")
        return "mps", f"Apple graphics, {'chosen' if wanted == 'mps' else 'found'}"
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
        return None, "float32, chosen"
    if wanted == "auto" and not convolutional:
        return None, "float32, as mixed precision gains nothing here"
    if device == "cuda":
        fits = torch.cuda.is_bf16_supported(including_emulation=False)
        return (torch.bfloat16, "bfloat16") if fits else (None, "float32, as this card has no bfloat16")
    if device == "cpu":
        # Without the instructions bfloat16 is emulated, which is slower than float32.
        fits = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
        return (torch.bfloat16, "bfloat16") if fits else (None, "float32, as this processor has no bfloat16")
    return None, f"float32, as {device} trains most surely with it"


def _missing(device: str, why: str) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "The device “{device}” cannot be used"),
        why,
        QT_TRANSLATE_NOOP("errors", "Choose auto or cpu"),
        device=device,
    )
