// A page of several things: on the left their names, beside it one of them. The address says which.
import { html } from "htm/preact";
import { changes } from "miniconf/live/asking.js";
import { get } from "miniconf/live/me.js";
import { AWAY, asRefused } from "miniconf/live/refused.js";
import { useEffect, useRef, useState } from "preact/hooks";

/** @import { Me } from "miniconf/live/model.js" */
/** @import { Tab } from "miniconf/live/desk/tabs.js" */

/** Milliseconds between two looks at how many wait. */
const EVERY = 30_000;

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
  const waiting = useWaiting(tabs.some(({ waits }) => waits));
  const tab = tabs.find(({ name }) => name === at.name) ?? tabs.find(({ load }) => load);
  useEffect(() => {
    const here = list.current?.querySelector("[aria-current]");
    here?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [tab, waiting]);
  return html`<div class="desk">
    <nav class="desk-tabs" ref=${list} aria-label=${label}>
      ${tabs.map(
        ({ name, words, href, waits }) => html`<a
          key=${name}
          href=${href ? base + href : `#${name}`}
          aria-current=${name === tab?.name ? "page" : undefined}
          >${words()}${waits && waiting[waits] > 0 && html` <span class="tally">${waiting[waits]}</span>`}</a
        >`,
      )}
    </nav>
    ${tab && html`<${Inside} key=${tab.name} tab=${tab} me=${me} rest=${at.name === tab.name ? at.rest : ""} />`}
  </div>`;
}

/**
 * How many wait, by what they wait for.
 * @param {boolean} wanted
 * @returns {Record<string, number>}
 */
function useWaiting(wanted) {
  const [found, setFound] = useState(/** @type {Record<string, number>} */ ({}));
  useEffect(() => {
    const look = () => get("/waiting").then(setFound, () => {});
    const timer = wanted ? setInterval(look, EVERY) : 0;
    if (wanted) {
      look();
      changes.add(look);
    }
    return () => {
      clearInterval(timer);
      changes.delete(look);
    };
  }, [wanted]);
  return found;
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
