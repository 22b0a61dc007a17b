import { describe, expect, it } from '@jest/globals';
import {
  attached,
  facts,
  factsWith,
  goodStore,
  named,
  policyOf,
  usable,
  type Written,
} from '../testing/process-stories.ts';
import { validateProcess } from '../process/process-validator.ts';
import type { ProcessFacts } from '../process/process-facts.ts';
import { nobody, reachOf, type RecordedGroup } from './practice.ts';
import { mostNamed, mostSimulatedRequests, rulesAgainst, simulate, type Simulation } from './simulation.ts';

const mailed = { verificationId: named.mail, method: 'email' } as const;
const usual: RecordedGroup = {
  ...{ hasAccount: true, otherStore: false, outside: false, letThrough: true },
  ...{ proofs: [mailed], requests: 3, examples: ['a', 'b', 'c'] },
};
const group = (changes: Partial<RecordedGroup>): RecordedGroup => ({ ...usual, ...changes });
const draft = (changes: Written = {}, around: ProcessFacts = facts()) => ({
  policy: policyOf(changes),
  facts: around,
});

function simulated(groups: readonly RecordedGroup[], changes: Written = {}, around = facts()): Simulation {
  const tried = draft(changes, around);
  return simulate(tried, {
    days: 30,
    selfServiceNow: true,
    audience: { now: 0, draft: 0, losing: 0, gaining: 0, losers: [] },
    groups,
    report: validateProcess({ ...tried, risks: [] }),
    inForce: null,
  });
}

describe('trying a draft on what was recorded', () => {
  const chosen = {
    verifications: [attached(named.mail, 1), attached(named.secondMail, 2, { mandatory: false })],
  };
  const two = [attached(named.mail, 1), attached(named.secondMail, 2)];

  it.each<[string, Partial<RecordedGroup>, Written, readonly string[]]>([
    ['what the draft lets through', {}, {}, []],
    ['another store', { otherStore: true }, {}, ['store']],
    ['an account outside its groups', { outside: true }, {}, ['audience']],
    ['a draft that people cannot begin', {}, { publicAccess: null }, ['self_service']],
    [
      'a proof more than was given, which people cannot give by themselves yet',
      {},
      { verifications: two, minimumVerifications: 2 },
      ['self_service', 'verifications'],
    ],
    [
      'a choice that nobody made then',
      {},
      { ...chosen, minimumVerifications: 2, userMayChoose: true },
      ['self_service', 'verifications'],
    ],
    [
      'an optional proof more',
      {},
      { verifications: [two[0], attached(named.secondMail, 2, { mandatory: false })] },
      [],
    ],
    ['more assurance than was shown', {}, { assurance: { weight: 5, classes: 1 } }, ['assurance']],
    ['more classes than were shown', {}, { assurance: { weight: 2, classes: 2 } }, ['assurance']],
    [
      'everything at once',
      { otherStore: true, outside: true },
      { publicAccess: null, verifications: two, assurance: { weight: 5, classes: 2 } },
      ['self_service', 'store', 'audience', 'verifications', 'assurance'],
    ],
    [
      'one that never proved anything: nobody knows what it could have shown',
      { letThrough: false, proofs: [] },
      { verifications: [two[0]], assurance: { weight: 5, classes: 1 } },
      [],
    ],
    ['one without an account: no policy lets it through', { hasAccount: false, otherStore: true }, {}, []],
    [
      'proofs of a verification that is gone',
      { proofs: [{ verificationId: named.absent, method: null }] },
      {},
      ['verifications', 'assurance'],
    ],
  ])('BY-10 %s', (_, changes, policy, rules) => {
    expect(rulesAgainst(group(changes), draft(policy))).toEqual(rules);
  });

  it('BY-10 two proofs of one class count once, as in a recovery', () => {
    const twice = group({ proofs: [mailed, { verificationId: named.secondMail, method: 'email' }] });
    expect(rulesAgainst(twice, draft({ assurance: { weight: 4, classes: 1 } }))).toEqual(['assurance']);
  });

  it('BY-10 requests are counted by rule, and by none of the groups twice', () => {
    const { requests } = simulated([
      group({ requests: 50 }),
      group({ requests: 7, outside: true, examples: ['o'] }),
      group({ requests: 20, outside: true, otherStore: true, examples: ['both'] }),
      group({ requests: 9, hasAccount: false, outside: true }),
    ]);
    expect(requests).toEqual({
      ...{ recorded: 86, isCut: false, withoutAccount: 9, refused: 27 },
      byRule: [
        { rule: 'self_service', requests: 0 },
        { rule: 'store', requests: 20 },
        { rule: 'audience', requests: 27 },
        { rule: 'verifications', requests: 0 },
        { rule: 'assurance', requests: 0 },
      ],
      examples: [
        { id: 'both', rules: ['store', 'audience'] },
        { id: 'o', rules: ['audience'] },
      ],
    });
  });

  it('BY-10 few are named, all are counted, and it is told when there may be more', () => {
    const examples = Array.from({ length: mostNamed }, (_, index) => `r${index}`);
    const { requests } = simulated([
      group({ outside: true, requests: mostSimulatedRequests - 1, examples }),
      group({ otherStore: true, requests: 1, examples: ['last'] }),
    ]);
    expect(requests.examples.map(({ id }) => id)).toEqual(examples);
    expect(requests).toMatchObject({ refused: mostSimulatedRequests, isCut: true });
    expect(simulated([group({ requests: mostSimulatedRequests - 1 })]).requests.isCut).toBe(false);
  });

  it('BY-10 PR-B27 the rules that stop the draft are told, warnings are not', () => {
    const ids = ({ rules }: Simulation) => rules.stopping.map(({ id }) => id);
    expect(ids(simulated([]))).toEqual([]);
    expect(ids(simulated([], {}, facts({ store: { ...goodStore, active: false } })))).toEqual(['PR-B27']);
    expect(ids(simulated([], { publicAccess: null }))).toEqual([]);
    const off = factsWith(named.mail, usable('email', { active: false }));
    expect(ids(simulated([], {}, off))).toEqual(['PR-B31']);
    expect(simulated([], { publicAccess: null }).selfService).toEqual({ now: true, draft: false });
  });

  it('BY-10 PR-T18 a policy reaches everyone of its store, its groups, or nobody', () => {
    const proofs = { owed: [named.mail], choice: { from: [], wanted: 0 } };
    const reach = { storeId: named.store, groupIds: null, proofs, checked: [] };
    expect(reachOf(policyOf())).toEqual(reach);
    const groups = { everyone: false, groupIds: [named.group] };
    expect(reachOf(policyOf({ audience: groups }))).toEqual({ ...reach, groupIds: [named.group] });
    expect(reachOf(policyOf({ storeId: null, verifications: [] }))).toEqual(nobody);
  });
});
