import { describe, expect, it } from '@jest/globals';
import { packageReading } from './package-reading.ts';

const id = 'the id of our message';
const faultWith = (detail: unknown) =>
  Object.assign(new Error('soap:Client: no'), { root: { Envelope: { Body: { Fault: { detail } } } } });

describe('what the package has read', () => {
  it('is a result, or a refusal that it throws as a fault', () => {
    expect(packageReading(id, null, { messageId: id, result: 'applied' })).toEqual({
      ...{ kind: 'result', word: 'applied' },
    });
    const refusal = { messageId: id, reason: 'policy' };
    expect(packageReading(id, faultWith({ refusal }), { status: 500 })).toEqual({
      ...{ kind: 'refusal', word: 'policy' },
    });
  });

  it.each([
    [null, undefined],
    [null, null],
    [null, 'applied'],
    [null, { messageId: 'of another', result: 'applied' }],
    [null, { messageId: id }],
    [null, { messageId: id, result: { $value: 'applied' } }],
    [null, { messageId: id, result: ['applied', 'applied'] }],
    [new Error('not connected'), { messageId: id, result: 'applied' }],
    ['a text', { messageId: id, result: 'applied' }],
    [faultWith(undefined), undefined],
    [faultWith('policy'), undefined],
    [faultWith({ refusal: { messageId: 'of another', reason: 'policy' } }), undefined],
    [faultWith({ refusal: [{ messageId: id, reason: 'policy' }] }), undefined],
  ])('R-18 is no answer to our message: %#', (error, result) => {
    expect(packageReading(id, error, result)).toBeUndefined();
  });
});
