"""Text of the data as safe HTML or plain characters: Markdown, TeX as MathML, sanitised pages.

Nothing here raises for any text: what is not understood is shown as written.
"""

from __future__ import annotations

from .chat import said
from .fields import inline, markdown
from .pages import page
from .plaintext import plain
from .problems import TexProblem, tex_problems
from .slug import slugify

__all__ = ["TexProblem", "inline", "markdown", "page", "plain", "said", "slugify", "tex_problems"]
