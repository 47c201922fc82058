import { z } from 'zod';
import { readBoundedText } from '../baseline/bounded-file.ts';
import { parseHostileJson } from '../baseline/hostile-json.ts';

/** GitHub cuts webhook payloads at 25 MB. */
const PAYLOAD_BYTES = 25 * 1024 ** 2;

const branch = z.object({
  ref: z.string(),
  sha: z.string(),
  /** Null when the fork was deleted. */
  repo: z.object({ full_name: z.string() }).nullish(),
});

/** The run that a `workflow_run` event is about. A name or branch in it may be of a stranger's choosing; ids and the commit are GitHub's. */
const workflowRun = z.object({
  id: z.int().min(1),
  run_attempt: z.int().min(1).catch(1),
  event: z.string(),
  conclusion: z.string().nullable().catch(null),
  head_sha: z.string().regex(/^[0-9a-f]{40,64}$/),
  head_branch: z.string().nullable().catch(null),
  /** Null when the fork was deleted. */
  head_repository: z.object({ full_name: z.string() }).nullable().catch(null),
  /** Empty for forks. */
  pull_requests: z.array(z.object({ number: z.int().min(1) })).catch([]),
});

const schema = z.object({
  repository: z
    .object({ full_name: z.string(), default_branch: z.string() })
    .partial()
    .optional()
    .catch(undefined),
  pull_request: z
    .object({ number: z.int().min(1), head: branch, base: branch })
    .optional()
    .catch(undefined),
  workflow_run: workflowRun.optional().catch(undefined),
});

/** The few parts of an event's payload that decide anything here; absent where the payload does not have them in their form. */
export type EventPayload = z.infer<typeof schema>;

/** Reads the payload the runner wrote. One that is missing or damaged is an empty one: what it would have allowed is then refused. */
export async function readEventPayload(file: string | undefined): Promise<EventPayload> {
  if (file === undefined || file === '') return {};
  const read = await readBoundedText(file, PAYLOAD_BYTES);
  const document = read.kind === 'text' ? parseHostileJson(read.text, PAYLOAD_BYTES) : read;
  const parsed = schema.safeParse(document.kind === 'document' ? document.value : {});
  return parsed.success ? parsed.data : {};
}
