// Rooms.
import { html, render } from "htm/preact";
import { $ } from "miniconf/lib/dom.js";
import { me } from "miniconf/live/me.js";
import { Rooms } from "miniconf/live/parts/rooms.js";
import { Invitation } from "miniconf/live/parts/state.js";
import { asRefused } from "miniconf/live/refused.js";
import { useMe } from "miniconf/live/use.js";
import { t } from "miniconf/words.js";

const root = /** @type {HTMLElement} */ ($("[data-chat]"));

function Page() {
  const account = useMe();
  if (account === undefined) {
    return null;
  }
  return account?.accepted ? html`<${Rooms} />` : html`<${Invitation} />`;
}

try {
  await me.load();
  root.removeAttribute("aria-busy");
  render(html`<${Page} />`, root);
} catch (error) {
  root.removeAttribute("aria-busy");
  render(
    html`<div class="instead" role="alert">
      <p>${asRefused(error).words}</p>
      <p>
        <button type="button" class="button" onClick=${() => location.reload()}>
          ${t("Try again")}
        </button>
      </p>
    </div>`,
    root,
  );
}
