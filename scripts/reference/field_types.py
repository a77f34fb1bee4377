"""What to write in a column of each type, for people."""

from __future__ import annotations

from miniconf.sitedata.fields import FieldType
from miniconf.sitedata.media import IMAGE_ENDINGS

EXPLAINED: dict[FieldType, str] = {
    "uid": "An identifier, kept exactly as written. It is part of the address of a page; "
    "characters that an address cannot hold are replaced there, and only there.",
    "line": "One line: `*emphasis*`, `` `code` `` and TeX.",
    "text": "Paragraphs of Markdown with TeX. HTML is shown as written.",
    "html": "As `text`, and sanitised HTML may stand in it.",
    "word": "Plain words, shown as written.",
    "words": "A list of plain words: a YAML list, or one cell split at `|`; at `;` where it "
    "holds no `|`.",
    "people": "Names split as `words` are, or a list of people in YAML.",
    "authors": "As `people`. Affiliations, ORCIDs and home pages may stand in columns beside it.",
    "url": "An http(s) address.",
    "link": "An http(s) address, or the path of a file under the sitedata directory.",
    "links": "A list of links. In one cell they are split at `|`, at line breaks, and at `;` "
    "with a space behind it.",
    "image": "The path of an image under the sitedata directory "
    f"({', '.join(sorted(IMAGE_ENDINGS))}). Addresses are not taken: pages load nothing from "
    "other sites.",
    "files": "A list of paths under the sitedata directory, split as `links` are. An address of "
    "another site becomes a link.",
    "time": "`2027-06-07T14:00+02:00`, or `2027-06-07 14:00` in the zone of the row or of the "
    "conference. See [Times](#times).",
    "zone": "An IANA name such as `Europe/Paris`, or `UTC`. `AoE` (anywhere on earth) is "
    "understood.",
    "slots": "Several times: a list in YAML, or `start/end; start/end` in one cell.",
    "date": "A day: `2027-06-07`.",
    "days": "A list of days, split as `words` are.",
    "yes": "`yes` or `no` (`true`, `on`, `y`, `1` and their opposites too).",
    "count": "A whole number, 0 or more.",
    "order": "A whole number; negative ones come first.",
    "point": "Two numbers: a YAML or JSON list, or one cell with a space or comma between them.",
    "videos": "A list of addresses or files, split as `links` are, or a list of videos in YAML.",
    "video_id": "The number in the address of a SlidesLive talk, several split as `words` are.",
    "presentations": "Uids of papers in order, split as `words` are, or a list in YAML.",
    "records": "A list of rows of their own; YAML and JSON only.",
    "table": "A mapping with keys of its own; YAML and JSON only.",
    "ignored": "Known from Mini-Conf and without effect here.",
}
"""Every type of field, in the words of the documentation."""
