"""How markdown-it's tokens become HTML here: links, images, table cells, code, raw TeX."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from . import links
from .mathml import as_written
from .spans import unshield


def install(md: MarkdownIt) -> None:
    """Give `md` our ways of showing what it parses."""
    for name, show in (
        ("tex_raw", _tex_raw),
        ("code_inline", _code_inline),
        ("fence", _code_block),
        ("code_block", _code_block),
        ("link_open", _link_open),
        ("td_open", _cell),
        ("th_open", _cell),
    ):
        md.add_render_rule(name, _rule(show))
    md.add_render_rule("image", _image)


def _rule(show: Callable[[Token], str]) -> Callable[..., str]:
    """markdown-it's shape of a rule for what depends on the token alone."""

    def rule(
        _self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return show(tokens[idx])

    return rule


def level_headings(tokens: Sequence[Token], top: int) -> None:
    """Move headings so that the highest among them is `h{top}`; none goes below `h6`."""
    found = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in found), default=top)
    for token in found:
        token.tag = f"h{min(6, int(token.tag[1]) - highest + top)}"


def _tex_raw(token: Token) -> str:
    return as_written(unshield(token.content))


def _code_inline(token: Token) -> str:
    return f"<code>{escapeHtml(unshield(token.content))}</code>"


def _code_block(token: Token) -> str:
    return f"<pre><code>{escapeHtml(unshield(token.content))}</code></pre>\n"


def _link_open(token: Token) -> str:
    return _anchor(str(token.attrs.get("href", "")))


def _anchor(href: str) -> str:
    rel = "" if links.local(href) else ' rel="noopener"'
    return f'<a href="{escapeHtml(href)}"{rel}>'


def _image(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    """A picture of this site on a page; elsewhere a link to it, as nothing loads unasked."""
    token = tokens[idx]
    src = str(token.attrs.get("src", ""))
    alt = escapeHtml(unshield(self.renderInlineAsText(token.children or [], options, env)))
    if env.get("images") and links.local(src):
        return f'<img src="{escapeHtml(src)}" alt="{alt}" loading="lazy">'
    if _inside_link(tokens, idx):
        return alt
    return f"{_anchor(src)}{alt or escapeHtml(src)}</a>"


def _inside_link(tokens: Sequence[Token], idx: int) -> bool:
    depth = 0
    for token in tokens[:idx]:
        depth += (token.type == "link_open") - (token.type == "link_close")
    return depth > 0


def _cell(token: Token) -> str:
    """A table cell; its alignment is a class, for inline styles are forbidden."""
    align = str(token.attrs.get("style", "")).removeprefix("text-align:")
    return f'<{token.tag} class="align-{align}">' if align else f"<{token.tag}>"
