import { join } from 'node:path';
import { actionReference, readActionMetadata } from './action.ts';
import { replaceGenerated } from './statistics.ts';
import { withWorkflows } from './workflows.ts';

const ACTION = join(import.meta.dirname, '../../merge/action.yml');

/** The page of shards with its workflow and the inputs and outputs of the merge made afresh. */
export const generateShardsPage = (page: string): string =>
  replaceGenerated(withWorkflows(page), 'merge-action', actionReference(readActionMetadata(ACTION)).trim());
