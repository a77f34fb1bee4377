// What can be done with a message: the common things at hand, the others in a menu.
import { html } from "htm/preact";
import { copy, toast } from "miniconf/lib/dom.js";
import { me, roomHref } from "miniconf/live/me.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { Choice, EmojiGrid, Popup } from "miniconf/live/parts/menu.js";
import { OrderChoices } from "miniconf/live/parts/order.js";
import { react } from "miniconf/live/parts/reactions.js";
import { act } from "miniconf/live/post.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Shown } from "miniconf/live/foreseen.js" */
/** @import { Scene } from "miniconf/live/parts/message.js" */

const QUICK = ["👍", "❤️", "🎉"];

/** @param {{ message: Shown, scene: Scene }} props */
export function Actions({ message, scene }) {
  return html`<div class="actions" role="toolbar" aria-label=${t("This message")}>
    ${QUICK.map(
      (emoji) => html`<button
        type="button"
        class="action quick"
        key=${emoji}
        aria-label=${t("React with {emoji}", { emoji })}
        onClick=${() => react(scene.room, message, emoji)}
      >
        ${emoji}
      </button>`,
    )}
    <${Popup} label=${t("React")} role="dialog" className="action" face=${html`<${Icon} name="smile" />`}>
      ${(/** @type {() => void} */ close) =>
        html`<${EmojiGrid} choose=${(/** @type {string} */ emoji) => {
          close();
          react(scene.room, message, emoji, true);
        }} />`}
    <//>
    ${
      scene.reply &&
      html`<button
        type="button"
        class="action"
        aria-label=${t("Reply in a thread")}
        title=${t("Reply in a thread")}
        onClick=${() => scene.reply?.(message.n)}
      >
        <${Icon} name="reply" />
      </button>`
    }
    <${Popup} label=${t("More")} className="action" face=${html`<${Icon} name="more" />`}>
      ${(/** @type {() => void} */ close) => html`<${Choices} message=${message} scene=${scene} close=${close} />`}
    <//>
  </div>`;
}

/** @param {{ message: Shown, scene: Scene, close: () => void }} props */
function Choices({ message, scene, close }) {
  const [sure, setSure] = useState(false);
  const own = message.by !== null && message.by === me.account?.id;
  const mine = own || message.mine === true;
  const { may, room } = scene;
  /** @param {() => void} run */
  const then = (run) => () => {
    close();
    run();
  };
  return html`
    ${
      mine &&
      scene.open &&
      html`<${Choice} icon="edit" words=${t("Edit")} run=${then(() => scene.edit(message.n))} />`
    }
    <${Choice} icon="link" words=${t("Copy link")} run=${then(() => copyLink(room, message.n))} />
    ${
      may.includes("pin") &&
      html`<${Choice}
        icon="pin"
        words=${message.pinned ? t("Unpin") : t("Pin")}
        run=${then(() => act(room, { do: "pin", of: message.n, on: !message.pinned }))}
      />`
    }
    ${
      mine &&
      html`<${Choice}
        icon="trash"
        words=${sure ? t("Delete it for everybody") : t("Delete")}
        run=${sure ? then(() => act(room, { do: "delete", of: message.n })) : () => setSure(true)}
        grave
      />`
    }
    ${!mine && html`<${OrderChoices} message=${message} scene=${scene} then=${then} />`}
  `;
}

/**
 * @param {string} room
 * @param {number} n
 */
async function copyLink(room, n) {
  const copied = await copy(new URL(roomHref(room, n), location.href).href);
  toast(copied ? t("Copied") : t("The browser does not allow copying here."));
}
