// What organizers tell everybody: on top of every page, signed in or not, until it is over or put away.
import { html, render } from "htm/preact";
import { $, el } from "miniconf/lib/dom.js";
import { onChange, read, write } from "miniconf/lib/store.js";
import { line } from "miniconf/live/line.js";
import { get } from "miniconf/live/me.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { t } from "miniconf/words.js";

/**
 * @typedef {object} Banner
 * @property {number} id
 * @property {string} text
 * @property {string} href
 * @property {string} at
 * @property {string | null} until
 */

/** Milliseconds between two looks where a line says what is new, and where none does. */
const HEARD = 300_000;
const UNHEARD = 60_000;
/** The number of the announcement that was put away, and of the one that was read out. */
const AWAY = "banner-away";
const SAID = "banner-said";

const base = document.documentElement.dataset.base ?? "";

/** @type {Banner | null} */
let banner = null;
let looked = 0;
let ending = 0;
const place = el("div", { class: "banner-place" });
const status = el("p", { class: "visually-hidden", role: "status" });

/** Show what stands, and what will. */
export function startBanner() {
  $(".masthead")?.append(place);
  document.body.append(status);
  onChange(AWAY, show);
  line.on("banner", (said) => become(said.banner));
  let before = line.state;
  line.watch(() => {
    if (line.state === "online" && before !== "online") {
      look();
    }
    before = line.state;
  });
  document.addEventListener("visibilitychange", lookAgain);
  // Not everybody asks at the same moment.
  setInterval(lookAgain, UNHEARD * (0.9 + 0.2 * Math.random()));
  look();
}

/** Ask where it is time to, and somebody looks at the page. */
function lookAgain() {
  const every = line.state === "online" ? HEARD : UNHEARD;
  if (!document.hidden && Date.now() - looked >= every * 0.9) {
    look();
  }
}

async function look() {
  looked = Date.now();
  try {
    become((await get("/banner")).banner);
  } catch {
    // What stands may stand on.
  }
}

/** @param {Banner | null} next */
function become(next) {
  banner = next;
  clearTimeout(ending);
  const left = next?.until ? Date.parse(next.until) - Date.now() : 0;
  if (left > 0 && left < 2 ** 31) {
    ending = setTimeout(() => become(null), left);
  }
  show();
}

function show() {
  const shown = banner && read(AWAY, 0) !== banner.id ? banner : null;
  render(/** @type {any} */ (shown && html`<${View} banner=${shown} />`), place);
  if (!shown) {
    status.textContent = "";
  } else if (read(SAID, 0) !== shown.id) {
    write(SAID, shown.id);
    status.textContent = `${t("Announcement")}: ${shown.text}`;
  }
}

/** @param {{ banner: Banner }} props */
function View({ banner: { id, text, href } }) {
  const away = () => {
    write(AWAY, id);
    $("#main")?.focus({ preventScroll: true });
  };
  return html`<section class="banner" aria-label=${t("Announcement")}>
    <p>
      <${Icon} name="bell" />
      <span>${text} ${href && html`<a href=${href.startsWith("/") ? base + href : href}>${t("Read more")}</a>`}</span>
    </p>
    <button type="button" class="tool" onClick=${away} aria-label=${t("Put the announcement away")}>
      <${Icon} name="close" />
    </button>
  </section>`;
}
