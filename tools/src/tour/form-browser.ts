import { request, type IncomingMessage } from 'node:http';

export interface Page {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly text: string;
  readonly location: string | undefined;
}

/** A browser without JavaScript: it keeps cookies, fills in forms, and follows where it is told to. */
export class FormBrowser {
  readonly #origin: URL;
  readonly #cookies = new Map<string, string>();
  /** Told of each answer, in order. */
  readonly #watch: (page: Page) => void;

  constructor(origin: string, watch: (page: Page) => void) {
    this.#origin = new URL(origin);
    this.#watch = watch;
  }

  async open(path: string, method = 'GET'): Promise<Page> {
    const page = await this.#send(method, path);
    return page.location === undefined || method === 'HEAD' ? page : this.open(page.location);
  }

  /** Sends the form of a page: the given values, and the hidden ones that it holds. */
  async submit(page: Page, action: RegExp, values: Readonly<Record<string, string>>): Promise<Page> {
    const form = formsOf(page).find((each) => action.test(each.action));
    if (!form) throw new Error(`there is no form for ${String(action)} at ${page.path}`);
    const answer = await this.#send('POST', form.action, new URLSearchParams({ ...form.hidden, ...values }));
    return answer.location === undefined ? answer : this.open(answer.location);
  }

  #send(method: string, path: string, fields?: URLSearchParams): Promise<Page> {
    const url = new URL(path, this.#origin);
    const { promise, resolve, reject } = Promise.withResolvers<Page>();
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers: Record<string, string> = {
      host: url.host,
      'accept-language': 'en',
      ...(cookie ? { cookie } : {}),
    };
    if (fields) {
      headers['content-type'] = 'application/x-www-form-urlencoded';
      headers['origin'] = this.#origin.origin;
    }
    const asked = request(url, { method, headers, ...onThisMachine(url) }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        this.#keepCookies(answer);
        const { statusCode: status = 0 } = answer;
        const page = { method, path: url.pathname, status, text, location: answer.headers.location };
        this.#watch(page);
        resolve(page);
      });
    });
    asked.on('error', reject);
    asked.end(fields?.toString());
    return promise;
  }

  #keepCookies(answer: IncomingMessage): void {
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      const gone = attributes.some((each) => /^\s*max-age=0\s*$/i.test(each));
      if (gone) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(at + 1));
    }
  }
}

/** Browsers take every name under localhost for their own machine (RFC 6761, 6.3); resolvers of systems need not. */
function onThisMachine({ hostname }: URL): { hostname?: string } {
  return hostname.endsWith('.localhost') ? { hostname: '127.0.0.1' } : {};
}

interface Form {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
}

/** What is hidden in the form of a page that posts there. */
export function hiddenIn(page: Page, action: RegExp): Readonly<Record<string, string>> {
  return formsOf(page).find((each) => action.test(each.action))?.hidden ?? {};
}

/** A form without an address goes back to its page. */
function formsOf({ text, path }: Page): Form[] {
  return [...text.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => ({
    action: plain(/<form\b[^>]*\baction="([^"]*)"/.exec(form)?.[1] || path),
    hidden: Object.fromEntries(
      [...form.matchAll(/<input\b[^>]*>/g)]
        .map(([input]) => input)
        .filter((input) => /\btype="hidden"/.test(input))
        .map((input) => [attribute(input, 'name'), attribute(input, 'value')]),
    ),
  }));
}

function attribute(tag: string, name: string): string {
  return plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The heading of a page, which says where one is. */
export function headingOf(page: Page): string {
  return plain((/<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(page.text)?.[1] ?? '').replace(/<[^>]+>/g, '')).trim();
}
