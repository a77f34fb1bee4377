// Choices about what somebody else wrote: everybody may report it; moderators do something about it.
import { html } from "htm/preact";
import { me } from "miniconf/live/me.js";
import { show } from "miniconf/live/parts/dialog.js";
import { Choice } from "miniconf/live/parts/menu.js";
import { nameOf, personOf } from "miniconf/live/parts/person.js";
import { ReportDialog } from "miniconf/live/parts/report.js";
import { Removal, sanction } from "miniconf/live/parts/sanctions.js";
import { unmask } from "miniconf/live/parts/unmask.js";
import { t } from "miniconf/words.js";

/** @import { Shown } from "miniconf/live/foreseen.js" */
/** @import { People } from "miniconf/live/model.js" */

/**
 * @param {object} props
 * @param {Shown} props.message
 * @param {{ room: string, people: People, may: readonly string[] }} props.scene
 * @param {(run: () => void) => () => void} props.then Close the menu, and then do that.
 */
export function OrderChoices({ message, scene, then }) {
  const { may, room, people } = scene;
  const { by, n: number } = message;
  const mayMute = by !== null && me.account?.may.includes("mute");
  const masked = by === null && message.kind === "question" && me.account?.may.includes("unmask");
  const person = { id: by ?? 0, name: nameOf(personOf(people, by)) };
  return html`
    <${Choice}
      icon="flag"
      words=${t("Report…")}
      run=${then(() => show((shut) => html`<${ReportDialog} room=${room} number=${number} close=${shut} />`))}
      grave
    />
    ${
      may.includes("delete") &&
      html`<${Choice}
        icon="trash"
        words=${t("Delete…")}
        run=${then(() => show((shut) => html`<${Removal} room=${room} number=${number} close=${shut} />`))}
        grave
      />`
    }
    ${masked && html`<${Choice} icon="people" words=${t("Who asked?…")} run=${then(() => unmask(room, number))} grave />`}
    ${mayMute && html`<${Choice} icon="bell" words=${t("Mute…")} run=${then(() => sanction("mute", person))} grave />`}
    ${mayMute && html`<${Choice} icon="out" words=${t("Ban…")} run=${then(() => sanction("ban", person))} grave />`}
  `;
}
