// The board of those in charge: what nobody has answered yet, by track and age.
import { html } from "htm/preact";
import { useGathered } from "miniconf/live/gathered.js";
import { AskedList, Waiting } from "miniconf/live/parts/asked.js";
import { n as count, t } from "miniconf/words.js";
import { useId, useState } from "preact/hooks";

/** @typedef {{ track: string | null, age: string, state: string }} Sought */
/** @typedef {{ track: string, open: number, overdue: number }} Track */

/** What the address asks for. @returns {Sought} */
function asked() {
  const query = new URLSearchParams(location.search);
  return {
    track: query.get("track"),
    age: query.get("age") ?? "0",
    state: query.get("state") ?? "open",
  };
}

/** @param {Sought} sought */
function queryOf({ track, age, state }) {
  const query = new URLSearchParams();
  if (track !== null) {
    query.set("track", track);
  }
  if (age !== "0") {
    query.set("age", age);
  }
  if (state !== "open") {
    query.set("state", state);
  }
  return query.size > 0 ? `?${query}` : "";
}

export function BoardTab() {
  const [sought, setSought] = useState(asked);
  const { now, refused, questions } = useGathered(`/board${queryOf(sought)}`);
  /** @param {Partial<Sought>} wish */
  const seek = (wish) => {
    const next = { ...sought, ...wish };
    history.replaceState(null, "", `${location.pathname}${queryOf(next)}#board`);
    setSought(next);
  };
  return html`
    <${Tracks} tracks=${now?.tracks ?? []} chosen=${sought.track} choose=${(/** @type {string | null} */ track) => seek({ track })} />
    <p class="board-filters">
      <${Filter}
        label=${t("Age")}
        value=${sought.age}
        set=${(/** @type {string} */ age) => seek({ age })}
        choices=${[["0", t("of any age")], ["24", t("older than a day")], ["48", t("older than two days")], ["96", t("older than four days")]]}
      />
      <${Filter}
        label=${t("State")}
        value=${sought.state}
        set=${(/** @type {string} */ state) => seek({ state })}
        choices=${[["open", t("Open")], ["answered", t("Answered")], ["dismissed", t("Set aside")], ["duplicate", t("Asked before")], ["all", t("All")]]}
      />
      <span class="soft small" role="status">
        ${now && count("{count} question", "{count} questions", questions.length)}${now?.more && "+"}
      </span>
    </p>
    <${Waiting} now=${now} refused=${refused} />
    ${now && questions.length === 0 && html`<p class="instead soft">${t("No question is like that. Well answered.")}</p>`}
    ${now && html`<${AskedList} questions=${questions} found=${now} named />`}
  `;
}

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.value
 * @param {(value: string) => void} props.set
 * @param {[string, string][]} props.choices
 */
function Filter({ label, value, set, choices }) {
  const id = useId();
  return html`<span>
    <label class="visually-hidden" for=${id}>${label}</label>
    <select
      id=${id}
      value=${value}
      onChange=${(/** @type {Event} */ event) => set(/** @type {HTMLSelectElement} */ (event.target).value)}
    >
      ${choices.map(([name, words]) => html`<option key=${name} value=${name}>${words}</option>`)}
    </select>
  </span>`;
}

/**
 * How the tracks stand, each a button that shows it alone.
 * @param {object} props
 * @param {Track[]} props.tracks
 * @param {string | null} props.chosen
 * @param {(track: string | null) => void} props.choose
 */
function Tracks({ tracks, chosen, choose }) {
  const most = Math.max(1, ...tracks.map(({ open }) => open));
  if (tracks.length === 0) {
    return null;
  }
  return html`<ul class="plain-list track-bars" aria-label=${t("Open questions by track")}>
    ${tracks.map(
      ({ track, open, overdue }) => html`<li key=${track}>
        <button
          type="button"
          class="track-bar"
          aria-pressed=${String(chosen === track)}
          onClick=${() => choose(chosen === track ? null : track)}
        >
          <span>${track || t("No track")}</span>
          <meter class="track-meter" aria-hidden="true" min="0" max=${most} value=${open}></meter>
          <b>${open}</b>
          <span class=${overdue > 0 ? "badge state-late" : "soft"}>${count("{count} overdue", "{count} overdue", overdue)}</span>
        </button>
      </li>`,
    )}
  </ul>`;
}
