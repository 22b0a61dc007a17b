import { describe, expect, it } from '@jest/globals';
import { hours, minutes, seconds } from '@latchkey/kernel';
import {
  after,
  allWell,
  changing,
  mailProof,
  noon,
  proof,
  proven,
  started,
} from '../testing/request-stories.ts';
import { FlowEnded, ProofRejected, ResendTooEarly, ResetTooSoon } from './errors.ts';
import type { ResetRequest } from './reset-request.ts';
import type { Standing } from './standing.ts';

const choose = (request: ResetRequest, at: Date, standing: Standing = allWell): string =>
  request.decide('choose_password', 'change', standing, at).userId;
const pace = { resendAfterSeconds: 60, linkLifetimeSeconds: 1800 };
const eventNames = (request: ResetRequest): string[] => request.pullEvents().map(({ name }) => name);
const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const reasonOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    if (error instanceof FlowEnded) return error.cause;
    throw error;
  }
  return 'nothing refused';
};

describe('a reset request as it begins', () => {
  it('owes every proof of its process, and tells that somebody asked', () => {
    const request = started({ owed: ['mail', 'phone'] });
    expect(request.owes()).toEqual(['mail', 'phone']);
    expect(request.state(noon)).toBe('awaiting_proof');
    expect(eventNames(request)).toEqual(['recovery.reset.requested']);
  });

  it('has sent one mail, and its only clock is the life of the link', () => {
    const request = started();
    expect(request).toMatchObject({ mails: 1, setPasswordUntil: null, absoluteUntil: null });
    expect(request.deadline()).toEqual(after(minutes(30)));
  });
});

describe('the states that a page is told', () => {
  const ended = (end: (request: ResetRequest) => void, request = changing()): ResetRequest => {
    end(request);
    return request;
  };

  it.each<[string, () => ResetRequest, Date, ReturnType<ResetRequest['state']>]>([
    ['was started', () => started(), noon, 'awaiting_proof'],
    ['was started, and its link is over', () => started(), after(minutes(30)), 'expired'],
    ['has one of two proofs', () => halfProven(), noon, 'awaiting_more_proof'],
    ['was proven', () => proven(noon), noon, 'proven'],
    ['was proven too long ago', () => proven(noon), after(minutes(10)), 'expired'],
    ['has a password on its way', () => changing(), noon, 'setting'],
    ['has a password on its way for long', () => changing(), after(hours(2)), 'setting'],
    ['succeeded', () => ended((request) => request.succeed(noon)), after(hours(2)), 'succeeded'],
    ['was refused by the store', () => ended((request) => request.notDone('history', noon)), noon, 'proven'],
    [
      'lost its outcome',
      () => ended((request) => request.outcomeUnknown(noon)),
      after(hours(2)),
      'outcome_unknown',
    ],
    [
      'expired',
      () => ended((request) => request.expire(after(minutes(30)), false), started()),
      after(minutes(30)),
      'expired',
    ],
    ['was cancelled', () => Object.assign(started(), { status: 'cancelled', endedAt: noon }), noon, 'failed'],
    ['failed', () => Object.assign(started(), { status: 'failure', endedAt: noon }), noon, 'failed'],
  ])('given a request that %s', (_, given, at, state) => {
    expect(given().state(at)).toBe(state);
  });
});

const halfProven = (): ResetRequest => {
  const request = started({ owed: ['mail', 'phone'] });
  request.prove(proof(noon, { verificationId: 'mail' }), Buffer.from('second'));
  return request;
};

describe('S-26 nothing but proofs proves', () => {
  it.each<[string, (request: ResetRequest) => void]>([
    ['nothing happened', () => undefined],
    ['a status says so', (request) => (request.status = 'verified')],
    ['a window was opened', (request) => (request.setPasswordUntil = after(minutes(10)))],
    ['a change has an id', (request) => (request.changeId = 'change')],
    ['another mail was sent', (request) => request.mailAgain(pace, after(minutes(1)))],
    ['a proof was refused', (request) => void request.refuseProof('wrong-code')],
    ['the store refused a password', (request) => request.notDone('history', noon)],
    [
      'a proof of another verification was given',
      (request) => {
        request.prove(proof(noon, { verificationId: 'something else' }), Buffer.from('second'));
      },
    ],
  ])('S-26 given that %s, no password can be chosen', (_, happens) => {
    const request = started();
    happens(request);
    expect(request.isProven()).toBe(false);
    expect(request.owes()).toEqual([mailProof]);
    expect(reasonOf(() => choose(request, after(minutes(1))))).toBe('not proven');
  });

  it('S-26 a request that owes nothing is not proven by that', () => {
    const request = started({ owed: [] });
    expect(request.isProven()).toBe(false);
    expect(reasonOf(() => choose(request, noon))).toBe('not proven');
  });

  it('S-26 all owed proofs are needed, and one given twice counts once', () => {
    const request = halfProven();
    request.prove(proof(noon, { verificationId: 'mail', challengeId: 'another' }), Buffer.from('third'));
    expect(request).toMatchObject({ status: 'in_progress' });
    expect(request.owes()).toEqual(['phone']);
    expect(reasonOf(() => choose(request, noon))).toBe('not proven');
    request.prove(proof(noon, { verificationId: 'phone' }), Buffer.from('fourth'));
    expect(request).toMatchObject({ status: 'verified' });
    expect(choose(request, noon)).toBe('ada');
  });
});

describe('PR-T19 proofs beside the mail', () => {
  const choosing = () => started({ owed: ['mail', 'phone'], optional: ['app', 'key', 'card'], wanted: 2 });
  const give = (request: ResetRequest, ...verificationIds: readonly string[]) => {
    for (const verificationId of verificationIds)
      request.prove(
        proof(noon, { verificationId, challengeId: verificationId }),
        Buffer.from(verificationId),
      );
    return request;
  };

  it('PR-T19 are all that is owed, and as many of the others as are wanted', () => {
    const request = give(choosing(), 'mail', 'app');
    expect([request.owes(), request.choosesMore(), request.isProven()]).toEqual([['phone'], 1, false]);
    expect(give(request, 'phone').isProven()).toBe(false);
    expect(give(request, 'card').isProven()).toBe(true);
    expect(request.status).toBe('verified');
  });

  it('S-26 one that was chosen twice counts once, and what is owed cannot be chosen instead', () => {
    const request = give(choosing(), 'mail', 'app', 'app', 'phone');
    expect([request.choosesMore(), request.isProven()]).toEqual([1, false]);
    expect(give(choosing(), 'mail', 'app', 'key', 'card').isProven()).toBe(false);
  });

  it('S-26 a choice alone is a proof only when it was made', () => {
    const request = started({ owed: [], optional: ['app'], wanted: 1 });
    expect(request.isProven()).toBe(false);
    expect(give(request, 'app').isProven()).toBe(true);
  });

  it.each([
    ['anything before the mail', [], 'phone', 'out-of-order'],
    ['a stranger’s verification', ['mail'], 'elsewhere', 'not-asked'],
    ['the mail once more', ['mail'], 'mail', 'not-asked'],
    ['what is owed', ['mail'], 'phone', undefined],
    ['what may be chosen', ['mail'], 'key', undefined],
    ['what was chosen already', ['mail', 'key'], 'key', 'not-asked'],
    ['more than is wanted', ['mail', 'key', 'app'], 'card', 'not-asked'],
  ] as const)('PR-T19 whether %s can be given', (_, given, wanted, objection) => {
    expect(give(choosing(), ...given).objectionToFurther(wanted)).toBe(objection);
  });

  it('S-26 a proof that is given again stands in the place of the older one', () => {
    const request = give(choosing(), 'mail', 'mail');
    expect(request.proofs).toHaveLength(1);
  });

  it.each([
    [undefined, 'recovery.post-reset.done'],
    ['failed', 'recovery.post-reset.failed'],
  ])('PR-T16 tells what came of the extension after a reset: %s', (reason, name) => {
    const request = changing();
    request.followedUp(reason);
    expect(request.pullEvents().at(-1)).toMatchObject({ name, ...(reason ? { reason } : {}) });
  });

  it('S-22 no other mail goes out once the mail has proved', () => {
    const request = give(choosing(), 'mail');
    expect(reasonOf(() => request.mailAgain(pace, after(minutes(2))))).toBe('the mail has proved already');
  });

  it('is told to a page', () => {
    const request = choosing();
    expect(request.state(noon)).toBe('awaiting_proof');
    expect(give(request, 'mail').state(noon)).toBe('awaiting_more_proof');
    expect(request.state(after(minutes(10)))).toBe('expired');
  });
});

describe('S-21 time', () => {
  const objectionAt = (request: ResetRequest, at: Date) => request.objection(allWell, true, at);

  it.each([
    ['five seconds before', -seconds(5), undefined],
    ['at', 0, 'over'],
    ['a second after', seconds(1), 'over'],
  ])('S-21 a proof is taken %s the end of the link: %s ms, %s', (_, offset, objection) => {
    expect(objectionAt(started(), after(minutes(30) + offset))).toBe(objection);
    const long = started({ linkUntil: after(hours(24)) });
    expect(objectionAt(long, after(hours(24) + offset))).toBe(objection);
  });

  it.each([
    ['five seconds before', -seconds(5), 'nothing refused'],
    ['at', 0, 'too late'],
    ['a second after', seconds(1), 'too late'],
  ])('S-21 a password may be chosen %s ten minutes after the proof', (_, offset, reason) => {
    const request = proven(after(minutes(29)));
    expect(reasonOf(() => choose(request, after(minutes(39) + offset)))).toBe(reason);
  });

  it.each([
    ['five seconds before', -seconds(5), 'nothing refused'],
    ['a second after', seconds(1), 'too late'],
  ])('S-21 new proofs do not stretch a flow beyond half an hour: %s', (_, offset, reason) => {
    const request = proven(after(minutes(5)));
    for (const later of [14, 23, 32])
      request.prove(proof(after(minutes(later))), Buffer.from(`secret ${later}`));
    expect(request.deadline()).toEqual(after(minutes(35)));
    expect(reasonOf(() => choose(request, after(minutes(35) + offset)))).toBe(reason);
  });

  it('S-21 redeeming in time starts the clocks of the flow, whatever was left of the link', () => {
    const request = proven(after(minutes(30) - seconds(5)));
    expect(request.state(after(minutes(35)))).toBe('proven');
    expect(request.deadline()).toEqual(after(minutes(40) - seconds(5)));
  });

  it('S-21 what has ended is over at any time', () => {
    for (const request of [changing(), changing()]) {
      request.succeed(noon);
      expect(request.isOver(noon)).toBe(true);
    }
  });
});

describe('S-27 what changed since the start counts when it matters', () => {
  const changes: [Partial<Standing>, string][] = [
    [{ tenantActive: false }, 'tenant-suspended'],
    [{ applicationActive: false }, 'application-disabled'],
    [{ processActive: false }, 'process-inactive'],
    [{ verificationActive: false }, 'verification-inactive'],
    [{ storeActive: false }, 'store-inactive'],
    [{ accountPresent: false }, 'account-missing'],
    [{ accountActive: false }, 'account-disabled'],
  ];

  it.each(changes)('S-27 given %j, no proof is taken: %s', (changed, reason) => {
    expect(started().objection({ ...allWell, ...changed }, true, noon)).toBe(reason);
  });

  it.each(changes)('S-27 given %j after the proof, no password is chosen: %s', (changed, reason) => {
    const request = proven(noon);
    expect(reasonOf(() => choose(request, noon, { ...allWell, ...changed }))).toBe(reason);
    expect(request).toMatchObject({ status: 'verified', passwordTries: 0 });
  });

  it('S-27 given another address on file, what went to the old one proves nothing', () => {
    expect(started().objection(allWell, false, noon)).toBe('destination-changed');
  });

  it('given that nothing changed, there is no objection', () => {
    expect(started().objection(allWell, true, noon)).toBeUndefined();
    expect(proven(noon).objection(allWell, true, noon)).toBeUndefined();
  });

  it.each<[string, () => ResetRequest, string]>([
    ['is changing the password', changing, 'already-changing'],
    ['has succeeded', () => settled('success'), 'over'],
    ['was cancelled', () => settled('cancelled'), 'over'],
    ['has an unknown outcome', () => settled('outcome_unknown'), 'over'],
  ])('S-27 given a flow that %s, no proof is taken', (_, given, reason) => {
    expect(given().objection(allWell, true, noon)).toBe(reason);
  });

  const settled = (status: ResetRequest['status']): ResetRequest =>
    Object.assign(started(), { status, endedAt: noon });
});

describe('a proof', () => {
  it('S-29 replaces the secret of the flow', () => {
    const request = started();
    request.prove(proof(noon), Buffer.from('second secret'));
    expect(request.flowDigest).toEqual(Buffer.from('second secret'));
    request.prove(proof(noon, { challengeId: 'other', via: 'link' }), Buffer.from('third secret'));
    expect(request.flowDigest).toEqual(Buffer.from('third secret'));
  });

  it('is told when it is accepted, and when it is refused with the reason', () => {
    const request = proven(noon);
    const refusal = request.refuseProof('wrong-code');
    expect(refusal).toBeInstanceOf(ProofRejected);
    const [, accepted, refused] = request.pullEvents();
    expect(accepted).toMatchObject({ name: 'recovery.reset.proof-accepted', outcome: 'success' });
    expect(refused).toMatchObject({
      name: 'recovery.reset.proof-refused',
      outcome: 'refused',
      reason: 'wrong-code',
    });
  });

  it('S-05 is refused in the same words whatever the reason is', () => {
    const reasons = ['wrong-code', 'no-account', 'over', 'account-disabled', 'destination-changed'];
    const told = reasons.map((reason) => {
      const { code, kind, detail, errors } = started().refuseProof(reason);
      return JSON.stringify({ code, kind, detail, errors });
    });
    expect(new Set(told).size).toBe(1);
  });
});

describe('another mail', () => {
  it.each([
    [0, 60],
    [seconds(30), 30],
    [seconds(59) + 1, 1],
  ])('asked for %i ms after the first, has to wait %i s', (elapsed, wait) => {
    const request = started();
    expect(() => request.mailAgain(pace, after(elapsed))).toThrow(ResendTooEarly);
    expect(request.mails).toBe(1);
    try {
      request.mailAgain(pace, after(elapsed));
    } catch (error) {
      expect(error).toMatchObject({ retryAfter: wait, kind: 'too-many' });
    }
  });

  it('goes out after a minute, and its link lives as long as the first one did', () => {
    const request = started();
    request.mailAgain(pace, after(minutes(29)));
    expect(request).toMatchObject({ mails: 2, lastMailAt: after(minutes(29)) });
    expect(request.objection(allWell, true, after(minutes(59) - seconds(5)))).toBeUndefined();
    expect(request.objection(allWell, true, after(minutes(59) + seconds(1)))).toBe('over');
    expect(eventNames(request)).toEqual(['recovery.reset.requested', 'recovery.reset.code-resent']);
  });

  it('S-09 goes out four times at most', () => {
    const request = started();
    for (let n = 1; n <= 4; n += 1) request.mailAgain(pace, after(minutes(n)));
    expect(() => request.mailAgain(pace, after(minutes(10)))).toThrow(ResendTooEarly);
    expect(request.mails).toBe(5);
  });

  it.each<[string, () => ResetRequest, Date]>([
    ['its link is over', () => started(), after(minutes(30))],
    ['it is proven', () => proven(noon), after(minutes(2))],
    ['the password is on its way', changing, after(minutes(2))],
  ])('does not go out when %s', (_, given, at) => {
    const request = given();
    expect(() => request.mailAgain(pace, at)).toThrow(FlowEnded);
    expect(request.mails).toBe(1);
  });
});

describe('a new password', () => {
  it('is sent on its way once all is proven, and tells whose it is', () => {
    const request = proven(noon);
    request.pullEvents();
    expect(choose(request, noon)).toBe('ada');
    expect(request).toMatchObject({ status: 'changing', changeId: 'change', passwordTries: 1 });
    expect(eventNames(request)).toEqual(['recovery.reset.password-chosen']);
  });

  it('R-22 cannot be chosen while another one is on its way', () => {
    expect(reasonOf(() => choose(changing(), noon))).toBe('already-changing');
  });

  it('may be chosen again when the store did not take it, without a new proof', () => {
    const request = changing();
    request.notDone('history', noon);
    expect(request).toMatchObject({ status: 'verified', changeId: null, endedAt: null });
    expect(choose(request, after(minutes(9)))).toBe('ada');
    expect(request.pullEvents().at(-2)).toMatchObject({ name: 'recovery.reset.failed', reason: 'history' });
  });

  it('may be refused by the store five times in one flow', () => {
    const request = proven(noon);
    for (let n = 0; n < 5; n += 1) {
      choose(request, noon);
      request.notDone('policy', noon);
    }
    expect(reasonOf(() => choose(request, noon))).toBe('too many passwords');
  });

  it('ends the flow when the store has it', () => {
    const request = changing();
    request.succeed(after(seconds(2)));
    expect(request).toMatchObject({ status: 'success', endedAt: after(seconds(2)) });
    expect(reasonOf(() => choose(request, after(seconds(3))))).toBe('too late');
    expect(eventNames(request).at(-1)).toBe('recovery.reset.succeeded');
  });

  it('ends the flow when nobody knows whether the store has it', () => {
    const request = changing();
    request.outcomeUnknown(after(seconds(2)));
    expect(request).toMatchObject({ status: 'outcome_unknown', endedAt: after(seconds(2)) });
    expect(request.pullEvents().at(-1)).toMatchObject({
      name: 'recovery.reset.failed',
      reason: 'outcome-unknown',
    });
  });
});

describe('the end by time', () => {
  it('is written once', () => {
    const request = started();
    request.expire(after(minutes(31)), false);
    request.expire(after(minutes(32)), true);
    expect(request).toMatchObject({ status: 'expired', endedAt: after(minutes(31)) });
    expect(eventNames(request)).toEqual(['recovery.reset.requested', 'recovery.reset.expired']);
  });

  it('does not come while a password is on its way', () => {
    const request = changing();
    request.expire(after(hours(1)), true);
    expect(request.status).toBe('changing');
  });

  it.each([
    ['tries were left', started, false, 'expired', 'too-late'],
    ['wrong codes had used up the tries', started, true, 'maximum_attempts', 'maximum-attempts'],
    ['it was proven by its link nevertheless', () => proven(noon), true, 'expired', 'too-late'],
  ] as const)('PR-T21 remembers why, given that %s', (_, given, triesSpent, status, reason) => {
    const request = given();
    request.expire(after(hours(1)), triesSpent);
    expect(request.status).toBe(status);
    expect(request.state(after(hours(1)))).toBe('expired');
    expect(request.pullEvents().at(-1)).toMatchObject({ name: 'recovery.reset.expired', reason });
  });
});

describe('PR-T16 what the process allows', () => {
  it.each([
    ['five minutes', 5, minutes(5)],
    ['eight minutes', 8, minutes(8)],
    ['thirty minutes, of which each step has ten', 30, minutes(10)],
  ])('PR-T16 a flow lasts %s from its first proof on', (_, requestExpiry, lasts) => {
    const request = proven(after(minutes(2)), { requestExpiry });
    expect(request.deadline()).toEqual(after(minutes(2) + lasts));
  });

  it('PR-T16 never more than the house allows', () => {
    const request = proven(noon, { requestExpiry: 600 });
    for (const later of [9, 18, 27]) request.prove(proof(after(minutes(later))), Buffer.from(`${later}`));
    expect(request.deadline()).toEqual(after(minutes(30)));
  });

  it('PR-T16 within the success window of an earlier reset it takes no password, and says how long', () => {
    const soon = { ...allWell, notBefore: after(minutes(5)) };
    const request = proven(noon);
    expect(() => choose(request, after(minutes(1)), soon)).toThrow(ResetTooSoon);
    expect(thrown(() => choose(request, after(minutes(1)), soon))).toMatchObject({ retryAfter: 240 });
    expect(request).toMatchObject({ status: 'verified', passwordTries: 0 });
    expect(choose(request, after(minutes(5)), soon)).toBe('ada');
  });

  it('PR-T16 who has not proved it does not hear of an earlier reset', () => {
    const soon = { ...allWell, notBefore: after(minutes(5)) };
    expect(reasonOf(() => choose(started(), noon, soon))).toBe('not proven');
  });

  it('BY-13 an account that became privileged takes no password by proofs that are too weak', () => {
    const standing = { ...allWell, accountWithinAssurance: false };
    expect(started().objection(standing, true, noon)).toBe('account-privileged');
    expect(reasonOf(() => choose(proven(noon), noon, standing))).toBe('account-privileged');
  });
});

describe('a decoy', () => {
  const decoy = () => started({ userId: null });

  it.each([noon, after(minutes(29)), after(minutes(31))])(
    'S-05 shows the states of a real request at %s',
    (at) => {
      expect(decoy().state(at)).toBe(started().state(at));
      expect(decoy().deadline()).toEqual(started().deadline());
    },
  );

  it('S-05 takes no proof, whatever is given', () => {
    expect(decoy().objection(allWell, true, noon)).toBe('no-account');
  });

  it('S-05 mails again by the same rules', () => {
    const request = decoy();
    expect(() => request.mailAgain(pace, after(seconds(59)))).toThrow(ResendTooEarly);
    for (let n = 1; n <= 4; n += 1) request.mailAgain(pace, after(minutes(n)));
    expect(() => request.mailAgain(pace, after(minutes(10)))).toThrow(ResendTooEarly);
  });

  it('S-26 never comes to a new password, even if a proof got into it', () => {
    const request = decoy();
    request.prove(proof(noon), Buffer.from('secret'));
    expect(reasonOf(() => choose(request, noon))).toBe('not proven');
  });
});
