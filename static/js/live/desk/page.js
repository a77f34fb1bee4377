// The desk: what those do who look after the conference and its people.
import { html } from "htm/preact";
import { Alerts } from "miniconf/live/desk/alerts.js";
import { tabsOf } from "miniconf/live/desk/tabs.js";
import { Tabbed } from "miniconf/live/parts/tabbed.js";
import { t } from "miniconf/words.js";

const base = document.documentElement.dataset.base ?? "";

/** @param {{ me: import("miniconf/live/model.js").Me }} props */
export function DeskPage({ me }) {
  const tabs = tabsOf(me);
  if (tabs.length === 0) {
    return html`<p class="lead">
      ${t("Organizers, moderators and those who help them find their work here. You have none.")}
    </p>`;
  }
  if (tabs.every(({ href }) => href)) {
    location.replace(base + tabs[0].href);
    return null;
  }
  return html`${me.may.includes("see alerts") && html`<${Alerts} />`}
    <${Tabbed} tabs=${tabs} me=${me} label=${t("Desk")} />`;
}
