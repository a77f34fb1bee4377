// Pictures of a message: sent to the service first, then named by the message.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { home, post } from "miniconf/live/me.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";

/** @import { Upload } from "miniconf/live/model.js" */

/**
 * Send pictures; those that the service takes.
 * @param {string} room
 * @param {readonly File[]} files
 * @returns {Promise<Upload[]>}
 */
export async function attach(room, files) {
  /** @type {Upload[]} */
  const taken = [];
  for (const file of files.filter(({ type }) => type.startsWith("image/"))) {
    const form = new FormData();
    form.append("room", room);
    form.append("file", file);
    try {
      taken.push((await post("/uploads", form)).upload);
    } catch (error) {
      toast(asRefused(error).words);
    }
  }
  return taken;
}

/** @param {Upload | string} upload */
function hrefOf(upload) {
  const name = typeof upload === "string" ? upload : upload.name;
  return (typeof upload === "object" && upload.href) || `${home}/uploads/${name}`;
}

/** @param {{ uploads: (Upload | string)[] }} props */
export function Pictures({ uploads }) {
  if (uploads.length === 0) {
    return null;
  }
  return html`<div class="pictures">
    ${uploads.map((upload) => {
      const { width, height } = typeof upload === "string" ? {} : upload;
      return html`<a href=${hrefOf(upload)} target="_blank" rel="noopener"
        ><img src=${hrefOf(upload)} width=${width} height=${height} alt=${t("Picture")} loading="lazy"
      /></a>`;
    })}
  </div>`;
}

/** @param {{ uploads: Upload[], drop: (name: string) => void }} props */
export function Attached({ uploads, drop }) {
  if (uploads.length === 0) {
    return null;
  }
  return html`<ul class="attached plain-list">
    ${uploads.map(
      (upload) => html`<li key=${upload.name}>
        <img src=${hrefOf(upload)} alt="" />
        <button type="button" aria-label=${t("Remove the picture")} onClick=${() => drop(upload.name)}>
          <${Icon} name="close" />
        </button>
      </li>`,
    )}
  </ul>`;
}
