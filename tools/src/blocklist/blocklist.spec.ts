import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { workspacePath } from '../workspace.ts';
import { composeBlocklist, type Blocklist } from './compose.ts';
import { commonPasswords } from './source.ts';

const folder = 'libs/adapters/password-lists/data';

describe('the list of common passwords', () => {
  let listed: readonly string[];
  let made: Blocklist;
  beforeAll(() => {
    listed = commonPasswords();
    made = composeBlocklist(listed);
  });

  it('as it is shipped is the one that is made', () => {
    const shipped = gunzipSync(readFileSync(workspacePath(`${folder}/common-passwords.txt.gz`))).toString(
      'utf8',
    );
    expect(shipped === made.entries.map((entry) => `${entry}\n`).join('')).toBe(true);
  });

  it('is packed into at most 1.5 MB', () => {
    expect(readFileSync(workspacePath(`${folder}/common-passwords.txt.gz`)).length).toBeLessThan(1_500_000);
  });

  it('has everything of the source that is long enough', () => {
    const known = new Set(made.entries);
    const long = listed.filter((password) => Array.from(password).length >= 8);
    expect(long.length).toBeGreaterThan(17_000);
    expect(long.filter((password) => !known.has(password))).toEqual([]);
  });

  it('is counted in its README as it is', () => {
    const readme = readFileSync(workspacePath(`${folder}/README.md`), 'utf8').replaceAll(/[ ,]/g, '');
    for (const { origin, entries, long } of made.parts) {
      expect(readme).toContain(`|${origin.replaceAll(' ', '')}|${entries}|${long}|`);
    }
    const long = made.parts.reduce((sum, part) => sum + part.long, 0);
    expect(readme).toContain(`|**all**|**${made.entries.length}**|**${long}**|`);
  });
});
