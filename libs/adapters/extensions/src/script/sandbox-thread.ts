// Runs on a thread of its own, from source as well as built: nothing here may need more than its types taken away.
import shipped from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { SandboxJob, SandboxResult } from './sandbox-job.ts';

/** The package tells its types for CommonJS; what Node imports as a module is the variant itself. */
const variant = shipped as unknown as QuickJSSyncVariant;
/** Node has it, the library of types has it only for browsers. */
declare const WebAssembly: { compile(octets: Uint8Array): Promise<object> };

const wasmFile = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
/** Compiled once; every run gets an instance of its own, so that not even broken memory of one reaches the next. */
const compiled = readFile(wasmFile).then((octets) => WebAssembly.compile(octets));

async function run(job: SandboxJob): Promise<SandboxResult> {
  const fresh = newVariant(variant, { wasmModule: await compiled });
  const runtime = (await newQuickJSWASMModuleFromVariant(fresh)).newRuntime();
  runtime.setMemoryLimit(job.memory);
  runtime.setMaxStackSize(job.stack);
  const spent = spendingSince(process.threadCpuUsage(), job.cpu);
  runtime.setInterruptHandler(spent);
  const context = runtime.newContext();
  try {
    return judge(context, job, spent);
  } catch {
    // The library itself gave up: out of memory where it cannot say so, or a stack that is full on our side of it.
    return { kind: 'failed', reason: spent() ? 'too-slow' : 'failed' };
  }
}

function judge(context: QuickJSContext, job: SandboxJob, spent: () => boolean): SandboxResult {
  const failed = (): SandboxResult => ({ kind: 'failed', reason: spent() ? 'too-slow' : 'failed' });
  // Taken before the script can put something else in their place.
  const json = context.getProp(context.global, 'JSON');
  const [parse, stringify] = [context.getProp(json, 'parse'), context.getProp(json, 'stringify')];
  const read = context.evalCode(job.source, 'extension.js', { type: 'global' });
  if (read.error) return spent() ? failed() : { kind: 'failed', reason: 'no-script' };
  // Asked by name, because a function that was declared by const or let is not on the global object.
  const found = context.evalCode(
    `typeof ${job.functionName} === 'function' ? ${job.functionName} : undefined`,
  );
  if (found.error) return failed();
  if (context.typeof(found.value) !== 'function') return { kind: 'failed', reason: 'absent' };
  if (job.input === null) return { kind: 'defined' };
  const given = [job.input, job.parameters].map((text) => parsed(context, parse, text));
  const called = context.callFunction(found.value, context.undefined, ...given);
  if (called.error) return failed();
  const written = context.callFunction(stringify, context.undefined, called.value);
  if (written.error) return failed();
  return context.typeof(written.value) === 'string' ? output(context, written.value, job.longest) : failed();
}

function parsed(context: QuickJSContext, parse: QuickJSHandle, text: string): QuickJSHandle {
  return context.unwrapResult(context.callFunction(parse, context.undefined, context.newString(text)));
}

/** What leaves the sandbox is one string, and its length is known before it is copied. */
function output(context: QuickJSContext, text: QuickJSHandle, longest: number): SandboxResult {
  const length = context.getNumber(context.getProp(text, 'length'));
  if (length > longest) return { kind: 'failed', reason: 'too-large' };
  return { kind: 'ran', json: context.getString(text) };
}

/** Processor time of this thread, not time on the wall: a busy machine must not make a good script fail. */
function spendingSince(before: NodeJS.CpuUsage, limit: number): () => boolean {
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    return user + system > limit * 1000;
  };
}

const port = parentPort;
port?.on('message', (job: SandboxJob) => {
  void run(job)
    .catch((): SandboxResult => ({ kind: 'failed', reason: 'failed' }))
    .then((result) => port.postMessage(result));
});
void compiled.then(() => port?.postMessage('ready'));
