// What one says of oneself, and who may write to one.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { Portrait } from "miniconf/live/account/portrait.js";
import { get, me, post } from "miniconf/live/me.js";
import { Field, Select } from "miniconf/live/parts/field.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @typedef {Record<string, any>} Profile */

/** What the account page shows of it. */
export function View() {
  const [profile, setProfile] = useState(/** @type {Profile | null} */ (null));
  const [words, setWords] = useState("");
  useEffect(() => {
    get("/profile").then(setProfile, (error) => setWords(asRefused(error).words));
  }, []);
  return html`
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    <${Portrait} />
    ${profile && html`<${Form} profile=${profile} saved=${setProfile} />`}
  `;
}

/** @param {{ profile: Profile, saved: (profile: Profile) => void }} props */
function Form({ profile, saved }) {
  const [draft, setDraft] = useState(profile);
  const [words, setWords] = useState("");
  /** @param {string} name */
  const bound = (name) => ({
    name,
    value: asText(draft[name]),
    set: (/** @type {string} */ value) => setDraft((had) => ({ ...had, [name]: value })),
  });
  /** @param {SubmitEvent} event */
  const save = async (event) => {
    event.preventDefault();
    try {
      const found = await post("/profile", changed(profile, draft));
      saved(found);
      setDraft(found);
      setWords("");
      toast(t("Saved"));
      me.reload().catch(() => {});
    } catch (error) {
      setWords(asRefused(error).words);
    }
  };
  return html`<form class="form profile" onSubmit=${save}>
    <${Field} label=${t("Name")} autocomplete="name" required ...${bound("name")} />
    <${Field} label=${t("Pronouns")} ...${bound("pronouns")} />
    <${Field} label=${t("Affiliation")} autocomplete="organization" ...${bound("affiliation")} />
    <${Field} label=${t("Home page")} type="url" autocomplete="url" ...${bound("homepage")} />
    <${Field} label="ORCID" placeholder="0000-0002-1825-0097" ...${bound("orcid")} />
    <${Field}
      label=${t("Interests")}
      long
      rows="2"
      help=${t("What you would like to talk about, with commas between.")}
      ...${bound("interests")}
    />
    <h3>${t("How you are reached")}</h3>
    <${Select} label=${t("Time zone")} choices=${zones(draft.zone)} ...${bound("zone")} />
    <${Select}
      label=${t("Who may write to you alone")}
      choices=${[["everybody", t("Everybody who registered")], ["nobody", t("Nobody")]]}
      ...${bound("messages_from")}
    />
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    <p><button type="submit" class="button primary">${t("Save")}</button></p>
  </form>`;
}

/** @param {unknown} value */
function asText(value) {
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/**
 * What is other than before, in the form that it came in.
 * @param {Profile} before
 * @param {Profile} after
 */
function changed(before, after) {
  const entries = Object.entries(after).filter(
    ([name, value]) => asText(before[name]) !== asText(value),
  );
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      Array.isArray(before[name])
        ? asText(value)
            .split(",")
            .map((one) => one.trim())
            .filter(Boolean)
        : value,
    ]),
  );
}

/**
 * @param {string} chosen
 * @returns {[string, string][]}
 */
function zones(chosen) {
  const all = new Set([chosen, "UTC", ...Intl.supportedValuesOf("timeZone")]);
  const named = [...all].filter(Boolean).map((zone) => [zone, zone.replaceAll("_", " ")]);
  return /** @type {[string, string][]} */ ([
    ...(chosen ? [] : [["", t("The conference's")]]),
    ...named,
  ]);
}
