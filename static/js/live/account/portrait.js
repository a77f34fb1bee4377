// One's picture: chosen, changed, taken away.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { me, post } from "miniconf/live/me.js";
import { Avatar } from "miniconf/live/parts/person.js";
import { asRefused } from "miniconf/live/refused.js";
import { useMe } from "miniconf/live/use.js";
import { t } from "miniconf/words.js";

export function Portrait() {
  const account = useMe();
  /** @param {string} path @param {unknown} body */
  const change = async (path, body) => {
    try {
      me.become(await post(path, body));
      toast(t("Saved"));
    } catch (error) {
      toast(asRefused(error).words);
    }
  };
  /** @param {Event} event */
  const send = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    input.value = "";
    if (file) {
      const form = new FormData();
      form.append("file", file);
      change("/avatar", form);
    }
  };
  return html`<div class="own-face">
    <${Avatar} person=${account} />
    <p>
      <label class="button">
        ${t("Choose a picture…")}
        <input
          type="file"
          class="visually-hidden"
          accept="image/png,image/jpeg,image/webp,image/gif"
          onChange=${send}
        />
      </label>
      ${
        account?.avatar &&
        html`<button type="button" class="quiet" onClick=${() => change("/avatar/remove", {})}>
          ${t("Without a picture")}
        </button>`
      }
    </p>
  </div>`;
}
