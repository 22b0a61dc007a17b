import { METHODS, pageOf } from './enrolment-steps.ts';
import { OFFERED, QUESTIONS } from './fake-enrolments.ts';
import { clickMain, open, signedIn, type State } from './page-states.ts';
import type { Stage } from './short-way.ts';

/** As far as the page that is shown once. */
async function begun(stage: Stage, of: keyof typeof OFFERED): Promise<void> {
  await signedIn(stage, pageOf(of));
  if (of === 'phone') await stage.page.fill('[name=phone]', '+49 151 23456778');
  await stage.page.fill('[name=password]', stage.test.api.password);
  await clickMain(stage.page);
}

const byLink = (stage: Stage): Promise<void> =>
  open(stage, `/enrol/link/${stage.test.api.enrolments.mailLink()}`);

/** Pages on which people set up what they prove by. */
export const ENROLMENT_STATES: Readonly<Record<string, State>> = {
  methods: async (stage) => {
    const { enrolments } = stage.test.api;
    const lastUsedAt = new Date(Date.now() - 50 * 3600_000);
    const later = { usable: false, usableFrom: new Date(Date.now() + 20 * 3600_000) };
    enrolments.has('authenticator', { lastUsedAt });
    enrolments.has('passkey', { status: 'begun', usable: false, usableFrom: null });
    enrolments.has('phone', { label: '42' });
    const { id } = enrolments.has('phone', { label: '78', ...later });
    await signedIn(stage, `${METHODS}?added=${id}`);
  },
  'methods-by-link': async (stage) => {
    stage.test.api.enrolments.offered = [OFFERED.codes];
    await byLink(stage);
    await clickMain(stage.page);
  },
  'enrol-phone-refused': async (stage) => {
    await signedIn(stage, pageOf('phone'));
    await clickMain(stage.page);
  },
  'enrol-questions': async (stage) => {
    await signedIn(stage, pageOf('questions'));
    await stage.page.selectOption('[name=question-1]', QUESTIONS[0]?.id ?? '');
    await stage.page.selectOption('[name=question-2]', QUESTIONS[0]?.id ?? '');
    await clickMain(stage.page);
  },
  'enrol-authenticator': (stage) => begun(stage, 'authenticator'),
  'enrol-phone-code': async (stage) => {
    await begun(stage, 'phone');
    await stage.page.fill('[name=code]', '000 000');
    await clickMain(stage.page);
  },
  'enrol-passkey': (stage) => begun(stage, 'passkey'),
  'enrol-codes': (stage) => begun(stage, 'codes'),
  'enrol-removal': async (stage) => {
    const { id } = stage.test.api.enrolments.has('phone', { label: '42' });
    await signedIn(stage, `${pageOf('phone')}/${id}/removal`);
  },
  'enrol-link': byLink,
  'enrol-link-rejected': (stage) => open(stage, '/enrol/link/cut-off'),
};
