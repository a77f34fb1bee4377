// How a question stands: being answered, answered, set aside, asked before.
import { html } from "htm/preact";
import { Icon } from "miniconf/live/parts/icon.js";
import { timeWords } from "miniconf/live/video-time.js";
import { canJump, jump } from "miniconf/parts/player.js";
import { t } from "miniconf/words.js";

/** @import { Message } from "miniconf/live/model.js" */

/** @param {{ question: Message, now: boolean }} props `now` while it is being answered. */
export function State({ question, now }) {
  const { state = "", duplicate_of: duplicate, live_at: time } = question;
  if (now && state === "open") {
    return html`<span class="badge state-now">${t("Being answered now")}</span>`;
  }
  const words = /** @type {Record<string, string>} */ ({
    answered: time == null ? t("Answered") : t("Answered in the talk"),
    dismissed: t("Set aside"),
    duplicate: t("Asked before"),
  });
  if (!words[state]) {
    return null;
  }
  const badge = html`<span class=${`badge state-${state}`}>
    ${state === "answered" && html`<${Icon} name="check" />`}${words[state]}
  </span>`;
  if (duplicate) {
    return html`<a class="state-link" href=${`#question-${duplicate}`}>${badge}</a>`;
  }
  return html`${badge}${time != null && html`<${LiveAt} time=${time} />`}`;
}

/**
 * Where in the video it was answered; leads there where the page has one that it can play.
 * @param {{ time: number }} props
 */
function LiveAt({ time }) {
  const words = timeWords(time);
  return canJump()
    ? html`<button
        type="button"
        class="quiet live-at"
        aria-label=${t("Play the video from {time}", { time: words })}
        title=${t("Play the video from {time}", { time: words })}
        onClick=${() => jump(time)}
      >
        ${words}
      </button>`
    : html`<span class="live-at" title=${t("Time in the video")}>${words}</span>`;
}
