import {
  CallOutExecutor,
  noAnswer,
  type CallOutDefinition,
  type Execution,
  type ExtensionAnswer,
} from '@latchkey/extensions';
import { isSigningSecret, signedHeaders, type OutboundClient, type Outcome } from '@latchkey/outbound';

/** Octets. A question and its answer are thin. */
const longest = 64 * 1024;

/**
 * Asks the tenant's own server: the input as JSON, signed, and JSON back. The name of the run is the message id, so that
 * a server can tell a question that it has seen. A second secret, `next_signing_secret`, signs as well while it is there.
 */
export class SignedCallOut extends CallOutExecutor {
  constructor(private readonly client: OutboundClient) {
    super();
  }

  async execute(execution: Execution<CallOutDefinition>): Promise<ExtensionAnswer> {
    const { definition, functionName, input, parameters, runId, now } = execution;
    const signing = secretsOf(execution.secrets);
    if (!signing) return noAnswer('refused');
    const body = JSON.stringify({ function: functionName, input, parameters });
    if (Buffer.byteLength(body) > longest) return noAnswer('too-large');
    const signature = signedHeaders({ id: runId, timestamp: now, body }, signing);
    const headers = { ...signature, 'content-type': 'application/json', accept: 'application/json' };
    const call = { method: 'POST', url: definition.url, headers, body, longestAnswer: longest } as const;
    return answerOf(await this.client.call(call));
  }
}

function secretsOf({
  signing_secret: first = '',
  next_signing_secret: next,
}: Readonly<Record<string, string>>): [string, ...string[]] | undefined {
  const all: [string, ...string[]] = next === undefined ? [first] : [first, next];
  return all.every(isSigningSecret) ? all : undefined;
}

function answerOf(outcome: Outcome): ExtensionAnswer {
  if (outcome.kind !== 'answered') {
    return noAnswer(
      outcome.kind === 'unknown' && outcome.reason === 'answer-too-large' ? 'too-large' : outcome.kind,
    );
  }
  const { status, headers, body } = outcome;
  if (status !== 200) return noAnswer(status >= 500 || status === 429 ? 'unavailable' : 'refused');
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return noAnswer('output-refused');
  try {
    return { kind: 'answered', output: JSON.parse(body.toString('utf8')) as unknown };
  } catch {
    return noAnswer('output-refused');
  }
}
