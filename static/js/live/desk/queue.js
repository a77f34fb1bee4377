// Reports, each with what was said around it and what can be done.
import { html } from "htm/preact";
import { useAnswer } from "miniconf/live/asking.js";
import { Report } from "miniconf/live/desk/report.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** Milliseconds between two looks: reports come to nobody by themselves. */
const EVERY = 20_000;

/** @param {{ kind: "message" | "conduct", empty: string }} props */
export function Queue({ kind, empty }) {
  const [state, setState] = useState("open");
  const { found, words, again } = useAnswer(`/reports?kind=${kind}&state=${state}`, EVERY);
  /** @type {import("miniconf/live/desk/report.js").ReportFacts[] | undefined} */
  const reports = found?.reports;
  const states = [
    ["open", t("Waiting")],
    ["closed", t("Dealt with")],
  ];
  return html`
    <p class="segments" role="group" aria-label=${t("Which reports")}>
      ${states.map(
        ([name, words]) => html`<button
          type="button"
          key=${name}
          aria-pressed=${String(name === state)}
          onClick=${() => setState(name)}
        >
          ${words}
        </button>`,
      )}
    </p>
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    ${reports?.length === 0 && html`<p class="desk-empty">${state === "open" ? empty : t("Nothing yet.")}</p>`}
    <ol class="plain-list cards">
      ${reports?.map((report) => html`<${Report} key=${report.id} report=${report} done=${again} />`)}
    </ol>
  `;
}
