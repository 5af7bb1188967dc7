"""Translation marks: texts are marked here without knowing Qt. Decision 8."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark `text` as translatable and return it unchanged.

    Qt's ``lupdate`` finds the calls by this very name, so that texts of the core, which knows no Qt, reach the
    translators. The window translates them when it shows them.

    Parameters
    ----------
    context : str
        The translation context, such as ``"errors"``.
    text : str
        The English text, or a template with ``{named}`` places.
    """
    return text
