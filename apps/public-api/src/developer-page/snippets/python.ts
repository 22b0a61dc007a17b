import { surroundings, written, type ExampleRequest, type Notation } from '../example-request.ts';

/** What JSON escapes in a string, Python reads in the same way. */
const text = (value: string): string => JSON.stringify(value);

const notation: Notation = {
  text,
  none: 'None',
  truth: (value) => (value ? 'True' : 'False'),
  name: text,
};

/** For Python 3 with the package `requests`. */
export function pythonSnippet(request: ExampleRequest): string {
  const { method, path, headers, needsIdempotencyKey, body } = request;
  const lines = [
    `    ${text(method)},`,
    `    os.environ["${surroundings.url}"] + ${text(path)},`,
    '    headers={',
    `        "Authorization": "Bearer " + os.environ["${surroundings.key}"],`,
    ...(needsIdempotencyKey ? ['        "Idempotency-Key": str(uuid.uuid4()),'] : []),
    ...Object.entries(headers).map(([name, value]) => `        ${text(name)}: ${text(value)},`),
    '    },',
    ...(body === undefined ? [] : [`    json=${written(body, notation, '    ')},`]),
    '    timeout=30,',
  ];
  return [
    'import os',
    ...(needsIdempotencyKey ? ['import uuid'] : []),
    'import requests',
    '',
    'answer = requests.request(',
    ...lines,
    ')',
    'print(answer.status_code, answer.text)',
  ].join('\n');
}
