// How things stand with the line and the room, said calmly where it matters.
import { html } from "htm/preact";
import { signInHref } from "miniconf/live/me.js";
import { useLine, useMe } from "miniconf/live/use.js";
import { t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @import { OpenRoom } from "miniconf/live/open.js" */

/** A line that comes back sooner was never away. */
const PATIENCE = 2500;

/** What holds of the line, where it is not as it should be. */
export function LineState() {
  const state = useLine();
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    const timer = setTimeout(() => setLate(true), state === "waiting" ? PATIENCE : 0);
    return () => clearTimeout(timer);
  }, [state]);
  return html`<p class="line-state" role="status" hidden=${state === "online" || !late}>
    ${state !== "online" && late && lineWords(state)}
  </p>`;
}

/** @param {string} state */
function lineWords(state) {
  if (state === "offline") {
    return t("You are offline. What you write is kept and sent when the line is back.");
  }
  if (state === "signed-out") {
    return t("You are signed out here. What you wrote is kept.");
  }
  return t("Reconnecting… What you write is kept and sent when the line is back.");
}

/**
 * What stands in the place of a room that cannot be shown.
 * @param {{ open: OpenRoom }} props
 */
export function Instead({ open }) {
  const account = useMe();
  if (account === null || open.refused?.code === "account.signed-out") {
    return html`<${Invitation} />`;
  }
  if (open.refused?.code === "account.conduct") {
    return html`<div class="instead">
      <p>${t("Before you take part, read how we treat one another here.")}</p>
      <p><a class="button primary" href=${signInHref()}>${t("Code of conduct")}</a></p>
    </div>`;
  }
  if (open.refused) {
    return html`<div class="instead" role="alert">
      <p>${open.refused.reason}</p>
      ${open.refused.remedy && html`<p class="soft small">${open.refused.remedy}</p>`}
      ${
        open.refused.code !== "room.left" &&
        html`<p>
          <button type="button" class="button" onClick=${() => open.load()}>${t("Try again")}</button>
        </p>`
      }
    </div>`;
  }
  return html`<${Loading} />`;
}

/** Where nobody is signed in. */
export function Invitation() {
  return html`<div class="instead">
    <p class="instead-title">${t("Join the conversation")}</p>
    <p class="soft">
      ${t("People who registered talk here, ask questions and get them answered.")}
    </p>
    <p><a class="button primary" href=${signInHref()}>${t("Sign in")}</a></p>
  </div>`;
}

/** Places of messages that are still to come, so that nothing moves. */
function Loading() {
  return html`<div class="skeleton" role="status" aria-label=${t("Loading")}>
    ${[5, 8, 4, 7].map((width) => html`<p key=${width} class=${`bone bone-${width}`}></p>`)}
  </div>`;
}
