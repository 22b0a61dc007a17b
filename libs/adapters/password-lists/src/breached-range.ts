import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BreachedPasswords, type BreachAnswer } from '@latchkey/credentials';

export interface BreachedRangeSettings {
  /** Where the ranges are, for example `https://ranges.example.com/range/`; empty turns the question off. */
  readonly url: string;
  /** Told when there was no answer, so that an operator hears of it. */
  readonly onSilence: (reason: string) => void;
}

const deadline = 1500;
const largestAnswer = 1024 * 1024;
const rangeLine = /^([0-9a-f]{35}):(\d{1,15})$/i;

/** The service answered something else than a range. */
export class NotARange extends Error {
  constructor() {
    super('the answer is not a range');
    this.name = 'NotARange';
  }
}

/**
 * Asks a k-anonymity range service: `GET url + first five hex digits of SHA-1` answers lines `REST:COUNT`. Fails
 * open: no answer in time is no answer, and the local list has been asked before.
 */
export class BreachedRange extends BreachedPasswords {
  constructor(private readonly settings: BreachedRangeSettings) {
    super();
  }

  get enabled(): boolean {
    return this.settings.url !== '';
  }

  async ask(password: string): Promise<BreachAnswer> {
    const digest = createHash('sha1').update(password, 'utf8').digest('hex').toUpperCase();
    try {
      const text = await this.range(digest.slice(0, 5));
      return found(text, digest.slice(5)) ? 'breached' : 'not-breached';
    } catch (error) {
      this.settings.onSilence(error instanceof Error ? error.name : 'unknown');
      return 'no-answer';
    }
  }

  private range(prefix: string): Promise<string> {
    const url = new URL(`${this.settings.url}${prefix}`);
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const headers = { 'Add-Padding': 'true', 'User-Agent': 'latchkey' };
      const asked = send(url, { headers, signal: AbortSignal.timeout(deadline) }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > largestAnswer) asked.destroy(new Error('answer too large'));
        });
        answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new NotARange())));
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.end();
    });
  }
}

/**
 * A line with count 0 is padding, there to hide how long the answer is. Throws when the text is not a range: a page of
 * some proxy, answered with 200, says nothing about any password.
 */
function found(text: string, rest: string): boolean {
  const lines = text.trim().split(/\r?\n/);
  return lines
    .map((line) => {
      const [, suffix, count] = rangeLine.exec(line.trim()) ?? [];
      if (suffix === undefined) throw new NotARange();
      return suffix.toUpperCase() === rest && Number(count) > 0;
    })
    .includes(true);
}
