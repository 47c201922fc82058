import { join } from 'node:path';
import { actionReference, readActionMetadata } from './action.ts';
import { replaceGenerated } from './statistics.ts';
import { withWorkflows } from './workflows.ts';

const ACTION = join(import.meta.dirname, '../../comment/action.yml');

/** The page of forks with its workflows and its tables of inputs and outputs made afresh. */
export const generateForks = (page: string): string =>
  replaceGenerated(withWorkflows(page), 'action', actionReference(readActionMetadata(ACTION)).trim());
