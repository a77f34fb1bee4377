"""Which files of which npm packages are laid into static/vendor, and what they are called there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Copied:
    """A file that is copied as it is: its npm package, its path there and here, its bare name."""

    package: str
    source: str
    target: str
    module: str = ""


# Languages that code in messages is coloured in; the others stay plain.
LANGUAGES = (
    "bash",
    "c",
    "cpp",
    "css",
    "diff",
    "fortran",
    "go",
    "haskell",
    "java",
    "javascript",
    "json",
    "julia",
    "kotlin",
    "latex",
    "lisp",
    "lua",
    "makefile",
    "markdown",
    "matlab",
    "ocaml",
    "perl",
    "php",
    "prolog",
    "python",
    "r",
    "ruby",
    "rust",
    "scala",
    "shell",
    "sql",
    "swift",
    "typescript",
    "xml",
    "yaml",
)

# pdf.js comes as its legacy build, for browsers of the last few years. With it comes what it loads
# at need: decoders for JBIG2, JPEG 2000 and colour profiles, and (see FOLDERS) the fonts that a PDF
# may leave out, and the CMaps of East Asian PDFs that do so.
COPIED = (
    Copied("preact", "dist/preact.mjs", "preact.mjs", "preact"),
    Copied("preact", "hooks/dist/hooks.mjs", "preact-hooks.mjs", "preact/hooks"),
    Copied("preact", "LICENSE", "licenses/preact.txt"),
    Copied("htm", "dist/htm.mjs", "htm.mjs", "htm"),
    Copied("htm", "preact/index.mjs", "htm-preact.mjs", "htm/preact"),
    Copied("htm", "LICENSE", "licenses/htm.txt"),
    Copied("hls.js", "dist/hls.light.min.mjs", "hls.light.min.mjs", "hls.js"),
    Copied("hls.js", "LICENSE", "licenses/hls.js.txt"),
    Copied("pdfjs-dist", "legacy/build/pdf.min.mjs", "pdfjs/pdf.min.mjs", "pdfjs-dist"),
    Copied("pdfjs-dist", "legacy/build/pdf.worker.min.mjs", "pdfjs/pdf.worker.min.mjs"),
    Copied("pdfjs-dist", "wasm/jbig2.wasm", "pdfjs/wasm/jbig2.wasm"),
    Copied("pdfjs-dist", "wasm/openjpeg.wasm", "pdfjs/wasm/openjpeg.wasm"),
    Copied("pdfjs-dist", "wasm/qcms_bg.wasm", "pdfjs/wasm/qcms_bg.wasm"),
    Copied("pdfjs-dist", "LICENSE", "licenses/pdfjs-dist.txt"),
    Copied("pdfjs-dist", "standard_fonts/LICENSE_FOXIT", "licenses/pdfjs-foxit-fonts.txt"),
    Copied(
        "pdfjs-dist", "standard_fonts/LICENSE_LIBERATION", "licenses/pdfjs-liberation-fonts.txt"
    ),
    Copied("pdfjs-dist", "cmaps/LICENSE", "licenses/pdfjs-cmaps.txt"),
    Copied("pdfjs-dist", "wasm/LICENSE_JBIG2", "licenses/pdfjs-jbig2.txt"),
    Copied("pdfjs-dist", "wasm/LICENSE_OPENJPEG", "licenses/pdfjs-openjpeg.txt"),
    Copied("pdfjs-dist", "wasm/LICENSE_QCMS", "licenses/pdfjs-qcms.txt"),
    Copied(
        "socket.io-client", "dist/socket.io.esm.min.js", "live/socket.io.mjs", "socket.io-client"
    ),
    Copied("socket.io-client", "LICENSE", "licenses/socket.io-client.txt"),
    Copied(
        "markdown-it", "dist/browser/markdown-it.esm.min.mjs", "live/markdown-it.mjs", "markdown-it"
    ),
    Copied("markdown-it", "LICENSE", "licenses/markdown-it.txt"),
    Copied("lowlight", "lib/index.js", "live/lowlight.mjs", "lowlight"),
    Copied("lowlight", "license", "licenses/lowlight.txt"),
    Copied("devlop", "lib/default.js", "live/devlop.mjs", "devlop"),
    Copied("devlop", "license", "licenses/devlop.txt"),
    Copied(
        "@highlightjs/cdn-assets", "es/core.min.js", "live/highlight.mjs", "highlight.js/lib/core"
    ),
    Copied("@highlightjs/cdn-assets", "LICENSE", "licenses/highlight.js.txt"),
    Copied("katex", "dist/katex.mjs", "live/katex/katex.mjs"),
    Copied("katex", "dist/katex.min.css", "live/katex/katex.min.css"),
    Copied("katex", "LICENSE", "licenses/katex.txt"),
    *(
        Copied(
            "@highlightjs/cdn-assets",
            f"es/languages/{name}.min.js",
            f"live/languages/{name}.js",
        )
        for name in LANGUAGES
    ),
    Copied("@fontsource/stix-two-math", "LICENSE", "licenses/stix-two-math.txt"),
    Copied("@fontsource-variable/inter", "LICENSE", "licenses/inter.txt"),
    Copied("@fontsource-variable/source-serif-4", "LICENSE", "licenses/source-serif-4.txt"),
)

# Folders of which all files of these endings are copied: package, folder there and here, endings.
FOLDERS = (
    ("pdfjs-dist", "cmaps", "pdfjs/cmaps", {".bcmap"}),
    ("pdfjs-dist", "standard_fonts", "pdfjs/fonts", {".pfb", ".ttf"}),
    ("katex", "dist/fonts", "live/katex/fonts", {".woff2"}),
)
