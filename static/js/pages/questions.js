// Questions over the conference, and leading through those of a session.
import { html, render } from "htm/preact";
import { $ } from "miniconf/lib/dom.js";
import { me } from "miniconf/live/me.js";
import { AskedPage } from "miniconf/live/parts/asked-page.js";
import { Lead } from "miniconf/live/parts/lead.js";
import { Invitation } from "miniconf/live/parts/state.js";
import { asRefused } from "miniconf/live/refused.js";
import { useMe } from "miniconf/live/use.js";
import { t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

const root = /** @type {HTMLElement} */ ($("[data-questions]"));

function Page() {
  const account = useMe();
  if (!account?.accepted) {
    return html`<${Invitation} />`;
  }
  return root.dataset.questions === "live" ? html`<${LivePage} />` : html`<${AskedPage} />`;
}

/** The session stands behind `#`; `?big` is the view in large type. */
function LivePage() {
  const look = () => ({
    room: decodeURIComponent(location.hash.slice(1)),
    big: new URLSearchParams(location.search).has("big"),
  });
  const [{ room, big }, become] = useState(look);
  useEffect(() => {
    const again = () => become(look());
    addEventListener("hashchange", again);
    return () => removeEventListener("hashchange", again);
  }, []);
  const setBig = (/** @type {boolean} */ wanted) => {
    history.replaceState(null, "", `${location.pathname}${wanted ? "?big" : ""}${location.hash}`);
    become(look());
  };
  return room
    ? html`<${Lead} key=${room} room=${room} big=${big} setBig=${setBig} />`
    : html`<p class="instead">
        ${t("Open the page of a session, and choose “Lead through the questions” beside its room.")}${" "}
        <a href=${`${document.documentElement.dataset.base ?? ""}/schedule/`}>${t("Schedule")}</a>
      </p>`;
}

try {
  await me.load();
  render(html`<${Page} />`, root);
} catch (error) {
  render(html`<p role="alert" class="instead">${asRefused(error).words}</p>`, root);
}
root.removeAttribute("aria-busy");
