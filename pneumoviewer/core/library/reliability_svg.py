"""Reliability diagram of a model card, drawn as SVG."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SIDE, _MARGIN = 320, 56  # of the square, and what is around it, in pixels
_RADIUS = 6  # of a point


def reliability_diagram(reliability: Mapping[str, Any], title: str) -> str:
    """Draw the share of ill over the mean probability, a point for each bin.

    Parameters
    ----------
    reliability : mapping
        As :func:`pneumoviewer.core.training.metrics.reliability` returns it.

    Returns
    -------
    str
        An SVG document. What a perfectly calibrated model would give is the dashed diagonal.
    """
    whole = _SIDE + 2 * _MARGIN
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{whole}" viewBox="0 0 {whole} {whole}" '
        'font-family="sans-serif" font-size="12" fill="#222">',
        f"<title>{title}</title>",
        f'<rect width="{whole}" height="{whole}" fill="#fff"/>',
        f'<text x="{whole / 2:.0f}" y="24" text-anchor="middle" font-size="14">{title}</text>',
    ]
    for fifth in range(6):
        share = fifth / 5
        x, y = _at(share, share)
        drawn += [
            f'<path d="M{x:.1f} {_MARGIN}V{_MARGIN + _SIDE}M{_MARGIN} {y:.1f}H{_MARGIN + _SIDE}" stroke="#ddd"/>',
            f'<text x="{x:.1f}" y="{_MARGIN + _SIDE + 18}" text-anchor="middle">{share:.1f}</text>',
            f'<text x="{_MARGIN - 8}" y="{y + 4:.1f}" text-anchor="end">{share:.1f}</text>',
        ]
    (x0, y0), (x1, y1) = _at(0, 0), _at(1, 1)
    drawn.append(f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" stroke="#888" stroke-dasharray="5 4"/>')
    points = [_at(each["probability"], each["ill"]) for each in reliability["bins"]]
    line = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    drawn.append(f'<path d="M{line}" fill="none" stroke="#0072b2" stroke-width="2"/>')
    for (x, y), each in zip(points, reliability["bins"], strict=True):
        words = f"mean P(pneumonia) {each['probability']:.3f}, share ill {each['ill']:.3f}, {each['images']} images"
        circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}" fill="#0072b2">'
        drawn.append(f"{circle}<title>{words}</title></circle>")
    middle = _MARGIN + _SIDE / 2
    drawn += [
        f'<text x="{middle:.0f}" y="{whole - 14}" text-anchor="middle">mean P(pneumonia) of a bin</text>',
        f'<text transform="translate(16 {middle:.0f}) rotate(-90)" text-anchor="middle">share truly ill</text>',
        "</svg>",
    ]
    return "\n".join(drawn) + "\n"


def _at(probability: float, share: float) -> tuple[float, float]:
    return _MARGIN + _SIDE * probability, _MARGIN + _SIDE * (1 - share)
