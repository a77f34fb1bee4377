// A list that somebody shared by its link.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { isBookmarked } from "miniconf/lib/marks.js";
import { source } from "miniconf/parts/papers/source.js";
import { n, t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @import { Row } from "miniconf/parts/papers/model.js" */

/**
 * @param {object} props
 * @param {readonly string[]} props.list Uids or slugs.
 * @param {(keys: Iterable<string>) => void} props.add
 */
export function Shared({ list, add }) {
  const [rows, setRows] = useState(/** @type {Row[]} */ ([]));
  useEffect(() => {
    source.rows(list).then(setRows);
  }, [list.join(" ")]);
  const keys = rows.map(({ uid }) => `paper:${uid}`);
  const missing = keys.filter((key) => !isBookmarked(key));
  const addAll = () => {
    add(missing);
    toast(n("{count} paper bookmarked", "{count} papers bookmarked", missing.length));
  };
  return html`<div class="papers-shared">
    <p>${n("Somebody shared {count} paper.", "Somebody shared {count} papers.", rows.length)}</p>
    ${
      missing.length > 0
        ? html`<button type="button" class="button" data-add-all onClick=${addAll}>
            ${t("Add all to my bookmarks")}
          </button>`
        : html`<p class="soft">${t("You have bookmarked them all.")}</p>`
    }
  </div>`;
}
