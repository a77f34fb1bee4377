// How one comes in: addresses, password, other places; and the browsers that one is in with.
import { html } from "htm/preact";
import { Devices } from "miniconf/live/account/devices.js";
import { Password } from "miniconf/live/account/password.js";
import { doing, useAnswer } from "miniconf/live/asking.js";
import { home } from "miniconf/live/me.js";
import { t } from "miniconf/words.js";

/**
 * @typedef {object} Overview
 * @property {{ email: string, first: boolean }[]} addresses
 * @property {boolean} password
 * @property {string[]} identities
 * @property {{ agent: string, since: string, here: boolean }[]} browsers
 * @property {string[]} tickets
 */

/** What the account page shows of it. */
export function View() {
  const { found, words, again } = useAnswer("/account");
  const overview = /** @type {Overview | null} */ (found);
  if (!overview) {
    return words && html`<p role="alert" class="fault">${words}</p>`;
  }
  return html`<div class="sections">
    <${Addresses} addresses=${overview.addresses} />
    <${Password} has=${overview.password} email=${overview.addresses[0]?.email ?? ""} done=${again} />
    <${Places} identities=${overview.identities} done=${again} />
    <${Devices} browsers=${overview.browsers} />
  </div>`;
}

/** @param {{ addresses: Overview["addresses"] }} props */
function Addresses({ addresses }) {
  return html`<section>
    <h3>${t("E-mail addresses")}</h3>
    <ul class="plain-list facts">
      ${addresses.map(
        ({ email, first }) => html`<li key=${email}>
          <span>${email}</span>
          ${first && addresses.length > 1 && html`<span class="soft small">${t("Mail goes here")}</span>`}
        </li>`,
      )}
    </ul>
    <p class="soft small">${t("Links to sign in can be sent to each of them. The registration desk adds and mends addresses.")}</p>
  </section>`;
}

/** @param {{ identities: string[], done: () => void }} props */
function Places({ identities, done }) {
  const { found } = useAnswer("/sign-in");
  /** @type {{ id: string, name: string, issuer: string }[]} */
  const providers = found?.providers ?? [];
  if (providers.length === 0 && identities.length === 0) {
    return null;
  }
  const others = identities.filter((issuer) => !providers.some((one) => one.issuer === issuer));
  const all = [...providers, ...others.map((issuer) => ({ id: "", name: issuer, issuer }))];
  /** @param {string} issuer @param {string} name */
  const part = async (issuer, name) => {
    if (
      await doing("/account/disconnect", { issuer }, t("{name} signs you in no more.", { name }))
    ) {
      done();
    }
  };
  return html`<section>
    <h3>${t("Other places that sign you in")}</h3>
    <ul class="plain-list facts">
      ${all.map(
        ({ id, name, issuer }) => html`<li key=${issuer}>
          <span>${name}</span>
          ${
            identities.includes(issuer)
              ? html`<button type="button" class="quiet" onClick=${() => part(issuer, name)}>${t("Disconnect")}</button>`
              : html`<a class="button" href=${`${home}/sign-in/with/${encodeURIComponent(id)}?connect`}>${t("Connect")}</a>`
          }
        </li>`,
      )}
    </ul>
  </section>`;
}
