// Recommendations from what is marked in this browser, computed in it.
import { html, render } from "htm/preact";
import { onMinute, onZone } from "miniconf/lib/clock.js";
import { $ } from "miniconf/lib/dom.js";
import { onBookmarks, onVisited, onWishes, wishes } from "miniconf/lib/marks.js";
import { advise } from "miniconf/parts/for-you/advice.js";
import { ForYou } from "miniconf/parts/for-you/list.js";
import { source } from "miniconf/parts/papers/source.js";
import { t } from "miniconf/words.js";

/** @import { Advised } from "miniconf/parts/for-you/advice.js" */
/** @import { Row } from "miniconf/parts/papers/model.js" */

const page = /** @type {HTMLElement} */ ($("[data-for-you]"));
const root = /** @type {HTMLElement} */ ($("[data-for-you-list]", page));
const status = /** @type {HTMLElement} */ ($("[data-for-you-status]", page));
const empty = /** @type {HTMLElement} */ ($("[data-for-you-empty]", page));
const { index = "", programme = "", papers = "" } = page.dataset;

/** @type {Promise<void> | null} */
let opened = null;
/** The last question; answers to earlier ones are dropped. */
let asked = 0;
/** @type {Advised} */
let advised = { liked: 0, best: [], soon: [] };
/** @type {Map<string, Row>} */
let rows = new Map();

async function update() {
  const question = ++asked;
  try {
    const found = await advise({ programme, papers });
    const known = await rowsFor(found);
    if (question === asked) {
      [advised, rows] = [found, known];
      show();
    }
  } catch {
    if (question === asked) {
      status.textContent = t(
        "Recommendations could not be loaded. Your bookmarks are safe; try again when online.",
      );
    }
  }
}

/**
 * The papers that the page names.
 * @param {Advised} found
 */
async function rowsFor({ best, soon }) {
  const { more, less } = wishes();
  const uids = [...more, ...less].map((key) => key.replace("paper:", ""));
  uids.push(...[...best, ...soon].flatMap(({ uid, because }) => [uid, because.uid]));
  if (uids.length === 0) {
    return new Map();
  }
  opened ??= source.open(index).catch((error) => {
    opened = null;
    throw error;
  });
  await opened;
  const found = await source.rows([...new Set(uids)]);
  return new Map(found.map((row) => [row.uid, row]));
}

function show() {
  const { liked, best, soon } = advised;
  empty.hidden = liked > 0;
  status.textContent =
    liked > 0 && best.length + soon.length === 0
      ? t("There is nothing more like the papers you marked.")
      : "";
  render(html`<${ForYou} ...${{ ...advised, rows, wishes: wishes() }} />`, root);
}

update();
onBookmarks(update);
onVisited(update);
onWishes(update);
onMinute(update);
onZone(show);
