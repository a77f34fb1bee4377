// Who is in a room; in a private one its owner brings people in and takes them out.
import { html } from "htm/preact";
import { get, me, post, roomPath } from "miniconf/live/me.js";
import { showPerson } from "miniconf/live/parts/card.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { Avatar, Badges, nameOf } from "miniconf/live/parts/person.js";
import { PeoplePicker } from "miniconf/live/parts/picker.js";
import { asRefused } from "miniconf/live/refused.js";
import { n as count, t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @import { Person } from "miniconf/live/model.js" */
/** @import { OpenRoom } from "miniconf/live/open.js" */

/** @typedef {{ members: Person[], count: number }} Found */

/** @param {{ open: OpenRoom, go: (key: string) => void }} props */
export function Members({ open, go }) {
  const [found, setFound] = useState(/** @type {Found | null} */ (null));
  const [words, setWords] = useState("");
  const path = roomPath(open.key, "/members");
  const room = open.now?.room;
  const owns = (room?.owner && room.private && room.kind !== "direct") ?? false;
  /** @param {unknown} error */
  const fail = (error) => setWords(asRefused(error).words);
  const load = () => get(path).then(setFound, fail);
  useEffect(() => {
    load();
  }, [open]);
  /** @param {{ add?: number[], remove?: number[] }} change */
  const mend = (change) => post(path, change).then(load, fail);
  /** @param {number} id */
  const write = async (id) => {
    try {
      const { room } = await post("/rooms/direct", { people: [id] });
      go(room.key);
    } catch (error) {
      fail(error);
    }
  };
  const leave = async () => {
    try {
      await open.join(false);
      if (room?.private) {
        go("");
      }
    } catch (error) {
      fail(error);
    }
  };
  return html`
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    ${owns && html`<${BringIn} there=${found?.members ?? []} add=${(/** @type {number[]} */ add) => mend({ add })} />`}
    ${found && html`<p class="soft small">${count("{count} person", "{count} people", found.count)}</p>`}
    <ul class="plain-list people-list">
      ${found?.members.map(
        (person) =>
          html`<${Member}
            key=${person.id}
            person=${person}
            write=${write}
            remove=${owns && ((/** @type {number} */ id) => mend({ remove: [id] }))}
          />`,
      )}
    </ul>
    ${
      room?.joined &&
      html`<p><button type="button" class="button" onClick=${leave}>${t("Leave the room")}</button></p>`
    }
  `;
}

/** @param {{ there: Person[], add: (people: number[]) => Promise<unknown> }} props */
function BringIn({ there, add }) {
  const [chosen, setChosen] = useState(/** @type {Person[]} */ ([]));
  const send = async () => {
    await add(chosen.map(({ id }) => id));
    setChosen([]);
  };
  return html`<div class="bring-in">
    <${PeoplePicker}
      label=${t("Bring people in")}
      chosen=${chosen}
      set=${setChosen}
      without=${there.map(({ id }) => id)}
    />
    ${chosen.length > 0 && html`<p><button type="button" class="button primary" onClick=${send}>${t("Bring in")}</button></p>`}
  </div>`;
}

/**
 * @param {object} props
 * @param {Person} props.person
 * @param {(id: number) => void} props.write
 * @param {((id: number) => void) | false} props.remove
 */
function Member({ person, write, remove }) {
  const name = nameOf(person);
  const own = person.id === me.account?.id;
  return html`<li>
    <${Avatar} person=${person} />
    <div>
      <button type="button" class="name" onClick=${() => showPerson(person)}>${name}</button> <${Badges} person=${person} />
      <p class="soft small">${person.affiliation}</p>
    </div>
    ${
      !own &&
      html`<button
        type="button"
        class="tool"
        aria-label=${t("Write to {name}", { name })}
        title=${t("Write to {name}", { name })}
        onClick=${() => write(person.id)}
      >
        <${Icon} name="chat" />
      </button>`
    }
    ${
      !own &&
      remove &&
      html`<button
        type="button"
        class="tool"
        aria-label=${t("Take {name} out", { name })}
        title=${t("Take {name} out", { name })}
        onClick=${() => remove(person.id)}
      >
        <${Icon} name="close" />
      </button>`
    }
  </li>`;
}
