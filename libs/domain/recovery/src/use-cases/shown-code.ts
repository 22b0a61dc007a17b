import { applicationOf, Refused, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Challenges, type CountedCode, type FoundLink } from '@latchkey/verification';
import { FurtherProofRequired, LinkRejected, ProofRejected } from '../reset-request/errors.ts';
import { readRequestCode } from '../reset-request/request-code.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';
import { FlowGate } from './flow-gate.ts';
import { ProofAcceptance } from './proven-flow.ts';
import { LinkJudgement } from './redeem-link.ts';
import { CodeJudgement } from './submit-proof.ts';

/** What an application shows beside a new password: one of three, never two (RA-03 to RA-06). */
export type ShownCode =
  | { readonly by: 'email_auth_code'; readonly emailAuthCode: string }
  | { readonly by: 'verification_code'; readonly requestCode: string; readonly verificationCode: string }
  | { readonly by: 'password_reset_code'; readonly passwordResetCode: string };

export type ShownLink = Exclude<ShownCode, { by: 'verification_code' }>;
export type ShownTypedCode = Extract<ShownCode, { by: 'verification_code' }>;

interface CountedTry {
  readonly kind: 'code';
  readonly code: string;
  readonly counted: CountedCode;
  /** Of the flow, as its request code has it. */
  readonly presentSecret: string;
}

/** A code whose request is known. Nothing is spent yet; a typed code has been counted. */
export interface WeighedCode {
  readonly request: ResetRequest;
  /** By which the same code, shown again, goes on with the flow that it has proved. */
  readonly flowSecret: string;
  /** Whether it proves, as far as can be seen before it is spent: who shows a wrong one hears nothing but that. */
  readonly isRight: boolean;
  readonly how:
    { readonly kind: 'proved-before' } | { readonly kind: 'link'; readonly link: FoundLink } | CountedTry;
}

/**
 * The secrets of flows that one call proves and uses. They are made of the code itself: who has shown it once, and whose
 * store was away, may show it once more. A link that was redeemed on a page leads to another secret.
 */
export class ShownCodeSecrets {
  constructor(
    private readonly secrets: Secrets,
    private readonly gate: FlowGate,
  ) {}

  of(...parts: readonly string[]): string {
    const { tenantId, environment } = TenantContext.current();
    return this.secrets.keyedDigest('shown-code', tenantId, environment, ...parts).toString('base64url');
  }

  isOf({ flowDigest }: ResetRequest, flowSecret: string): boolean {
    return this.secrets.equal(flowDigest, this.gate.digest(flowSecret));
  }

  tokenDigest(token: string): Buffer {
    return this.secrets.tokenDigest(token);
  }
}

/** Finds the requests of links, for the application that they belong to alone (RA-11). */
export class ShownLinks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly resetRequests: ResetRequests,
    private readonly challenges: Challenges,
    private readonly secrets: ShownCodeSecrets,
  ) {}

  /** Throws LinkRejected for what is unknown, of another kind, or of another application. */
  weigh(shown: ShownLink): Promise<WeighedCode> {
    const [token, kind] =
      shown.by === 'email_auth_code'
        ? ([shown.emailAuthCode, 'self_service'] as const)
        : ([shown.passwordResetCode, 'administrator_link'] as const);
    return this.unitOfWork.read(async () => {
      const link = await this.challenges.findLink(this.secrets.tokenDigest(token));
      const request = link && (await this.resetRequests.look(link.requestId));
      if (!link || !request?.userId || !isOwn(request)) throw new LinkRejected('unknown here');
      if (request.kind !== kind) throw new LinkRejected('a link of another kind');
      const flowSecret = this.secrets.of(shown.by, token);
      const isProved = this.secrets.isOf(request, flowSecret);
      const how = isProved ? ({ kind: 'proved-before' } as const) : ({ kind: 'link', link } as const);
      return { request, flowSecret, isRight: true, how };
    });
  }
}

/** Finds the requests of typed codes, and counts each try before it is compared. */
export class ShownTypedCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly resetRequests: ResetRequests,
    private readonly challenges: Challenges,
    private readonly proofs: ProofAcceptance,
    private readonly secrets: ShownCodeSecrets,
  ) {}

  /** Throws ProofRejected for what is unknown, used up, or of another application. */
  async weigh({ by, requestCode, verificationCode: code }: ShownTypedCode): Promise<WeighedCode> {
    const named = readRequestCode(requestCode);
    const request = named && (await this.unitOfWork.read(() => this.resetRequests.look(named.id)));
    if (!request || !isOwn(request)) throw new ProofRejected('unknown here');
    const flowSecret = this.secrets.of(by, requestCode, code);
    if (this.secrets.isOf(request, flowSecret))
      return { request, flowSecret, isRight: true, how: { kind: 'proved-before' } };
    return this.tried(request, flowSecret, code, named.flowSecret);
  }

  private async tried(
    request: ResetRequest,
    flowSecret: string,
    code: string,
    presentSecret: string,
  ): Promise<WeighedCode> {
    const flowDigest = this.secrets.tokenDigest(presentSecret);
    const counted = await this.challenges.countAttempt({ requestId: request.id, flowDigest });
    if (!counted) throw new ProofRejected('nothing to compare with');
    const isRight = request.userId !== null && this.proofs.matches(request, code, counted);
    return { request, flowSecret, isRight, how: { kind: 'code', code, counted, presentSecret } };
  }
}

/** Spends a weighed code for its request. Called inside the concluding transaction; what it throws spends nothing. */
export class CodeAcceptance {
  constructor(
    private readonly resetRequests: ResetRequests,
    private readonly gate: FlowGate,
    private readonly links: LinkJudgement,
    private readonly codes: CodeJudgement,
  ) {}

  /** Throws LinkRejected, FurtherProofRequired; a wrong code is returned, for it counts. */
  async accept({
    request: { id },
    flowSecret,
    how,
  }: WeighedCode): Promise<ResetRequest | Refused<ProofRejected>> {
    if (how.kind === 'proved-before') return this.gate.enter(id, flowSecret);
    const request =
      how.kind === 'link' ? await this.linked(id) : await this.gate.enter(id, how.presentSecret);
    const proven =
      how.kind === 'link'
        ? await this.links.judge(request, how.link, flowSecret)
        : await this.codes.judge(request, how.code, how.counted, flowSecret);
    if (proven instanceof Refused) return proven;
    if (!request.isProven()) throw new FurtherProofRequired();
    return request;
  }

  private async linked(id: string): Promise<ResetRequest> {
    const request = await this.resetRequests.getForUpdate(id);
    if (!request) throw new LinkRejected('gone');
    return request;
  }
}

function isOwn({ applicationId }: ResetRequest): boolean {
  return applicationId === applicationOf(TenantContext.current().actor);
}
