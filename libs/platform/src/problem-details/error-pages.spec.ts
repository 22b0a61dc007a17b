import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DomainError, type ErrorKind } from '@latchkey/kernel';
import { HttpFault } from './http-fault.ts';
import { problemOf } from './problem.ts';

const root = new URL('../../../../', import.meta.url);
const pages = new URL('docs/reference/errors/', root);

class OfKind extends DomainError {
  readonly code = 'any';
  constructor(readonly kind: ErrorKind) {
    super({ detail: 'any' });
  }
}

/** The text of every source file that can reach a caller. */
function sources(): string[] {
  return ['libs', 'apps'].flatMap((folder) => {
    const base = new URL(`${folder}/`, root);
    const names = readdirSync(base, { recursive: true, encoding: 'utf8' });
    const shipped = names.filter(
      (name) => name.endsWith('.ts') && !/node_modules|\/dist\/|\.spec\.|\/testing\//.test(name),
    );
    return shipped.map((name) => readFileSync(new URL(name, base), 'utf8'));
  });
}

interface Refusal {
  readonly name: string;
  readonly code: string;
  readonly status: number;
}

/** Each class of refusal with its code, and the status that its kind is answered with. */
function refusals(): Refusal[] {
  return sources().flatMap((source) =>
    [...source.matchAll(/class (\w+) extends DomainError \{(.*?)\n\}/gs)].flatMap(
      ([, name = '', body = '']) => {
        const code = /readonly code = '([^']+)'/.exec(body)?.[1];
        const kind = /readonly kind = '([^']+)'/.exec(body)?.[1] as ErrorKind | undefined;
        if (code === undefined || kind === undefined)
          return name === 'RefusedBefore' ? [] : [{ name, code: '', status: 0 }];
        return [{ name, code, status: problemOf(new OfKind(kind)).status }];
      },
    ),
  );
}

/** What the platform answers when no rule of the product was asked. */
function frameworkFaults(): Refusal[] {
  return Array.from({ length: 200 }, (_, index) => {
    const { code, status } = problemOf(new HttpFault(400 + index));
    return { name: 'HttpFault', code, status };
  });
}

describe('pages of error codes', () => {
  const all = [...refusals(), ...frameworkFaults()];

  it('EX-X5 every code that an answer can carry has a page that names its status and what to do', () => {
    expect(refusals().length).toBeGreaterThan(25);
    for (const { name, code, status } of all) {
      expect([name, code]).toEqual([name, expect.stringMatching(/^[a-z]+(-[a-z]+)*$/)]);
      const page = readFileSync(new URL(`${code}.md`, pages), 'utf8');
      expect([code, page.split('\n')[0]]).toEqual([code, `# ${code}`]);
      expect([code, page]).toEqual([code, expect.stringContaining(`HTTP status: ${status}.`)]);
      expect([code, page]).toEqual([
        code,
        expect.stringMatching(/## When\n\n.{20,}[^]*## What to do\n\n.{10,}/),
      ]);
    }
  });

  it('every page is of a code that exists', () => {
    const codes = new Set(all.map(({ code }) => `${code}.md`));
    expect(readdirSync(pages).filter((name) => !codes.has(name))).toEqual([]);
  });

  it('one code is always answered with one status', () => {
    const statuses = new Map<string, number>();
    for (const { code, status } of all) {
      expect([code, statuses.get(code) ?? status]).toEqual([code, status]);
      statuses.set(code, status);
    }
  });
});
