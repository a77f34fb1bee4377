// Announcements: what everybody is told at once, and what was.
import { html } from "htm/preact";
import { doing, useAnswer } from "miniconf/live/asking.js";
import { roomHref } from "miniconf/live/me.js";
import { Field, Select } from "miniconf/live/parts/field.js";
import { nameOf, personOf } from "miniconf/live/parts/person.js";
import { When, whenWords } from "miniconf/live/parts/when.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Banner } from "miniconf/live/banner.js" */
/** @import { People } from "miniconf/live/model.js" */

const LONGEST = 500;
const MINUTE = 60_000;

/** @typedef {{ banner: Banner, by: number, stands: boolean }} Told */

/**
 * How long it stands.
 * @returns {[string, string][]} Minutes and their words.
 */
function spans() {
  return [
    ["", t("Until it is taken down")],
    ["30", t("30 minutes")],
    ["60", t("An hour")],
    ["180", t("3 hours")],
    ["1440", t("A day")],
  ];
}

/** What the desk shows of it. */
export function View() {
  const { found, words, again } = useAnswer("/announcements");
  /** @type {Told[]} */
  const told = found?.announcements ?? [];
  return html`
    <${Form} done=${again} />
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    ${told.length > 0 && html`<h3 class="told-head">${t("Announced so far")}</h3>`}
    <ol class="plain-list told">
      ${told.map((each) => html`<${Row} key=${each.banner.id} told=${each} people=${found.people} done=${again} />`)}
    </ol>
    <p class="soft small"><a href=${roomHref("announcements")}>${t("All of them stand in the room of announcements.")}</a></p>
  `;
}

/** @param {{ done: () => void }} props */
function Form({ done }) {
  const [text, setText] = useState("");
  const [href, setHref] = useState("");
  const [span, setSpan] = useState("");
  const [busy, setBusy] = useState(false);
  /** @param {SubmitEvent} event */
  const announce = async (event) => {
    event.preventDefault();
    setBusy(true);
    const until = span ? new Date(Date.now() + Number(span) * MINUTE).toISOString() : null;
    if (
      await doing("/announcements", { text, href: href.trim(), until }, t("Everybody is told."))
    ) {
      setText("");
      setHref("");
      done();
    }
    setBusy(false);
  };
  return html`<form class="form" onSubmit=${announce}>
    <${Field}
      label=${t("What everybody is to know")}
      help=${t("It stands on top of every page, takes the place of the one before, and stays in the room of announcements.")}
      name="text"
      value=${text}
      set=${setText}
      maxlength=${LONGEST}
      long
      rows="3"
      required
    />
    <${Field}
      label=${t("Where there is more of it (optional)")}
      name="href"
      placeholder=${"/schedule/"}
      value=${href}
      set=${setHref}
      maxlength=${LONGEST}
    />
    <${Select} label=${t("For how long")} value=${span} set=${setSpan} choices=${spans()} />
    <p><button type="submit" class="button primary" disabled=${busy || !text.trim()}>${t("Announce")}</button></p>
  </form>`;
}

/** @param {{ told: Told, people: People, done: () => void }} props */
function Row({ told: { banner, by, stands }, people, done }) {
  const takeDown = async () => {
    if (await doing(`/announcements/${banner.id}/end`, {}, t("It is taken down."))) {
      done();
    }
  };
  return html`<li class=${stands ? "standing" : ""}>
    <p>${banner.text || html`<span class="soft">${t("This message was deleted.")}</span>`}</p>
    <p class="soft small">
      ${nameOf(personOf(people, by))} · <${When} at=${banner.at} day />
      ${stands && banner.until && html` · ${t("until {time}", { time: whenWords(banner.until) })}`}
    </p>
    ${stands && html`<button type="button" class="button" onClick=${takeDown}>${t("Take it down")}</button>`}
  </li>`;
}
