// A room of one's own, for everybody or for those whom one brings in.
import { html } from "htm/preact";
import { post, roomPath } from "miniconf/live/me.js";
import { mine } from "miniconf/live/mine.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { PeoplePicker } from "miniconf/live/parts/picker.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";
import { useId, useState } from "preact/hooks";

/** @import { Person } from "miniconf/live/model.js" */

/** @param {{ go: (key: string) => void }} props */
export function NewRoom({ go }) {
  const [open, setOpen] = useState(false);
  const [isPrivate, setPrivate] = useState(false);
  const [people, setPeople] = useState(/** @type {Person[]} */ ([]));
  const [words, setWords] = useState("");
  const id = useId();
  /** @param {SubmitEvent} event */
  const make = async (event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    try {
      const { room } = await post("/rooms", {
        title: String(form.get("title")),
        topic: String(form.get("topic")),
        private: isPrivate,
      });
      if (isPrivate && people.length > 0) {
        await post(roomPath(room.key, "/members"), { add: people.map((one) => one.id) });
      }
      setPeople([]);
      setOpen(false);
      mine.load();
      go(room.key);
    } catch (error) {
      setWords(asRefused(error).words);
    }
  };
  if (!open) {
    return html`<p class="room-new">
      <button type="button" class="button" onClick=${() => setOpen(true)}>
        <${Icon} name="plus" />${t("New room")}
      </button>
    </p>`;
  }
  return html`<form class="room-new form" onSubmit=${make}>
    <label for=${`${id}-title`}>${t("Name")}</label>
    <input id=${`${id}-title`} name="title" type="text" required maxlength="120" autofocus />
    <label for=${`${id}-topic`}>${t("What it is about")}</label>
    <input id=${`${id}-topic`} name="topic" type="text" maxlength="1000" />
    <label class="check"><input type="checkbox" checked=${isPrivate} onChange=${() => setPrivate(!isPrivate)} /> ${t("Only for people whom I bring in")}</label>
    ${isPrivate && html`<${PeoplePicker} label=${t("With whom")} chosen=${people} set=${setPeople} />`}
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    <p class="form-foot">
      <button type="submit" class="button primary">${t("Open the room")}</button>
      <button type="button" class="quiet" onClick=${() => setOpen(false)}>${t("Cancel")}</button>
    </p>
  </form>`;
}
