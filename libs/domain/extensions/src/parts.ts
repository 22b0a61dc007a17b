import { Clock, part, port, Sealer, Secrets, UnitOfWork } from '@latchkey/kernel';
import { ExtensionSecretBox } from './extension/extension-secret-box.ts';
import { Extensions } from './extension/extensions.ts';
import { ContractRunner } from './runner/contract-runner.ts';
import {
  CallOutExecutor,
  ExtensionExecutors,
  MappingExecutor,
  ScriptExecutor,
} from './runner/extension-executor.ts';
import { ExtensionLookup, RunStamp } from './runner/extension-lookup.ts';
import { ExtensionRunner } from './runner/extension-runner.ts';
import { ActivateExtensionHandler } from './use-cases/activate-extension.ts';
import { CreateExtensionHandler, ExtensionEntry } from './use-cases/create-extension.ts';
import { DeactivateExtensionHandler } from './use-cases/deactivate-extension.ts';
import { DeleteExtensionHandler } from './use-cases/delete-extension.ts';
import { DraftReader } from './use-cases/extension-draft.ts';
import { ExtensionRevision, UpdateExtensionHandler } from './use-cases/update-extension.ts';

/** What an application needs beside the ports to administer extensions. */
export const extensionAdministrationParts = [
  part(ExtensionSecretBox, Sealer),
  part(DraftReader, ScriptExecutor, Clock),
  part(ExtensionEntry, Extensions, ExtensionSecretBox, Secrets, Clock),
  part(ExtensionRevision, Extensions, ExtensionSecretBox),
];

export const extensionAdministrationHandlers = [
  CreateExtensionHandler,
  UpdateExtensionHandler,
  ActivateExtensionHandler,
  DeactivateExtensionHandler,
  DeleteExtensionHandler,
];

/** What an application needs beside the ports to run them. */
export const extensionRunnerParts = [
  part(ExtensionSecretBox, Sealer),
  part(RunStamp, Secrets, Clock),
  part(ExtensionLookup, UnitOfWork, Extensions, ExtensionSecretBox, RunStamp),
  part(ExtensionExecutors, MappingExecutor, CallOutExecutor, ScriptExecutor),
  port(ExtensionRunner, ContractRunner, ExtensionLookup, ExtensionExecutors),
];
