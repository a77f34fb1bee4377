// What those on duty are to look at, at the head of the desk.
import { html } from "htm/preact";
import { onMinute } from "miniconf/lib/clock.js";
import { get } from "miniconf/live/me.js";
import { When } from "miniconf/live/parts/when.js";
import { t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @typedef {{ kind: string, since: string, count: number }} Alert */

/** Asked for again each minute. */
export function Alerts() {
  const [alerts, setAlerts] = useState(/** @type {Alert[]} */ ([]));
  useEffect(() => {
    const look = () =>
      get("/alerts").then(
        (found) => setAlerts(found.alerts),
        () => {},
      );
    look();
    return onMinute(look);
  }, []);
  return html`<div role="status">
    ${
      alerts.length > 0 &&
      html`<ul class="plain-list desk-alerts">
        ${alerts.map(
          ({ kind, since }) => html`<li key=${kind}>
            <strong>${wordsOf(kind)}</strong> <span class="soft small">${t("Since")} <${When} at=${since} day /></span>
          </li>`,
        )}
      </ul>`
    }
  </div>`;
}

/** @param {string} kind */
function wordsOf(kind) {
  const words = /** @type {Record<string, string>} */ ({
    reports: t("Reports have been waiting for more than fifteen minutes."),
    mail: t("Mail does not go out."),
    disk: t("The disk with the live data is nearly full."),
    worker: t("The worker is silent: nobody sends mail."),
  });
  return words[kind] ?? kind;
}
