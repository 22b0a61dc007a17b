import type { CaughtMail } from './mailbox.ts';

/** Strings are escaped, markup made by `html` is not. */
class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Markup[];

function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + render(parts[index - 1]) + string));
}

function render(part: Part | undefined): string {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map((each: Markup) => each.text).join('');
  return escape(String(part));
}

function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

const STYLE = new Markup(`
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  table { border-collapse: collapse; width: 100% }
  th, td { text-align: start; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8886; vertical-align: top }
  iframe { width: 100%; height: 32rem; border: 1px solid #8886; background: #fff }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid #8886 }
  button { font: inherit; padding: .4rem .8rem }
`);

function page(title: string, body: Markup): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}

export function listPage(mails: readonly CaughtMail[]): string {
  const rows = [...mails].reverse().map(
    (mail) =>
      html`<tr>
        <td>${mail.receivedAt.slice(11, 19)}</td>
        <td>${mail.envelope.to.join(', ')}</td>
        <td><a href="/messages/${mail.id}">${mail.subject || '(no subject)'}</a></td>
      </tr>`,
  );
  const table = html`<table>
      <thead>
        <tr>
          <th>Time (UTC)</th>
          <th>To</th>
          <th>Subject</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <form method="post" action="/clear">
      <p><button>Remove all</button></p>
    </form>`;
  const empty = html`<p>Nothing was sent yet. A mail appears here as soon as one is: reload the page.</p>`;
  return page(
    `Mail catcher (${mails.length})`,
    html`<h1>Mail catcher</h1>
      ${mails.length > 0 ? table : empty}`,
  );
}

/** The mail's own HTML runs in a frame without scripts, forms or our origin; only its links open. */
export function messagePage(mail: CaughtMail): string {
  const headers = mail.headers.map(
    ({ name, value }) =>
      html`<tr>
        <th>${name}</th>
        <td>${value}</td>
      </tr>`,
  );
  const rendered =
    mail.html === null
      ? html``
      : html`<h2>HTML</h2>
          <iframe
            title="The mail as HTML"
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcdoc="${`<base target="_blank">${mail.html}`}"
          ></iframe>`;
  return page(
    mail.subject,
    html`<p><a href="/">All mails</a></p>
      <h1>${mail.subject || '(no subject)'}</h1>
      <p>From ${mail.envelope.from} to ${mail.envelope.to.join(', ')}, ${mail.receivedAt}</p>
      ${rendered}
      <h2>Text</h2>
      <pre>${mail.text}</pre>
      <h2>Headers</h2>
      <table>
        <tbody>
          ${headers}
        </tbody>
      </table>
      <p><a href="/messages/${mail.id}/raw">As received</a></p>`,
  );
}

export function missingPage(): string {
  return page(
    'Not found',
    html`<h1>Not found</h1>
      <p>There is no such mail. <a href="/">All mails</a></p>`,
  );
}
