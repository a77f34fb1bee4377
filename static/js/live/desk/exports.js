// Exports: what was said in public, as files.
import { html } from "htm/preact";
import { home } from "miniconf/live/me.js";
import { t } from "miniconf/words.js";

/** What the desk shows of it. */
export function View() {
  const files = [
    { name: "messages", words: t("Messages") },
    { name: "questions", words: t("Questions and answers") },
  ];
  return html`
    <p>
      ${t("Everything that was said in public rooms. Conversations, private rooms, deleted texts and the names of those who asked without one are in no file.")}
    </p>
    <p class="note small">
      ${t("The files hold names. Keep them as you keep the list of participants, and delete them when they have served.")}
    </p>
    ${files.map(
      ({
        name,
        words,
      }) => html`<section key=${name} class="export" aria-labelledby=${`export-${name}`}>
        <h3 id=${`export-${name}`}>${words}</h3>
        <p class="form-foot">
          <a class="button" href=${`${home}/exports/${name}.csv`} download=${`${name}.csv`}>${t("{what} as CSV", { what: words })}</a>
          <a class="button" href=${`${home}/exports/${name}.json`} download=${`${name}.json`}>${t("{what} as JSON", { what: words })}</a>
        </p>
      </section>`,
    )}
  `;
}
