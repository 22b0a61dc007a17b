// Lints texts as if they stood in files: reads [{ filePath, text }] from standard input, writes the messages of each.
import { text } from 'node:stream/consumers';
import { ESLint, type Linter } from 'eslint';
import { workspacePath } from './workspace.ts';

const BOUNDARIES = '@nx/enforce-module-boundaries';

export interface LintRequest {
  readonly filePath: string;
  readonly text: string;
  /** Circles are refused as always; otherwise they are passed over, so that the rule comes to the tags. */
  readonly circlesMatter?: boolean;
}

export interface LintMessage {
  readonly rule: string | null;
  readonly message: string;
}

const requests = JSON.parse(await text(process.stdin)) as LintRequest[];
const real = new ESLint({ cwd: workspacePath('.') });
const withoutCircles = new ESLint({ cwd: workspacePath('.'), overrideConfig: await passingOverCircles() });
const answers: LintMessage[][] = [];
for (const request of requests) {
  const [result] = await (request.circlesMatter ? real : withoutCircles).lintText(request.text, {
    filePath: workspacePath(request.filePath),
  });
  answers.push((result?.messages ?? []).map(({ ruleId, message }) => ({ rule: ruleId, message })));
}
console.log(JSON.stringify(answers));

async function passingOverCircles(): Promise<Linter.Config> {
  const config = (await real.calculateConfigForFile(workspacePath('libs/ui/src/index.ts'))) as Linter.Config;
  const rule = config.rules?.[BOUNDARIES] as [Linter.RuleSeverity, Record<string, unknown>];
  const [severity, options] = rule;
  return { rules: { [BOUNDARIES]: [severity, { ...options, ignoredCircularDependencies: [['*', '*']] }] } };
}
