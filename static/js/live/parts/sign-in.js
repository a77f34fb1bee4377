// Signing in: by a link or a code from a mail.
import { html } from "htm/preact";
import { me, post } from "miniconf/live/me.js";
import { goOn, keepNext, nextHref } from "miniconf/live/next.js";
import { Field } from "miniconf/live/parts/field.js";
import { asRefused } from "miniconf/live/refused.js";
import { useMe } from "miniconf/live/use.js";
import { t } from "miniconf/words.js";
import { useEffect, useRef, useState } from "preact/hooks";

/** @param {{ token: string, conduct: string }} props `token` is the one of the mail's link. */
export function SignIn({ token, conduct }) {
  const account = useMe();
  const [spent, setSpent] = useState(!token);
  const [words, setWords] = useState("");
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
  return html`
    <form onSubmit=${ask}>
      <${Field}
        label=${t("E-mail address that you registered with")}
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
    ${sent && html`<${Code} email=${email} enter=${enter} />`}
    ${
      !sent &&
      html`<details class="fold other-door">
        <summary>${t("Sign in with a code")}</summary>
        <${Code} email=${email} enter=${enter} />
      </details>`
    }
  `;
}

/** @param {{ email: string, enter: (path: string, body: unknown) => Promise<void> }} props */
function Code({ email, enter }) {
  const [code, setCode] = useState("");
  return html`<form
    class="code-form"
    onSubmit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      enter("/sign-in/link", { email: email.trim(), code: code.replace(/\s/g, "") });
    }}
  >
    <${Field}
      label=${t("Code from the mail")}
      name="code"
      inputmode="numeric"
      autocomplete="one-time-code"
      value=${code}
      set=${setCode}
      required
    />
    <p>
      <button type="submit" class="button" disabled=${!email.trim()}>${t("Sign in with the code")}</button>
    </p>
  </form>`;
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
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    <p>
      <button type="button" class="button primary big" onClick=${accept}>
        ${t("I keep to it")}
      </button>
    </p>
  </div>`;
}
