import type { Page } from 'playwright-core';
import { problem } from './fake-front.ts';
import { GOOD_PASSWORD, KNOWN_USER } from './fake-public-api.ts';
import { ShortWay, type Stage } from './short-way.ts';

export type State = (stage: Stage) => Promise<void>;

export const clickMain = (page: Page): Promise<void> =>
  page.locator('main form button:not([type=button])').first().click();

export async function open(stage: Stage, path: string): Promise<void> {
  await stage.page.goto(`${stage.origin}${path}`);
}

/** A puzzle that keeps the browser busy for as long as one looks at the page. */
function workDemanded() {
  const [nonce, salt] = ['0'.repeat(32), '1'.repeat(32)];
  const asked = { algorithm: 'PBKDF2/SHA-256', cost: 2000, keyLength: 32, keyPrefix: 'f'.repeat(64) };
  const challenge = { parameters: { ...asked, nonce, salt }, signature: 'a'.repeat(64) };
  const refused = problem(403, 'proof-of-work-required');
  return {
    ...refused,
    body: { ...(refused.body as object), proofOfWork: { challenge, waitTicket: 'wait.a', waitSeconds: 30 } },
  };
}

async function asks(stage: Stage): Promise<void> {
  await open(stage, '/reset');
  await stage.page.fill('[name=identifier]', KNOWN_USER.identifier);
  await clickMain(stage.page);
}

async function asked(stage: Stage): Promise<void> {
  await (await (await ShortWay.of(stage)).asked()).open('/reset/sent');
}

/** At the step that follows the code of the mail, whatever that is. */
async function proven(stage: Stage): Promise<void> {
  await (await (await ShortWay.of(stage)).proven()).open('/reset/password');
}

async function asksMore(stage: Stage): Promise<void> {
  const mock = { method: 'mock_success', mandatory: false, given: false };
  stage.test.api.further = [
    { ...mock, id: '01a20000-0000-7000-8000-0000000000a1', name: 'Badge at the gate' },
    { ...mock, id: '01a20000-0000-7000-8000-0000000000a2', name: 'الهاتف' },
  ];
  stage.test.api.chooseMore = 1;
  await proven(stage);
}

async function inState(
  stage: Stage,
  state: 'setting' | 'submitted' | 'outcome_unknown' | 'succeeded' | 'failed',
): Promise<void> {
  const way = await (await ShortWay.of(stage)).proven();
  stage.test.api.latest().state = state;
  await way.open('/reset/password');
}

/** Everything that a last step can offer where nobody chooses a password. */
async function generates(stage: Stage, endings = ['generate_password', 'unlock']): Promise<void> {
  const generatedPassword = { shown: true, mailed: true };
  stage.test.api.terms = { endings, generatedPassword, mailsLink: false };
  await proven(stage);
}

/** As far as the page with what a proof asks first. */
async function asksFirst(stage: Stage, asksFor: 'answers' | 'code' | 'passkey'): Promise<void> {
  const id = '01a20000-0000-7000-8000-0000000000a6';
  const method = { answers: 'questions', code: 'sms', passkey: 'passkey' }[asksFor];
  stage.test.api.further = [
    { id, name: 'My own way', method, asksFor, asksFirst: true, mandatory: true, given: false },
  ];
  await proven(stage);
  await clickMain(stage.page);
}

async function signInWith(stage: Stage, password: string): Promise<void> {
  await open(stage, '/sign-in');
  await stage.page.fill('[name=identifier]', KNOWN_USER.identifier);
  await stage.page.fill('[name=password]', password);
  await clickMain(stage.page);
}

export async function signedIn(stage: Stage, path = '/account'): Promise<void> {
  await (await (await ShortWay.of(stage)).signedIn()).open(path);
}

/** With all that such a page can have. */
async function asksNewPassword(stage: Stage): Promise<void> {
  stage.test.api.pausedSignIns.asks = { askCurrentPassword: true, allowSkip: true };
  await signedIn(stage, '/sign-in/new-password');
}

/** Every page and every state of it, and how a visitor comes there. */
export const PAGE_STATES: Readonly<Record<string, State>> = {
  identify: (stage) => open(stage, '/reset'),
  'identify-required': async (stage) => {
    await open(stage, '/reset');
    await clickMain(stage.page);
  },
  'identify-open-too-long': async (stage) => {
    await open(stage, '/reset');
    await stage.page
      .locator('[name=form]')
      .evaluate((field: { value: string }) => void (field.value = 'old'));
    await stage.page.fill('[name=identifier]', KNOWN_USER.identifier);
    await clickMain(stage.page);
  },
  work: async (stage) => {
    stage.test.api.override = ({ path }) => (path === '/v1/reset-requests' ? workDemanded() : undefined);
    await asks(stage);
  },
  'work-too-early': async (stage) => {
    stage.test.api.override = ({ path }) => (path === '/v1/reset-requests' ? workDemanded() : undefined);
    await asks(stage);
    await clickMain(stage.page);
  },
  sent: asked,
  'sent-code-rejected': async (stage) => {
    await asked(stage);
    await stage.page.fill('[name=code]', '000 000');
    await clickMain(stage.page);
  },
  'sent-again': async (stage) => {
    await asked(stage);
    await stage.page.click('#resend');
  },
  'sent-too-early': async (stage) => {
    await asked(stage);
    stage.test.api.override = ({ path }) =>
      path.endsWith('/challenges') ? problem(429, 'resend-too-early', [], 45) : undefined;
    await stage.page.click('#resend');
  },
  'sent-code-expired': async (stage) => {
    const way = await (await ShortWay.of(stage)).asked();
    stage.test.api.latest().codeExpiresAt = new Date(Date.now() - 60_000);
    await way.open('/reset/sent');
  },
  link: async (stage) => {
    const way = await (await ShortWay.of(stage)).asked();
    await way.open(`/reset/link/${stage.test.api.latest().linkToken}`);
  },
  'link-rejected': async (stage) => {
    await open(stage, `/reset/link/${'a'.repeat(43)}`);
    await clickMain(stage.page);
  },
  more: asksMore,
  'more-rejected': async (stage) => {
    await asksMore(stage);
    stage.test.api.override = ({ path }) =>
      path.endsWith('/proofs') ? problem(410, 'proof-rejected') : undefined;
    await clickMain(stage.page);
  },
  'more-codes': async (stage) => {
    const given = { mandatory: false, given: false, asksFor: 'code' } as const;
    const kept = { ...given, id: '01a20000-0000-7000-8000-0000000000a4', name: 'Recovery codes' };
    const app = { ...given, id: '01a20000-0000-7000-8000-0000000000a3', name: 'Authenticator app' };
    const phone = { ...given, id: '01a20000-0000-7000-8000-0000000000a5', name: 'Second telephone' };
    stage.test.api.further = [
      { ...app, method: 'authenticator' },
      { ...kept, method: 'recovery_codes' },
      { ...phone, method: 'authenticator', readiness: 'quarantined' },
    ];
    stage.test.api.chooseMore = 1;
    await proven(stage);
  },
  'more-telephones': async (stage) => {
    stage.test.api.further = [
      {
        ...{ id: '01a20000-0000-7000-8000-0000000000a7', name: 'My telephone', method: 'sms' },
        ...{ asksFor: 'code', asksFirst: true, mandatory: true, given: false },
        destinations: ['78', '99'].map((label) => ({
          ...{ id: `01a20000-0000-7000-8000-0000000000${label}`, label },
        })),
      },
    ];
    await proven(stage);
  },
  'more-questions': (stage) => asksFirst(stage, 'answers'),
  'more-questions-rejected': async (stage) => {
    await asksFirst(stage, 'answers');
    await clickMain(stage.page);
  },
  'more-passkey': (stage) => asksFirst(stage, 'passkey'),
  'more-message': (stage) => asksFirst(stage, 'code'),
  password: proven,
  'password-refused': async (stage) => {
    await proven(stage);
    await stage.page.fill('[name=new-password]', 'secret');
    await clickMain(stage.page);
  },
  'password-store-down': async (stage) => {
    await proven(stage);
    stage.test.api.override = ({ path }) =>
      path.endsWith('/password') ? problem(503, 'store-unavailable') : undefined;
    await stage.page.fill('[name=new-password]', GOOD_PASSWORD);
    await clickMain(stage.page);
  },
  'password-or-unlock': async (stage) => {
    stage.test.api.terms = { ...stage.test.api.terms, endings: ['choose_password', 'unlock'] };
    await proven(stage);
  },
  generate: generates,
  'generate-not-made': async (stage) => {
    await generates(stage);
    stage.test.api.override = ({ path }) =>
      path.endsWith('/generated-password') ? problem(503, 'store-unavailable') : undefined;
    await clickMain(stage.page);
  },
  generated: async (stage) => {
    await generates(stage);
    await clickMain(stage.page);
    await stage.page.click('summary');
  },
  'generated-gone': async (stage) => {
    await generates(stage);
    stage.test.api.terms = { ...stage.test.api.terms, generatedPassword: { shown: true, mailed: false } };
    await clickMain(stage.page);
    await stage.page.waitForSelector('details');
    await stage.page.reload();
  },
  request: (stage) => generates(stage, ['request_password', 'unlock']),
  requested: async (stage) => {
    await generates(stage, ['request_password']);
    await clickMain(stage.page);
  },
  'request-done': async (stage) => {
    await generates(stage, ['request_password']);
    await clickMain(stage.page);
    stage.test.api.latest().state = 'succeeded';
    await open(stage, '/reset/status');
  },
  unlock: (stage) => generates(stage, ['unlock']),
  'unlock-refused': async (stage) => {
    await generates(stage, ['unlock']);
    stage.test.api.override = ({ path }) =>
      path.endsWith('/unlock') ? problem(409, 'unlock-refused') : undefined;
    await clickMain(stage.page);
  },
  unlocked: async (stage) => {
    await generates(stage, ['unlock']);
    await clickMain(stage.page);
  },
  'sent-code-only': async (stage) => {
    stage.test.api.terms = { ...stage.test.api.terms, mailsLink: false };
    await asked(stage);
  },
  'status-submitted': (stage) => inState(stage, 'submitted'),
  'status-waiting': (stage) => inState(stage, 'setting'),
  'status-unknown': (stage) => inState(stage, 'outcome_unknown'),
  done: async (stage) => {
    await proven(stage);
    await stage.page.fill('[name=new-password]', GOOD_PASSWORD);
    await clickMain(stage.page);
  },
  failed: (stage) => inState(stage, 'failed'),
  ended: (stage) => open(stage, '/reset/password'),
  unavailable: async (stage) => {
    await open(stage, '/reset');
    await stage.page.fill('[name=identifier]', KNOWN_USER.identifier);
    stage.test.api.override = ({ path }) => (path === '/v1/reset-requests' ? 'hang up' : undefined);
    await clickMain(stage.page);
  },
  'too-many': async (stage) => {
    await open(stage, '/reset');
    await stage.page.fill('[name=identifier]', KNOWN_USER.identifier);
    stage.test.api.override = ({ path }) =>
      path === '/v1/reset-requests' ? problem(429, 'too-many-requests', [], 600) : undefined;
    await clickMain(stage.page);
  },
  'not-found': (stage) => open(stage, '/no/such/page'),
  'unknown-host': async ({ page, origin }) => {
    await page.goto(`${origin.replace('localhost', 'nobody.localhost')}/reset`);
  },
  'sign-in': (stage) => open(stage, '/sign-in'),
  'sign-in-refused': (stage) => signInWith(stage, 'wrong'),
  'choose-password': (stage) => asksNewPassword(stage),
  'choose-password-faults': async (stage) => {
    await asksNewPassword(stage);
    await stage.page.fill('[name=current-password]', 'not the present one');
    await stage.page.fill('[name=new-password]', GOOD_PASSWORD);
    await clickMain(stage.page);
  },
  account: async (stage) => {
    stage.test.api.sessions.offers = ['change_password', 'unlock'];
    await signedIn(stage, '/account?done=changed');
  },
  'change-password': async (stage) => {
    stage.test.api.sessions.offers = ['change_password'];
    await signedIn(stage, '/account/password');
    await clickMain(stage.page);
  },
  'change-not-offered': (stage) => signedIn(stage, '/account/password'),
  'signed-out': async (stage) => {
    await signedIn(stage);
    await clickMain(stage.page);
  },
};
