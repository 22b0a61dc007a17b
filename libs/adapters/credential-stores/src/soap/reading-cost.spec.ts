import { describe, expect, it } from '@jest/globals';
import type { DescribedStore } from '@latchkey/credentials';
import { figure } from '@latchkey/kernel/testing';
import type { OutboundClient, OutboundRequest, Outcome } from '@latchkey/outbound';
import { setTimeout } from 'node:timers/promises';
import { Conversation } from '../over-http/conversation.ts';
import { RemoteStoreClient } from './remote-store-client.ts';
import { SoapPeer, type Heard } from './soap-peer.ts';
import { envelopeOf, refusal, replyElement } from './testing/soap-instance.ts';
import { messageIdOf } from './testing/soap-kind.ts';
import { longestDocument } from './bounds.ts';

/** What is left for a filling, with the answer around it. */
const size = longestDocument - 700;
const many = (part: string, length = size): string => part.repeat(Math.floor(length / part.length));
const numbered = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('');

const success = (id: string, result = 'applied'): string =>
  envelopeOf(replyElement('ResetPasswordResponse', id, result));
const headed =
  (header: string) =>
  (id: string): string =>
    success(id).replace('<soap:Body>', `<soap:Header>${header}</soap:Header><soap:Body>`);
const fault = (id: string, faultstring: string): string =>
  String(refusal(id, 'policy').body).replace('<faultstring>no<', `<faultstring>${faultstring}<`);

/** As many as may be, and letters for the rest. */
const references = many('&#x61;', 255 * 6) + many('x', size - 255 * 6);
const instance = 'xmlns:x0="http://www.w3.org/2001/XMLSchema-instance"';

/** As long as they may be, made to cost as much as they can, and answers all the same: both readers read them. */
const costlyAnswers: Readonly<Record<string, (messageId: string) => string>> = {
  'a word of numbers': (id) => success(id, references),
  'a word of entities': (id) => success(id, references.replaceAll('#x61', 'amp')),
  'a long word': (id) => success(id, many('x')),
  'a word of blanks': (id) => success(id, many(' ')),
  'blanks between elements': (id) => success(id).replace('<lk:result>', `${many(' ')}$&`),
  elements: headed(many('<a/>', 55 * 4)),
  'elements of the same name, with texts': headed(
    numbered(55, () => `<a>&#x61;&amp;&lt;&gt;${many('x', 240)}</a>`),
  ),
  'elements with long names': headed(numbered(55, (n) => `<a${n}${many('Response', 280)}/>`)),
  depth: headed(numbered(9, (n) => `<a${n}>`) + numbered(9, (n) => `</a${8 - n}>`)),
  attributes: headed(`<a ${numbered(55, (n) => `a${n}="&#x61;&amp;&lt;&gt;${many('x', 230)}" `)}/>`),
  namespaces: headed(`<a ${numbered(55, (n) => `xmlns:x${n}="&#x61;&amp;&lt;&gt;${many('x', 220)}" `)}/>`),
  'prefixes of one namespace': headed(
    `<a ${numbered(50, (n) => instance.replace('x0', `x${n}`) + ' ')}>${many('<b/>', 200)}</a>`,
  ),
  'one attribute': headed(`<a b="${references}"/>`),
  'a long fault': (id) => fault(id, references),
};

/** A peer that answers as it is told. */
function peerThat(answer: (messageId: string) => string): SoapPeer {
  const call = async (request: OutboundRequest): Promise<Outcome> => {
    const body = answer(messageIdOf({ body: request.body ?? '' }));
    const status = body.includes('soap:Fault') ? 500 : 200;
    return { kind: 'answered', status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
  };
  const settings = {
    endpoint: 'https://peer.example.com',
    authentication: { kind: 'basic', userName: 'us' },
  };
  const store = { id: 'store', settings, secrets: { password: 'ours' } } as unknown as DescribedStore;
  return new SoapPeer(store, remote, new Conversation({ call } as unknown as OutboundClient, 60_000));
}

const remote = new RemoteStoreClient();
const reset = (peer: SoapPeer): Promise<Heard> => peer.say('ResetPassword', [['newPassword', 'x']]);

describe('what an answer costs', () => {
  it('S-63 the costliest that are read by both readers never let the event loop stand still', async () => {
    await reset(peerThat(success));
    let [longest, worst] = [0, ''];
    for (const [name, answer] of Object.entries(costlyAnswers)) {
      const peer = peerThat(answer);
      await setTimeout(0);
      const before = process.threadCpuUsage();
      const { reply } = await reset(peer);
      const { user, system } = process.threadCpuUsage(before);
      const took = (user + system) / 1_000;
      if (took > longest) [longest, worst] = [took, name];
      expect([name, reply !== undefined]).toEqual([name, true]);
      expect(answer('').length).toBeLessThanOrEqual(longestDocument - 36);
    }
    figure(
      `S-63: a message and its answer, read twice, took ${longest.toFixed(1)} ms of a processor at most over ${Object.keys(costlyAnswers).length} answers as long as they may be (${worst})`,
    );
    expect(longest).toBeLessThan(50);
  });
});
