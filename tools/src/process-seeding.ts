import type { Transactions } from '@latchkey/persistence';
import { Process, type NewProcess, type ProcessFacts } from '@latchkey/recovery';

/** The transaction that is running. */
type Running = ReturnType<Transactions['current']>;

export interface Served {
  readonly storeId: string;
  readonly verificationId: string;
}

/** A process that proves by mail, active: its first version is in force. Whoever asks for it adds the process itself. */
export function seedProcess(
  transaction: Running,
  site: Omit<NewProcess, 'name' | 'policy'>,
  { storeId, verificationId }: Served,
): Process {
  const policy = {
    publicAccess: { addressSuffix: 'forgotten-password' },
    storeId,
    verifications: [{ verificationId, order: 1 }],
  };
  const process = Process.create({ ...site, name: 'Forgotten password', policy });
  const activation = { at: site.createdAt, actor: 'system:seed' };
  const version = process.activate(asSeeded(site, verificationId), activation);
  transaction.insert('process_version', {
    ...{ process_id: process.id, number: version.number, store_id: storeId, owed: version.owed },
    ...{ choice_from: version.choice.from, choice_wanted: version.choice.wanted },
    recovers_privileged: version.recoversPrivileged,
    ...{ policy: JSON.stringify(version.policy), risks: '[]', group_ids: null },
    ...{
      self_service: version.selfService,
      activated_at: version.activatedAt,
      activated_by: activation.actor,
    },
  });
  transaction.insert('process_verification', { process_id: process.id, verification_id: verificationId });
  return process;
}

/** What is true around the process that is being made: all that it needs is made with it. */
function asSeeded({ environment }: Pick<NewProcess, 'environment'>, verificationId: string): ProcessFacts {
  return {
    environment,
    application: { active: true, origins: [] },
    store: {
      ...{ active: true, mock: false, acceptsPassword: true, answersLater: false, canUnlock: true },
      ...{ holdsMailboxes: false, multiFactorSignIn: false },
    },
    identificationType: undefined,
    verifications: new Map([[verificationId, { method: 'email', active: true, methodAllowed: true }]]),
    groupIds: new Set(),
    addressTaken: false,
    canSendSms: false,
    hasSmsService: false,
    postReset: undefined,
    generator: undefined,
    enrolmentChecks: new Map(),
  };
}
