import type { ExampleRequest, Json } from './example-request.ts';
import { markup, type Markup } from './markup.ts';
import { snippetsOf } from './snippets/snippets.ts';
import type { ShownAnswer, TriedOperation } from './tried-operations.ts';

export const developerPaths = {
  page: '/developer',
  script: '/developer/page.js',
  style: '/developer/page.css',
} as const;

const pretty = (value: Json): string => JSON.stringify(value, null, 2);

export interface DeveloperPage {
  readonly operations: readonly TriedOperation[];
  /** Where applications reach this server, for the examples. */
  readonly origin: string;
}

const keySection = markup`<section aria-labelledby="key-heading">
  <h2 id="key-heading">Your test key</h2>
  <label for="key">Key of an application in the test environment</label>
  <input
    id="key"
    type="password"
    autocomplete="off"
    spellcheck="false"
    aria-describedby="key-help key-complaint"
  />
  <p id="key-help">
    It begins with <code>lk_test_</code>. It stays in this page until you leave it, and is sent to
    this server alone. In the test environment nothing is mailed to anybody.
  </p>
  <p id="key-complaint" role="alert" hidden>
    Paste a key that begins with lk_test_. A live key would reach real people, and does not belong
    into a page.
  </p>
</section>`;

/** Every operation with what it takes, how it is called, what it answers, and a place to call it from. */
export function developerPage({ operations, origin }: DeveloperPage): string {
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Password reset API – try it</title>
        <link rel="stylesheet" href="${developerPaths.style}" />
        <script src="${developerPaths.script}" defer></script>
      </head>
      <body>
        <main>
          <h1>Password reset API</h1>
          <p>
            Made from <a href="/openapi.json">the description of the API</a>. The examples read the address of
            the server and a key from their surroundings:
          </p>
          <pre>
export LATCHKEY_URL='${origin}'
export LATCHKEY_KEY='lk_test_…'</pre>
          ${keySection}
          ${operations.map(section)}
        </main>
      </body>
    </html> `.text;
}

function section(operation: TriedOperation, at: number): Markup {
  const { id, description, parameters, requests, answers } = operation;
  const told = parameters.map(
    ({ name, in: place, required, description: text = '' }) =>
      markup`<dt><code>${name}</code> (${place}${required ? ', required' : ''})</dt>
        <dd>${text}</dd>`,
  );
  return markup`<section aria-labelledby="operation-${String(at)}">
    <h2 id="operation-${String(at)}"><code>${id}</code></h2>
    <p>${description}</p>
    ${told.length > 0 ? markup`<dl>${told}</dl>` : ''}
    ${requests.slice(0, 1).map((request) => tryIt(request, requests, at))}
    <h3>Example request</h3>
    ${requests
      .slice(0, 1)
      .flatMap((request) => snippetsOf(request))
      .map(
        ({ language, label, text }) => markup`<details${language === 'curl' ? markup` open` : ''}>
<summary>${label}</summary>
<pre data-operation="${id}" data-language="${language}">${text}</pre>
</details>`,
      )}
    <h3>Example answers</h3>
    ${answers.map(answer)}
  </section>`;
}

/** No field has a name, and nothing is a form: without the script nothing is sent, least of all in an address. */
function tryIt(request: ExampleRequest, all: readonly ExampleRequest[], at: number): Markup {
  const { method, path, headers, needsIdempotencyKey: needsKey, body } = request;
  const sent = JSON.stringify({ method, path, headers, needsKey });
  const choices = all.map(
    ({ body: each }, index) =>
      markup`<option value="${pretty(each ?? null)}">Example ${String(index + 1)}</option>`,
  );
  const choice =
    all.length < 2
      ? ''
      : markup`<label for="choice-${String(at)}">Begin with</label>
          <select id="choice-${String(at)}" autocomplete="off">
            ${choices}
          </select>`;
  const field =
    body === undefined
      ? ''
      : markup`<label for="body-${String(at)}">Body</label>
          <textarea id="body-${String(at)}" rows="8" spellcheck="false" autocomplete="off">
${pretty(body)}</textarea>`;
  return markup`<h3>Try it</h3>
    <div data-request="${sent}">
      ${choice} ${field}
      <button type="button" disabled>Send to the test environment</button>
      <p data-part="status" role="status"></p>
      <pre data-part="answer"></pre>
    </div>`;
}

function answer({ status, description, body }: ShownAnswer): Markup {
  return markup`<details>
    <summary>${status === 'default' ? 'Every other status' : status}</summary>
    <p>${description}</p>
    ${body === undefined ? '' : markup`<pre>${pretty(body)}</pre>`}
  </details>`;
}
