// When mails about questions come, and the way to one's questions: a part of the account's page.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { get, post } from "miniconf/live/me.js";
import { Select } from "miniconf/live/parts/field.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

const base = document.documentElement.dataset.base ?? "";

/** @typedef {{ question_mail: string, answer_mail: string }} Wishes */

/** What the account page shows of them. */
export function View() {
  const [wishes, setWishes] = useState(/** @type {Wishes | null} */ (null));
  useEffect(() => {
    get("/profile").then(setWishes, () => {});
  }, []);
  if (!wishes) {
    return null;
  }
  /** @param {Partial<Wishes>} wish */
  const keep = async (wish) => {
    setWishes({ ...wishes, ...wish });
    try {
      setWishes(await post("/profile", wish));
      toast(t("Saved"));
    } catch (error) {
      setWishes(wishes);
      toast(asRefused(error).words);
    }
  };
  return html`<section class="form question-mail">
    <h3>${t("Mail about questions")}</h3>
    <${Select}
      label=${t("Questions about your papers")}
      value=${wishes.question_mail}
      set=${(/** @type {string} */ wish) => keep({ question_mail: wish })}
      choices=${[["now", t("At once")], ["digest", t("At seven in your morning")], ["never", t("Never")]]}
      help=${t("Your morning is that of your time zone.")}
    />
    <${Select}
      label=${t("Answers to what you ask and follow")}
      value=${wishes.answer_mail}
      set=${(/** @type {string} */ wish) => keep({ answer_mail: wish })}
      choices=${[["now", t("At once")], ["never", t("Never")]]}
    />
    <p><a href=${`${base}/questions/`}>${t("Your questions, and those to you")}</a></p>
  </section>`;
}
