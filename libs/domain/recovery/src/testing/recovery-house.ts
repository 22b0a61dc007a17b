import {
  BreachedPasswords,
  Blocklist,
  ChangeOutcomes,
  CredentialChanges,
  SessionRevocations,
  OutcomeSignal,
  passwordParcel,
  passwordPolicyParts,
  StoreDeclarations,
} from '@latchkey/credentials';
import {
  InMemoryBlocklist,
  InMemoryChangeOutcomes,
  InMemoryCredentialChanges,
  InMemorySessionRevocations,
  type SessionHolder,
  ScriptedBreaches,
} from '@latchkey/credentials/testing';
import { Sessions, Users } from '@latchkey/identity';
import { InMemorySessions, InMemoryUsers } from '@latchkey/identity/testing';
import { OwnChanges, PausedSignIns } from '@latchkey/sign-in';
import { InMemoryOwnChanges, InMemoryPausedSignIns } from '@latchkey/sign-in/testing';
import { Clock, HandOver, Secrets, UnitOfWork } from '@latchkey/kernel';
import {
  composeParts,
  InMemoryHandOver,
  inMemoryWorld,
  ParcelShelf,
  PlaceBoundSealer,
  unitWithin,
  within,
  type Composition,
  type InMemoryWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { messageParcel, Messages, type Message, type MessageKind } from '@latchkey/messaging';
import { InMemoryMessages } from '@latchkey/messaging/testing';
import {
  AskedProofs,
  Authenticator,
  Challenges,
  EnrollableMethods,
  EnrolmentBox,
  Enrolments,
  PersonalRecords,
  ProofAttempts,
  RecoveryCodes,
  SmsMethod,
} from '@latchkey/verification';
import {
  CollectedSmsCodes,
  CountedCodes,
  InMemoryAskedProofs,
  InMemoryChallenges,
  InMemoryEnrolments,
  InMemoryPersonalRecords,
  InMemoryProofAttempts,
} from '@latchkey/verification/testing';
import { recoveryParts, recoveryWorkerParts } from '../parts.ts';
import { Brakes } from '../brake/brakes.ts';
import { BrakeLimits } from '../brake/limits.ts';
import { ActivityMonitor } from '../lockout/activity-monitor.ts';
import { Lockouts } from '../lockout/lockouts.ts';
import { MailBudgets } from '../mail-budget/mail-budgets.ts';
import { Puzzles } from '../proof-of-work/puzzles.ts';
import { SpentProofs } from '../proof-of-work/spent-proofs.ts';
import { Processes } from '../process/processes.ts';
import { Accounts } from '../reset-request/accounts.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';
import { StepSessions } from '../step-session/step-sessions.ts';
import { StartResetHandler, StartReset, type StartedReset } from '../use-cases/start-reset.ts';
import { EasyPuzzles } from './easy-puzzles.ts';
import { InMemorySpentProofs } from './in-memory-spent-proofs.ts';
import { InMemoryStepSessions } from './in-memory-step-sessions.ts';
import { InMemoryProcesses } from './in-memory-processes.ts';
import { InMemoryBrakes } from './in-memory-brakes.ts';
import { InMemoryActivityMonitor, InMemoryLockouts } from './in-memory-lockouts.ts';
import { InMemoryMailBudgets } from './in-memory-mail-budgets.ts';
import { InMemoryPlantedDecoys } from './in-memory-planted-decoys.ts';
import { InMemoryResetRequests } from './in-memory-reset-requests.ts';
import { InMemoryAccounts, InMemoryTenant } from './in-memory-tenant.ts';
import { Riddles } from './riddles.ts';

class LocalDeclarations extends StoreDeclarations {
  multiFactorSignIn(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

/** Time that passes only by waiting. */
export class CountedSignal extends OutcomeSignal {
  elapsed = 0;
  waited: () => void = () => undefined;

  wait(_changeId: string, milliseconds: number): Promise<void> {
    this.elapsed += milliseconds;
    this.waited();
    return Promise.resolve();
  }

  monotonic(): number {
    return this.elapsed;
  }
}

/** What a mail carries, opened. */
export interface MailedParts {
  readonly token: string;
  readonly code: string;
  readonly linkUntil: string;
  readonly codeUntil: string;
}

/** The whole recovery of one tenant, in memory. */
export class RecoveryHouse {
  readonly world: InMemoryWorld = inMemoryWorld();
  readonly tenant = new InMemoryTenant(this.world.ours);
  readonly changes = new InMemoryCredentialChanges(this.world.database, () => ({
    driver: 'scripted',
    userName: this.world.ours.userName,
  }));
  /** Whoever holds sessions beside us; nobody, unless a test says so. */
  sessionHolders: readonly SessionHolder[] = [];
  readonly revocations = new InMemorySessionRevocations(
    this.world.database,
    () => this.sessionHolders,
    (userId) => (userId === this.world.ours.userId ? this.world.ours : undefined),
  );
  readonly requests = new InMemoryResetRequests(
    this.world.database,
    (request) => this.tenant.standing(request),
    this.changes,
    () => this.tenant.limits,
  );
  readonly challenges = new InMemoryChallenges(this.world.database, this.world.clock, this.requests);
  readonly attempts = new InMemoryProofAttempts(
    this.world.database,
    this.world.clock,
    this.requests,
    this.challenges.brakes,
  );
  readonly enrolments = new InMemoryEnrolments(this.world.database);
  readonly records = new InMemoryPersonalRecords(this.world.database);
  readonly asked = new InMemoryAskedProofs(this.world.database);
  readonly codes = new CountedCodes();
  readonly smsCodes = new CollectedSmsCodes();
  readonly box = new EnrolmentBox(new PlaceBoundSealer());
  readonly lockouts = new InMemoryLockouts(this.world.database, this.challenges);
  readonly decoys = new InMemoryPlantedDecoys(this.world.database, () => false);
  readonly messages = new InMemoryMessages(this.world.database);
  readonly budgets = new InMemoryMailBudgets(
    this.world.database,
    this.world.clock,
    this.messages,
    this.challenges,
  );
  readonly sessions = new InMemorySessions(this.world.database);
  readonly stepSessions = new InMemoryStepSessions(this.world.database);
  readonly shelf = new ParcelShelf();
  readonly handOver = new InMemoryHandOver(this.shelf);
  readonly signal = new CountedSignal();
  readonly parts: Composition = composeParts(
    [...recoveryParts, ...recoveryWorkerParts, ...passwordPolicyParts],
    [
      [UnitOfWork, this.world.unitOfWork],
      [Clock, this.world.clock],
      [Secrets, this.world.secrets],
      [HandOver, this.handOver],
      [Processes, new InMemoryProcesses(this.world.database, (id) => this.tenant.plan(id))],
      [Accounts, new InMemoryAccounts(this.tenant, this.decoys)],
      [ResetRequests, this.requests],
      [StepSessions, this.stepSessions],
      [Challenges, this.challenges],
      [ProofAttempts, this.attempts],
      [Enrolments, this.enrolments],
      [PersonalRecords, this.records],
      [EnrolmentBox, this.box],
      [AskedProofs, this.asked],
      [
        EnrollableMethods,
        new EnrollableMethods([
          new Authenticator(this.codes),
          new RecoveryCodes(this.world.secrets),
          new Riddles(),
          new SmsMethod(this.world.secrets, this.smsCodes),
        ]),
      ],
      [Messages, this.messages],
      [Sessions, this.sessions],
      [Lockouts, this.lockouts],
      [ActivityMonitor, new InMemoryActivityMonitor(this.world.database, this.world.clock)],
      [MailBudgets, this.budgets],
      [Brakes, new InMemoryBrakes(this.world.clock)],
      [BrakeLimits, new BrakeLimits()],
      [Puzzles, new EasyPuzzles()],
      [SpentProofs, new InMemorySpentProofs(this.world.database)],
      [CredentialChanges, this.changes],
      [SessionRevocations, this.revocations],
      [ChangeOutcomes, new InMemoryChangeOutcomes(this.changes)],
      [StoreDeclarations, new LocalDeclarations()],
      [Blocklist, new InMemoryBlocklist(['password12345678'])],
      [BreachedPasswords, new ScriptedBreaches()],
      [OutcomeSignal, this.signal],
      [PausedSignIns, new InMemoryPausedSignIns(this.world.database)],
      [OwnChanges, new InMemoryOwnChanges(this.world.database)],
      [Users, new InMemoryUsers(this.world.database)],
    ],
  );

  /** Runs `work` for a person who came to this tenant's application. */
  here<T>(work: () => Promise<T>, premises: Premises = this.world.ours): Promise<T> {
    return within(premises, work);
  }

  at<T>(work: () => Promise<T>): Promise<T> {
    return unitWithin(this.world, this.world.ours, work);
  }

  start(identifier = 'ada@example.com', device: string | null = null): Promise<StartedReset> {
    const handler = this.parts.handler(StartResetHandler);
    return this.here(() =>
      handler.execute(new StartReset(identifier, 'en', { network: '192.0.2.1', device })),
    );
  }

  async request(id: string): Promise<ResetRequest> {
    const request = await this.at(async () => this.requests.table.peek((row) => row.id === id));
    if (!request) throw new Error('no such request');
    return request;
  }

  queued(): Promise<Message[]> {
    return this.at(async () => this.messages.table.all());
  }

  /** What the newest mail with a link carries. */
  async mailed(wanted: MessageKind = 'reset-link'): Promise<MailedParts> {
    const links = (await this.queued()).filter(({ kind }) => kind === wanted);
    const parcel = this.shelf.fetch(links.at(-1)?.sealedParts ?? '');
    if (parcel?.purpose !== messageParcel) throw new Error('no mail with a link');
    return parcel.content as unknown as MailedParts;
  }

  /** The password that was sealed for a change. */
  async sealedPassword(changeId: string): Promise<string | undefined> {
    const change = await this.at(async () => this.changes.table.peek(({ id }) => id === changeId));
    const parcel = this.shelf.fetch(change?.sealedPassword ?? '');
    return parcel?.purpose === passwordParcel ? parcel.content['password'] : undefined;
  }
}
