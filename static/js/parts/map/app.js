// The map with what stands around it: colours, search, what is chosen.
import { html } from "htm/preact";
import { onZone } from "miniconf/lib/clock.js";
import { debounce, toast } from "miniconf/lib/dom.js";
import { addBookmarks, onBookmarks, onVisited, toggleBookmark } from "miniconf/lib/marks.js";
import { Chart } from "miniconf/parts/map/chart.js";
import { groupsOf, legendOf, waysOf } from "miniconf/parts/map/points.js";
import { PaperRow, Title } from "miniconf/parts/papers/row.js";
import { source } from "miniconf/parts/papers/source.js";
import { queryOf, readState, withoutFilters } from "miniconf/parts/papers/state.js";
import { t } from "miniconf/words.js";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";

/** @import { Group, Points, Way } from "miniconf/parts/map/points.js" */
/** @import { Place } from "miniconf/parts/map/gestures.js" */
/** @import { Row } from "miniconf/parts/papers/model.js" */

/** @typedef {{ words: string, papers: number[], href: string }} Lit Papers that stand out, and why. */

const LISTED = 100;
const STEP = 1.6;

/** Directions of the arrow keys: right, down. */
const ARROWS = /** @type {Record<string, [number, number]>} */ ({
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
});

/** @param {{ points: Points, first: number }} props `first` is the paper that the address names. */
export function MapApp({ points, first }) {
  const [way, setWay] = useState(waysOf(points)[0].way);
  const [q, setQ] = useState("");
  const [lit, setLit] = useState(/** @type {Lit | null} */ (null));
  const [chosen, setChosen] = useState(first);
  const [selecting, setSelecting] = useState(false);
  const marks = useMarks();
  const groups = useMemo(() => groupsOf(points, way), [points, way, marks]);
  const chart = useRef(/** @type {Chart | null} */ (null));

  const select = useCallback((/** @type {number[]} */ papers) => {
    setLit({ words: t("In the area"), papers, href: "" });
    setSelecting(false);
  }, []);
  const moved = useRef(false);
  const search = useSearch((found) => {
    setLit(found);
    if (found && found.papers.length > 0 && !chart.current?.sees(found.papers)) {
      moved.current = true;
      chart.current?.show(found.papers);
    }
  });

  useEffect(() => chart.current?.paint(groups, lit?.papers ?? null), [groups, lit]);
  useEffect(() => chart.current?.choose(chosen), [chosen]);
  useEffect(() => {
    if (first >= 0) {
      chart.current?.show([first]);
    }
  }, [first]);
  useEffect(() => {
    if (chart.current) {
      chart.current.selecting = selecting;
    }
  }, [selecting]);

  const clear = () => {
    setLit(null);
    setQ("");
    setSelecting(false);
    if (moved.current) {
      moved.current = false;
      chart.current?.show();
    }
  };
  const light = (/** @type {Group} */ { label, papers, href }) => {
    setQ("");
    setLit({ words: label, papers, href });
    moved.current = true;
    chart.current?.show(papers);
  };
  const type = (/** @type {string} */ text) => {
    setQ(text);
    search(text);
  };
  return html`
    <${Tools} ...${{ points, way, setWay, q, type, selecting, setSelecting }} />
    <${Stage} ...${{ points, chart, chosen, setChosen, select, clear, selecting }} />
    <p class="map-said" role="status">${lit && `${lit.words}: ${lit.papers.length}`}</p>
    <div class="map-side">
      <${Chosen} ...${{ points, paper: chosen }} />
      ${lit ? html`<${Found} ...${{ points, lit, clear }} />` : html`<${Legend} ...${{ groups: legendOf(groups, way), light }} />`}
    </div>
  `;
}

/** A number that changes with what is marked, and with the hours that papers show. */
function useMarks() {
  const [marks, setMarks] = useState(0);
  useEffect(() => {
    const change = () => setMarks((before) => before + 1);
    onBookmarks(change);
    onVisited(change);
    onZone(change);
    const watch = new MutationObserver(change);
    watch.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", change);
  }, []);
  return marks;
}

/**
 * Looks for what is typed, and hands over what was found.
 * @param {(lit: Lit | null) => void} found
 */
function useSearch(found) {
  const asked = useRef(0);
  return useMemo(
    () =>
      debounce(async (/** @type {string} */ text) => {
        const question = ++asked.current;
        const query = {
          ...queryOf({ ...withoutFilters(readState()), q: text, scope: "" }),
          sort: "",
        };
        const papers = text.trim() ? await source.numbers(query) : null;
        if (question === asked.current) {
          found(papers && { words: t("Found"), papers, href: "" });
        }
      }, 120),
    [],
  );
}

/**
 * @param {{ points: Points, way: Way, setWay: (way: Way) => void, q: string,
 *   type: (text: string) => void, selecting: boolean, setSelecting: (on: boolean) => void }} props
 */
function Tools({ points, way, setWay, q, type, selecting, setSelecting }) {
  return html`<div class="map-tools">
    <input
      type="search"
      value=${q}
      aria-label=${t("Find on the map")}
      placeholder=${t("Title, author or keyword")}
      oninput=${(/** @type {any} */ event) => type(event.target.value)}
    />
    <label class="map-way">
      <span>${t("Colour by")}</span>
      <select onchange=${(/** @type {any} */ event) => setWay(event.target.value)}>
        ${waysOf(points).map(
          (one) => html`<option value=${one.way} selected=${one.way === way}>${one.words}</option>`,
        )}
      </select>
    </label>
    <button
      type="button"
      class="button"
      aria-pressed=${String(selecting)}
      onclick=${() => setSelecting(!selecting)}
    >
      ${t("Select an area")}
    </button>
  </div>`;
}

/**
 * @param {{ points: Points, chart: { current: Chart | null }, chosen: number,
 *   setChosen: (paper: number) => void, select: (papers: number[]) => void, clear: () => void,
 *   selecting: boolean }} props
 */
function Stage({ points, chart, chosen, setChosen, select, clear, selecting }) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const [tip, setTip] = useState(/** @type {{ paper: number, place: Place } | null} */ (null));
  useEffect(() => {
    if (canvas.current) {
      chart.current = new Chart(canvas.current, points, {
        choose: setChosen,
        point: (paper, place) => setTip(paper < 0 ? null : { paper, place }),
        select,
        titles: (papers) => titlesOf(points, papers),
      });
    }
  }, [points]);
  return html`<div class=${`map-stage${selecting ? " is-selecting" : ""}`}>
    <canvas
      ref=${canvas}
      tabindex="0"
      role="application"
      aria-label=${t("Map of the papers: arrow keys go from paper to paper, Enter opens one")}
      onkeydown=${(/** @type {KeyboardEvent} */ event) =>
        pressed(event, { points, chart, chosen, setChosen, clear })}
    ></canvas>
    ${tip && html`<${Tip} points=${points} ...${tip} />`}
    <div class="map-zoom">
      <button type="button" class="button" aria-label=${t("Zoom in")} onclick=${() => chart.current?.zoom(STEP)}>+</button>
      <button type="button" class="button" aria-label=${t("Zoom out")} onclick=${() => chart.current?.zoom(1 / STEP)}>−</button>
      <button type="button" class="button" onclick=${() => chart.current?.show()}>${t("Whole map")}</button>
    </div>
  </div>`;
}

/**
 * @param {KeyboardEvent} event
 * @param {{ points: Points, chart: { current: Chart | null }, chosen: number,
 *   setChosen: (paper: number) => void, clear: () => void }} props
 */
function pressed(event, { points, chart, chosen, setChosen, clear }) {
  const { key } = event;
  const map = chart.current;
  if (!map || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const known = `paper:${points.data.uids[chosen]}`;
  /** @type {Record<string, (() => unknown) | undefined>} */
  const does = {
    "+": () => map.zoom(STEP),
    "=": () => map.zoom(STEP),
    "-": () => map.zoom(1 / STEP),
    0: () => map.show(),
    Enter: chosen >= 0 ? () => openPaper(points, chosen) : undefined,
    b: chosen >= 0 ? () => toggleBookmark(known) : undefined,
    Escape: () => {
      setChosen(-1);
      clear();
    },
  };
  const arrow = ARROWS[key];
  const run = arrow ? () => setChosen(map.next(...arrow)) : does[key];
  if (run) {
    event.preventDefault();
    run();
  }
}

/**
 * @param {Points} points
 * @param {number} paper
 */
async function openPaper(points, paper) {
  const [row] = await source.rows([points.data.uids[paper]]);
  location.href = row.href;
}

/**
 * @param {Points} points
 * @param {readonly number[]} papers
 */
async function titlesOf(points, papers) {
  const rows = await source.rows(papers.map((paper) => points.data.uids[paper]));
  return new Map(rows.map((row) => [row.number, row.title]));
}

/**
 * Rows of some papers, as they come.
 * @param {Points} points
 * @param {readonly number[]} papers
 */
function useRows(points, papers) {
  const [rows, setRows] = useState(/** @type {Row[]} */ ([]));
  const key = papers.join();
  useEffect(() => {
    let wanted = true;
    source.rows(papers.map((paper) => points.data.uids[paper])).then((found) => {
      if (wanted) {
        setRows(found);
      }
    });
    return () => {
      wanted = false;
    };
  }, [points, key]);
  return papers.length > 0 ? rows : [];
}

/** @param {{ points: Points, paper: number, place: Place }} props */
function Tip({ points, paper, place: [left, top] }) {
  const [row] = useRows(points, [paper]);
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (box.current) {
      const room = (box.current.parentElement?.clientWidth ?? 0) - box.current.offsetWidth;
      box.current.style.left = `${Math.max(Math.min(left + 12, room - 8), 8)}px`;
      box.current.style.top = `${top + 16}px`;
    }
  });
  return html`<p class="map-tip" ref=${box} aria-hidden="true" hidden=${!row}>
    ${row && html`<${Title} row=${row} /> <span class="soft">${row.authors.join(", ")}</span>`}
  </p>`;
}

/** The chosen paper, said aloud as it changes. @param {{ points: Points, paper: number }} props */
function Chosen({ points, paper }) {
  const [row] = useRows(points, paper < 0 ? [] : [paper]);
  return html`<div class="map-chosen" aria-live="polite">
    ${
      row &&
      html`<ol class="papers" role="list">
        <${PaperRow} ...${{ row, entry: 0, total: 1, current: false }} />
      </ol>`
    }
  </div>`;
}

/** @param {{ points: Points, lit: Lit, clear: () => void }} props */
function Found({ points, lit, clear }) {
  const { words, papers, href } = lit;
  const rows = useRows(points, papers.slice(0, LISTED));
  const mark = () => {
    addBookmarks(papers.map((paper) => `paper:${points.data.uids[paper]}`));
    toast(t("Bookmarked: {count}", { count: papers.length }));
  };
  return html`<section class="map-found">
    <div class="map-found-head">
      <h2>${words} <span class="soft">${papers.length}</span></h2>
      <button type="button" class="quiet" onclick=${clear}>${t("Clear")}</button>
    </div>
    ${
      papers.length > 0 &&
      html`<p class="map-found-do">
        <button type="button" class="quiet" onclick=${mark}>${t("Bookmark all")}</button>
        ${href && html`<a href=${href}>${t("Open as a page")}</a>`}
      </p>`
    }
    ${papers.length === 0 && html`<p class="soft">${t("No paper on the map matches.")}</p>`}
    <ol class="papers" role="list">
      ${rows.map(
        (row, i) =>
          html`<${PaperRow} key=${row.uid} ...${{ row, entry: i, total: papers.length, current: false }} />`,
      )}
    </ol>
    ${
      papers.length > LISTED &&
      html`<p class="soft">${t("and {count} more", { count: papers.length - LISTED })}</p>`
    }
  </section>`;
}

/** What the colours mean; a press lights one of them. @param {{ groups: Group[], light: (group: Group) => void }} props */
function Legend({ groups, light }) {
  return html`<ul class="map-legend plain-list">
    ${groups.map(
      (group) => html`<li key=${group.label}>
        <button type="button" onclick=${() => light(group)}>
          <span class="map-dot" aria-hidden="true" style=${{ background: group.colour }}></span>
          <span>${group.label}</span> <span class="soft">${group.papers.length}</span>
        </button>
      </li>`,
    )}
  </ul>`;
}
