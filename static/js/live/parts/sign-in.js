// Signing in: by a link or a code from a mail, at another place, or by a password.
import { html } from "htm/preact";
import { useAnswer } from "miniconf/live/asking.js";
import { home, me, post } from "miniconf/live/me.js";
import { cameBack, goOn, goOut, keepNext, nextHref } from "miniconf/live/next.js";
import { Field } from "miniconf/live/parts/field.js";
import { asRefused } from "miniconf/live/refused.js";
import { useMe } from "miniconf/live/use.js";
import { t } from "miniconf/words.js";
import { useEffect, useRef, useState } from "preact/hooks";

/**
 * @typedef {object} Ways The ways in.
 * @property {"roster" | "open"} registration
 * @property {{ id: string, name: string }[]} providers
 */

/**
 * @param {object} props
 * @param {string} props.token The one of the mail's link.
 * @param {string} props.error A code of what went wrong at another place, or empty.
 * @param {string} props.conduct
 */
export function SignIn({ token, error, conduct }) {
  const account = useMe();
  const [spent, setSpent] = useState(!token);
  const [words, setWords] = useState(error && errorWords(error));
  useEffect(() => {
    if (account?.accepted && cameBack()) {
      goOn();
    }
  }, []);
  /** @param {string} path @param {unknown} body */
  const enter = async (path, body) => {
    setWords("");
    try {
      const answer = await post(path, body);
      me.become(answer);
      if (answer.account.accepted) {
        goOn();
      }
    } catch (error) {
      setWords(asRefused(error).words);
      setSpent(true);
    }
  };
  if (account && !account.accepted) {
    return html`<${Conduct} href=${conduct} />`;
  }
  if (account && spent) {
    return html`<div class="form">
      <p>${t("You are signed in as {name}.", { name: account.name })}</p>
      <p><a class="button primary" href=${nextHref()}>${t("Go on")}</a></p>
    </div>`;
  }
  return html`<div class="form">
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    ${
      spent
        ? html`<${Doors} enter=${enter} />`
        : html`<p class="lead">${t("One more click, and you are in.")}</p>
            <p>
              <button
                type="button"
                class="button primary big"
                onClick=${() => enter("/sign-in/link", { token })}
              >
                ${t("Sign in here")}
              </button>
            </p>
            <p class="soft small">${t("The link works once. It is spent by this button, not before.")}</p>`
    }
  </div>`;
}

/** @param {{ enter: (path: string, body: unknown) => Promise<void> }} props */
function Doors({ enter }) {
  const { found } = useAnswer("/sign-in");
  const ways = /** @type {Ways | null} */ (found);
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState(false);
  const [words, setWords] = useState("");
  /** @param {SubmitEvent} event */
  const ask = async (event) => {
    event.preventDefault();
    keepNext();
    try {
      await post("/sign-in", { email: email.trim() });
      setSent(true);
      setWords("");
    } catch (error) {
      setWords(asRefused(error).words);
    }
  };
  const isOpen = ways?.registration === "open";
  return html`
    <form onSubmit=${ask}>
      <${Field}
        label=${isOpen ? t("E-mail address") : t("E-mail address that you registered with")}
        help=${isOpen ? t("New here? Then the link in the mail makes your account.") : ""}
        name="email"
        type="email"
        autocomplete="email"
        value=${email}
        set=${setEmail}
        required
      />
      ${words && html`<p role="alert" class="fault">${words}</p>`}
      <p>
        <button type="submit" class=${sent ? "button" : "button primary big"}>
          ${sent ? t("Send another mail") : t("Mail me a link")}
        </button>
      </p>
    </form>
    <div role="status">
      ${
        sent &&
        html`<p class="note">
          ${t("If that address is known, a mail is on its way. Open its link, or type its code here.")}
        </p>`
      }
    </div>
    ${sent && html`<${Code} email=${email} setEmail=${setEmail} known enter=${enter} />`}
    <${Elsewhere} providers=${ways?.providers ?? []} />
    <details class="fold other-door" open=${location.hash === "#code"}>
      <summary>${t("Sign in another way")}</summary>
      ${!sent && html`<${Code} email=${email} setEmail=${setEmail} enter=${enter} />`}
      <${Password} email=${email} setEmail=${setEmail} enter=${enter} />
    </details>
  `;
}

/**
 * Other places that know the person.
 * @param {{ providers: Ways["providers"] }} props
 */
function Elsewhere({ providers }) {
  if (providers.length === 0) {
    return null;
  }
  return html`<p class="elsewhere">
    ${providers.map(
      ({ id, name }) => html`<a
        key=${id}
        class="button"
        href=${`${home}/sign-in/with/${encodeURIComponent(id)}`}
        onClick=${goOut}
        >${t("Sign in with {name}", { name })}</a
      >`,
    )}
  </p>`;
}

/** @typedef {(path: string, body: unknown) => Promise<void>} Enter */
/** @typedef {{ email: string, setEmail: (email: string) => void, enter: Enter }} DoorProps */

/** @param {DoorProps & { known?: boolean }} props `known` where the address stands above. */
function Code({ email, setEmail, enter, known }) {
  const [code, setCode] = useState("");
  return html`<form
    class="code-form"
    onSubmit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      enter("/sign-in/link", { email: email.trim(), code: code.replace(/\s/g, "") });
    }}
  >
    <h2>${t("With a code")}</h2>
    ${!known && html`<${Address} email=${email} setEmail=${setEmail} />`}
    <${Field}
      label=${t("Code from the mail, or from another device of yours")}
      name="code"
      inputmode="numeric"
      autocomplete="one-time-code"
      value=${code}
      set=${setCode}
      required
    />
    <p><button type="submit" class="button">${t("Sign in with the code")}</button></p>
  </form>`;
}

/** @param {DoorProps} props */
function Password({ email, setEmail, enter }) {
  const [password, setPassword] = useState("");
  return html`<form
    onSubmit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      enter("/sign-in/password", { email: email.trim(), password });
    }}
  >
    <h2>${t("With a password")}</h2>
    <${Address} email=${email} setEmail=${setEmail} />
    <${Field}
      label=${t("Password")}
      name="password"
      type="password"
      autocomplete="current-password"
      help=${t("If you have set one in your account.")}
      value=${password}
      set=${setPassword}
      required
    />
    <p><button type="submit" class="button">${t("Sign in with the password")}</button></p>
  </form>`;
}

/** @param {{ email: string, setEmail: (email: string) => void }} props */
function Address({ email, setEmail }) {
  return html`<${Field}
    label=${t("E-mail address")}
    name="username"
    type="email"
    autocomplete="username"
    value=${email}
    set=${setEmail}
    required
  />`;
}

/**
 * What went wrong at another place, kindly.
 * @param {string} code
 */
function errorWords(code) {
  const words = /** @type {Record<string, string>} */ ({
    "account.provider-unknown": t(
      "Nobody is registered with the address that is known there. Sign in by a mailed link; in your account you can connect the other place.",
    ),
    "account.identity-taken": t("That belongs to somebody else's account here."),
    "account.closed": t("That account is closed. Write to the organizers."),
    "account.signed-out": t("Sign in here first; then you can connect the other place."),
    "request.too-often": t("That was often. Wait a minute and try again."),
  });
  return words[code] ?? t("Signing in there did not work. A mailed link always does.");
}

/**
 * The code of conduct, before one takes part.
 * @param {{ href: string }} props
 */
function Conduct({ href }) {
  const [words, setWords] = useState("");
  const title = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => title.current?.focus(), []);
  const accept = async () => {
    try {
      me.become(await post("/accept"));
      goOn();
    } catch (error) {
      setWords(asRefused(error).words);
    }
  };
  return html`<div class="form">
    <h2 tabindex="-1" ref=${title}>${t("How we treat one another")}</h2>
    <p>
      ${t("Be kind, listen, and criticise work rather than people. Whoever harasses others is shown the door.")}
    </p>
    ${
      href &&
      html`<p><a href=${href} target="_blank" rel="noopener">${t("Read the code of conduct")}</a></p>`
    }
    <p class="soft">
      ${t("What is said in public rooms may be kept as part of this site after the conference. Your account lets you stay out of that, and private rooms and conversations never are.")}
    </p>
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    <p>
      <button type="button" class="button primary big" onClick=${accept}>
        ${t("I keep to it")}
      </button>
    </p>
  </div>`;
}
