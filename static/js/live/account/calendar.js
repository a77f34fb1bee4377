// The address that one's calendar follows; where the site is for those who are registered, one's own.
import { html } from "htm/preact";
import { copy, toast } from "miniconf/lib/dom.js";
import { get, post } from "miniconf/live/me.js";
import { Dialog } from "miniconf/live/parts/dialog.js";
import { Field } from "miniconf/live/parts/field.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @typedef {{ href: string, personal: boolean }} Feed */

/** What the account page shows of it. */
export function View() {
  const [feed, setFeed] = useState(/** @type {Feed | null} */ (null));
  useEffect(() => {
    get("/feed").then(setFeed, () => {});
  }, []);
  if (!feed) {
    return null;
  }
  const address = new URL(feed.href, location.origin).href;
  const take = async () => {
    const copied = await copy(address);
    toast(copied ? t("Copied") : t("The browser does not allow copying here."));
  };
  return html`<section class="form">
    <h3>${t("The programme in your calendar")}</h3>
    <p class="soft">${t("Add this address to your calendar program as a calendar from the internet. It follows every change.")}</p>
    <${Field}
      label=${t("Address of the calendar")}
      help=${feed.personal ? t("It is yours alone: whoever has it sees the programme as you do.") : ""}
      name="feed"
      value=${address}
      set=${() => {}}
      readonly
    />
    <p class="form-foot">
      <button type="button" class="button primary" onClick=${take}>${t("Copy the address")}</button>
      ${feed.personal && html`<${Renew} set=${setFeed} />`}
    </p>
  </section>`;
}

/** @param {{ set: (feed: Feed) => void }} props */
function Renew({ set }) {
  const [asks, setAsks] = useState(false);
  const renew = async () => {
    try {
      set(await post("/feed"));
      toast(t("The address is another one now."));
    } catch (error) {
      toast(asRefused(error).words);
    }
    setAsks(false);
  };
  return html`<button type="button" class="button" onClick=${() => setAsks(true)}>${t("Make a new address…")}</button>
    ${
      asks &&
      html`<${Dialog} title=${t("Make a new address")} close=${() => setAsks(false)} act=${renew} words=${t("Make a new one")}>
        <p>${t("Calendars that follow the present address hear nothing more of the programme.")}</p>
      <//>`
    }`;
}
