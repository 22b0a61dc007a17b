import type { Portal } from '../portal-app.ts';

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly setCookies: readonly string[];
}

/** Keeps cookies, follows redirects and sends the forms of pages, as a browser does that runs no script. */
export class BrowserWithoutScript {
  readonly cookies = new Map<string, string>();
  private readonly portal: Portal;
  private readonly host: string;
  readonly headers: Record<string, string>;

  constructor(portal: Portal, host = 'reset.acme.example', headers: Record<string, string> = {}) {
    this.portal = portal;
    this.host = host;
    this.headers = headers;
  }

  /** A second tab or window: the same cookies at this moment. */
  copy(): BrowserWithoutScript {
    const copy = new BrowserWithoutScript(this.portal, this.host, this.headers);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  async get(address: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.send('GET', address, undefined, headers);
  }

  async head(address: string): Promise<Page> {
    return this.send('HEAD', address, undefined, {});
  }

  /** Without `headers` as a browser sends a form of the same site whose page has `no-referrer`. */
  async post(
    address: string,
    fields: Record<string, string> | string,
    headers: Record<string, string> = { origin: 'null', 'sec-fetch-site': 'same-origin' },
  ): Promise<Page> {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.send('POST', address, body, { ...type, ...headers });
  }

  /** Opens a page, fills its form and sends it. */
  async submit(address: string, fields: Record<string, string>, action = address): Promise<Page> {
    const page = await this.follow(await this.get(address));
    return this.post(action, { ...fields, form: formId(page, action) });
  }

  async follow(page: Page): Promise<Page> {
    let current = page;
    for (let hops = 0; current.location !== undefined && hops < 5; hops += 1)
      current = await this.get(current.location);
    return current;
  }

  private async send(
    method: 'GET' | 'HEAD' | 'POST',
    url: string,
    payload: string | undefined,
    headers: Record<string, string>,
  ): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.portal.app.inject({
      method,
      url,
      headers: { host: this.host, ...(cookie ? { cookie } : {}), ...this.headers, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const sent = response.headers['set-cookie'];
    const setCookies = sent === undefined ? [] : [sent].flat();
    for (const each of setCookies) this.keep(each);
    const location = response.headers['location'];
    return {
      status: response.statusCode,
      html: response.body,
      location: location === undefined ? undefined : String(location),
      headers: response.headers,
      setCookies,
    };
  }

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The hidden id of the form that posts to `action` (a link's page posts to its own address). */
export function formId(page: Page, action: string): string {
  const forms = page.html.match(/<form [^>]*>.*?<\/form>/gs) ?? [];
  const own = forms.find((form) => form.includes(`action="${action}"`) || form.includes('action=""'));
  const id = /name="form" value="([^"]+)"/.exec(own ?? '')?.[1];
  if (!id) throw new Error(`no form for ${action} in a page with status ${page.status}`);
  return id;
}

export function textOf(page: Page): string {
  const body = page.html.replace(/^.*<body>/s, '').replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, '');
  return body
    .replaceAll(/<\/?(?:a|bdi|strong|time)\b[^>]*>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

export const titleOf = (page: Page): string => /<title>(.*?)<\/title>/s.exec(page.html)?.[1] ?? '';
