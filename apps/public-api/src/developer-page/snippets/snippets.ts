import type { ExampleRequest } from '../example-request.ts';
import { curlSnippet } from './curl.ts';
import { javaSnippet } from './java.ts';
import { javascriptSnippet } from './javascript.ts';
import { pythonSnippet } from './python.ts';

export interface Snippet {
  readonly language: string;
  readonly label: string;
  readonly text: string;
}

/** The same call in every language that the page shows. */
export function snippetsOf(request: ExampleRequest): Snippet[] {
  return [
    { language: 'curl', label: 'curl', text: curlSnippet(request) },
    { language: 'javascript', label: 'JavaScript', text: javascriptSnippet(request) },
    { language: 'python', label: 'Python', text: pythonSnippet(request) },
    { language: 'java', label: 'Java', text: javaSnippet(request) },
  ];
}
