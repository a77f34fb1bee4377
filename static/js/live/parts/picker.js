// Choosing people by the beginnings of their names.
import { html } from "htm/preact";
import { get, me } from "miniconf/live/me.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { Avatar, nameOf } from "miniconf/live/parts/person.js";
import { t } from "miniconf/words.js";
import { useEffect, useId, useState } from "preact/hooks";

/** @import { Person } from "miniconf/live/model.js" */

const PAUSE = 150;
const MOST = 6;

/**
 * @param {object} props
 * @param {string} props.label
 * @param {readonly Person[]} props.chosen
 * @param {(people: Person[]) => void} props.set
 * @param {readonly number[]} [props.without] People who are not offered.
 */
export function PeoplePicker({ label, chosen, set, without = [] }) {
  const [query, setQuery] = useState("");
  const found = useFound(query);
  const id = useId();
  const taken = new Set([...chosen.map((one) => one.id), ...without, me.account?.id]);
  const offered = (found ?? []).filter((one) => !taken.has(one.id)).slice(0, MOST);
  /** @param {Person} person */
  const add = (person) => {
    set([...chosen, person]);
    setQuery("");
  };
  return html`<div class="field picker">
    <label for=${id}>${label}</label>
    ${
      chosen.length > 0 &&
      html`<ul class="plain-list chips">
        ${chosen.map(
          (person) => html`<li key=${person.id} class="chip">
            <span>${nameOf(person)}</span>
            <button
              type="button"
              aria-label=${t("Without {name}", { name: nameOf(person) })}
              onClick=${() => set(chosen.filter((one) => one.id !== person.id))}
            >
              <${Icon} name="close" />
            </button>
          </li>`,
        )}
      </ul>`
    }
    <input
      id=${id}
      type="search"
      autocomplete="off"
      placeholder=${t("Begin a name…")}
      value=${query}
      onInput=${(/** @type {InputEvent} */ event) =>
        setQuery(/** @type {HTMLInputElement} */ (event.target).value)}
    />
    <p class="visually-hidden" role="status">
      ${offered.map(({ name }) => name).join(", ")}
    </p>
    ${found?.length === 0 && html`<p class="soft small">${t("Nobody is called that.")}</p>`}
    ${
      offered.length > 0 &&
      html`<ul class="plain-list offered">
        ${offered.map(
          (person) => html`<li key=${person.id}>
            <button type="button" onClick=${() => add(person)}>
              <${Avatar} person=${person} small />
              <span>${nameOf(person)} <span class="soft small">${person.affiliation}</span></span>
            </button>
          </li>`,
        )}
      </ul>`
    }
  </div>`;
}

/**
 * People a word of whose name begins so.
 * @param {string} query
 */
function useFound(query) {
  const [found, setFound] = useState(/** @type {Person[] | null} */ (null));
  const words = query.trim();
  useEffect(() => {
    let gone = false;
    if (!words) {
      setFound(null);
      return;
    }
    const timer = setTimeout(async () => {
      const { people } = await get(`/people?q=${encodeURIComponent(words)}`).catch(() => ({
        people: [],
      }));
      if (!gone) {
        setFound(people);
      }
    }, PAUSE);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [words]);
  return found;
}
