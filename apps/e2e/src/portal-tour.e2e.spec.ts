import { ResetTour, System, testDatabase, type TestDatabase } from '@latchkey/tools';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** What `npm run tour` plays, in every test run. */
describe('the hosted pages on the real system', () => {
  let database: TestDatabase;
  let system: System;
  const said: string[] = [];

  beforeAll(async () => {
    const processes = ['mail-catcher', 'public-api', 'worker', 'portal'] as const;
    database = await testDatabase();
    const where = { databaseUrl: database.adminUrl, provisioned: true };
    system = await System.start({ processes, demonstration: true, ...where });
  }, 60_000);
  afterAll(async () => {
    await system.stop();
    await database.drop();
  });

  it('PR-P01 PR-P04 PR-P05 PR-P06 PR-N03 BY-20 S-30 a whole reset without JavaScript, from the first page to a sign-in', async () => {
    await new ResetTour(system, (words) => said.push(words)).run();
    const walked = said
      .filter((line) => /^ {2}(GET|POST|HEAD)/.test(line))
      .map((line) => line.trim().replace(/ +/g, ' '));
    expect(walked).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^HEAD \/reset\/link\/… 200/),
        expect.stringMatching(/^POST \/reset\/link\/… 303 → \/reset\/password/),
        expect.stringMatching(/^POST \/reset\/password 422/),
        expect.stringMatching(/^GET \/reset\/done 200/),
        expect.stringMatching(/^POST \/sign-in 303 → \/account/),
        expect.stringMatching(/^POST \/sign-in 401/),
        expect.stringMatching(/^POST \/reset\/link\/… 410/),
      ]),
    );
  }, 60_000);

  it('S-31 no token of a link is in any log', async () => {
    const mails = (await (await fetch(`${system.url('mail-catcher')}/api/messages`)).json()) as {
      text: string;
    }[];
    const token = mails.map(({ text }) => /\/reset\/link\/([\w-]{43})/.exec(text)?.[1]).find(Boolean) ?? '';
    expect(token).toHaveLength(43);
    for (const name of ['public-api', 'worker', 'portal'] as const) {
      const words = readFileSync(system.logFile(name), 'utf8');
      expect(words.length).toBeGreaterThan(100);
      expect(words.includes(token)).toBe(false);
    }
  });
});
