import { describe, expect, it } from '@jest/globals';
import { isLostQueue } from './lost-queue.ts';

function madeIn(places: readonly string[], message = 'Something happened'): Error {
  const stack = [`Error: ${message}`, ...places.map((place) => `    at work (file:///srv/${place}:1:1)`)];
  return Object.assign(new Error(message), { stack: stack.join('\n') });
}

const library = 'node_modules/graphile-worker/dist/localQueue.js';
const ours = 'apps/worker/dist/job-runner.js';

describe('R-06 a promise that nobody listens to', () => {
  it.each<[string, unknown, boolean]>([
    [
      'a database that is away',
      Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      true,
    ],
    [
      'an error that the library made of it, without its code',
      madeIn([library], 'Error occurred whilst returning jobs: Connection terminated'),
      true,
    ],
    ['an error of ours', madeIn([ours]), false],
    ['an error of ours that came through the library', madeIn([ours, library]), false],
    ['an error of a statement', Object.assign(madeIn([ours]), { code: '42601' }), false],
    ['something that is no error', `    at work (file:///srv/${library}:1:1)`, false],
  ])('R-06 of %s', (_, reason, lost) => {
    expect(isLostQueue(reason)).toBe(lost);
  });
});
