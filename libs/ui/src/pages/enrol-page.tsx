import type { ReactNode } from 'react';
import type { Problem } from '../components/error-summary.tsx';
import { Field, PasswordField, PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { MessageId } from '../messages/en.ts';
import type { PageFrame } from '../page-frame.ts';
import { enrolProblems, type EnrolProblem } from './enrol-problems.ts';
import { QuestionFields, type QuestionsToChoose } from './question-fields.tsx';

export type AskedToBegin =
  { readonly kind: 'nothing' } | { readonly kind: 'phone' } | (QuestionsToChoose & { kind: 'questions' });

export interface EnrolPage {
  readonly verificationId: string;
  /** The tenant's own words. */
  readonly title: string;
  readonly method: string;
  readonly form: AskedToBegin;
  readonly formId: string;
  readonly asksPassword: boolean;
  readonly typedPhone?: string | undefined;
  /** Ids of questions, as they were chosen. */
  readonly chosen?: readonly string[] | undefined;
  readonly problems?: readonly EnrolProblem[] | undefined;
  readonly retryAt?: Date | undefined;
}

/** What a method does for a person, and what it costs them: said before they begin. */
const CONSEQUENCES: Readonly<Record<string, MessageId>> = {
  authenticator: 'enrol.about-authenticator',
  recovery_codes: 'enrol.about-recovery-codes',
  passkey: 'enrol.about-passkey',
  sms: 'enrol.about-sms',
  questions: 'enrol.about-questions',
};

/** The first step of every method; one that this page does not know needs no more than its title and the button. */
export function enrolPage(frame: PageFrame, page: EnrolPage): string {
  const voice = new PageVoice(frame);
  const { form, retryAt } = page;
  const minimum = form.kind === 'questions' ? form.minimumAnswerLength : 1;
  const problems = enrolProblems(voice, page.problems ?? [], { minimum, retryAt });
  const consequence = CONSEQUENCES[page.method];
  return renderPage(voice, {
    title: page.title,
    problems,
    way: 'methods',
    children: (
      <>
        {consequence ? <p>{voice.rich(consequence)}</p> : null}
        <p>{voice.say('enrol.quarantine')}</p>
        {page.method === 'passkey' ? <NeedsScript voice={voice} /> : null}
        <PostForm action={`/account/methods/${page.verificationId}`} formId={page.formId}>
          <Asked voice={voice} page={page} problems={problems} />
          {page.asksPassword ? <OwnPassword voice={voice} problems={problems} /> : null}
          <button>{voice.say(form.kind === 'phone' ? 'enrol.send-code' : 'enrol.submit')}</button>
        </PostForm>
      </>
    ),
  });
}

/** Said before a password is typed in vain. */
function NeedsScript({ voice }: { readonly voice: PageVoice }): ReactNode {
  return (
    <noscript>
      <div className="notice">
        <p>{voice.say('enrol.passkey-script')}</p>
      </div>
    </noscript>
  );
}

/** Whoever only holds a session changes nothing. */
export function OwnPassword(props: {
  readonly voice: PageVoice;
  readonly problems: readonly Problem[];
}): ReactNode {
  const { voice, problems } = props;
  return (
    <PasswordField
      voice={voice}
      name="password"
      label={voice.say('sign-in.password')}
      hint={voice.say('enrol.password-hint')}
      problems={problems}
      autoComplete="current-password"
    />
  );
}

function Asked(props: {
  readonly voice: PageVoice;
  readonly page: EnrolPage;
  readonly problems: readonly Problem[];
}): ReactNode {
  const { voice, page, problems } = props;
  const { form, typedPhone = '', chosen = [] } = page;
  switch (form.kind) {
    case 'nothing':
      return null;
    case 'phone':
      return (
        <Field
          voice={voice}
          name="phone"
          label={voice.say('enrol.phone-label')}
          hint={voice.rich('enrol.phone-hint', { example: <bdi dir="ltr">+49 151 23456789</bdi> })}
          problems={problems}
          input={{ type: 'tel', autoComplete: 'tel', dir: 'ltr', defaultValue: typedPhone }}
        />
      );
    case 'questions':
      return <QuestionFields voice={voice} asked={form} chosen={chosen} problems={problems} />;
  }
}
