// A page of several things: on the left their names, beside it one of them. The address says which.
import { html } from "htm/preact";
import { waiting } from "miniconf/live/desk/waiting.js";
import { AWAY, asRefused } from "miniconf/live/refused.js";
import { useWatched } from "miniconf/live/watched.js";
import { useEffect, useRef, useState } from "preact/hooks";

/** @import { Me } from "miniconf/live/model.js" */
/** @import { Tab } from "miniconf/live/desk/tabs.js" */

const base = document.documentElement.dataset.base ?? "";

/** The words of the address that stand behind `#`: a tab's name, and what it is to show. */
function place() {
  const [name = "", ...rest] = decodeURIComponent(location.hash.slice(1)).split("/");
  return { name, rest: rest.join("/") };
}

/**
 * @param {object} props
 * @param {readonly Tab[]} props.tabs
 * @param {Me} props.me
 * @param {string} props.label
 */
export function Tabbed({ tabs, me, label }) {
  const [at, setAt] = useState(place());
  useEffect(() => {
    const look = () => setAt(place());
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const { counts } = useWatched(waiting);
  const tab = tabs.find(({ name }) => name === at.name) ?? tabs.find(({ load }) => load);
  useEffect(() => {
    const here = list.current?.querySelector("[aria-current]");
    here?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [tab, counts]);
  return html`<div class="desk">
    <nav class="desk-tabs" ref=${list} aria-label=${label}>
      ${tabs.map(
        ({ name, words, href, waits }) => html`<a
          key=${name}
          href=${href ? base + href : `#${name}`}
          aria-current=${name === tab?.name ? "page" : undefined}
          >${words()}${waits && counts[waits] > 0 && html` <span class="tally">${counts[waits]}</span>`}</a
        >`,
      )}
    </nav>
    ${tab && html`<${Inside} key=${tab.name} tab=${tab} me=${me} rest=${at.name === tab.name ? at.rest : ""} />`}
  </div>`;
}

/**
 * What a tab shows, as soon as its module is here.
 * @param {{ tab: Tab, me: Me, rest: string }} props `rest` is what follows the tab's name.
 */
function Inside({ tab, me, rest }) {
  const [module, setModule] = useState(/** @type {{ View: any } | null} */ (null));
  const [words, setWords] = useState("");
  useEffect(() => {
    tab.load?.().then(setModule, () => setWords(asRefused(AWAY).words));
  }, [tab]);
  return html`<section class="desk-inside" aria-labelledby="desk-title" aria-busy=${String(!module && !words)}>
    <h2 id="desk-title">${tab.words()}</h2>
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    ${module && html`<${module.View} me=${me} rest=${rest} />`}
  </section>`;
}
