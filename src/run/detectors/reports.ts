import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { openRecognition, type Recognised, type Recognition } from '../../ingest/detectors/recognition.ts';
import { RECOGNISERS } from '../../ingest/detectors/registry.ts';
import type { Detected, DetectorState, DetectorsPlan } from '../../model/detected.ts';
import type { CommandReport } from '../process/run-command.ts';
import { openWrittenFiles, type WrittenFiles } from '../written-files.ts';
import { activityOf } from './activity.ts';
import { combine } from './combine.ts';
import type { Detector, DetectorWatch, WatchedOperation } from './detector.ts';
import type { ExecutableFacts } from './executable-facts.ts';
import { type LogFile, logFiles, readLog } from './log-files.ts';
import { type OwnLogs, ownLogs } from './own-logs.ts';
import { placed } from './place.ts';
import { ProcessesSeen } from './processes-seen.ts';
import { programsNamed, programsStarted } from './programs-named.ts';
import { switchedOff } from './switched-off.ts';
import { uncovered } from './uncovered.ts';
import { unsettledAwait } from './unsettled.ts';

/** Reports that tools print or write into files, and whether the tools were there. */
export const reports: Detector = {
  async open(operation) {
    const { detectors } = operation.scenario;
    const names = detectors === undefined ? [] : recognisersOf(detectors);
    if (detectors === undefined || names.length === 0) return null;
    const patterns = (detectors.files ?? []).map(({ from }) => from);
    const files = await Promise.all(patterns.map(from => openWrittenFiles(from, operation.cwd)));
    return new ReportsWatch(operation, detectors, names, files);
  },
};

/** Names of the registry that a plan asks for; `auto` asks for all. */
const recognisersOf = ({ names }: DetectorsPlan): readonly string[] =>
  RECOGNISERS.map(({ detector }) => detector).filter(
    detector => names.includes('auto') || names.includes(detector),
  );

class ReportsWatch implements DetectorWatch {
  readonly env: Readonly<Record<string, string>>;
  readonly #operation: WatchedOperation;
  /** Those of which it is to be said whether they were there; of `auto` it is not. */
  readonly #asked: readonly string[];
  readonly #names: readonly string[];
  readonly #files: readonly WrittenFiles[];
  readonly #logs: OwnLogs;
  readonly #streams: Readonly<Record<'stdout' | 'stderr', Stream>>;
  readonly #seen = new ProcessesSeen();
  readonly #startedMs = Date.now();

  constructor(
    operation: WatchedOperation,
    plan: DetectorsPlan,
    names: readonly string[],
    files: readonly WrittenFiles[],
  ) {
    this.#operation = operation;
    this.#names = names;
    this.#asked = names.filter(name => plan.names.includes(name));
    this.#files = files;
    this.#logs = ownLogs(this.#asked, operation.env, operation.folder);
    this.env = { ...faultHandler(this.#asked, operation.env), ...this.#logs.env };
    this.#streams = {
      stdout: new Stream(this.#recognise('stdout')),
      stderr: new Stream(this.#recognise('stderr')),
    };
  }

  onSpawn(rootPid: number, ownPids: readonly number[]): void {
    this.#seen.watch(rootPid, ownPids);
  }

  onOutput(chunk: Buffer, stream: 'stdout' | 'stderr'): void {
    this.#streams[stream].push(chunk);
  }

  async finish({ outcome }: CommandReport): Promise<Detected> {
    const seen = await this.#seen.finish();
    const own = await this.#ownFiles();
    const others = await this.#otherFiles();
    const { stdout, stderr } = this.#streams;
    const recognised = [stdout.end(), stderr.end(), ...[...own, ...others].map(file => this.#inFile(file))];
    const logged = own.map(({ path }) => basename(path).replace(/\.\d+$/, ''));
    const named = await programsNamed(this.#operation);
    const started = [...seen, ...(await programsStarted(this.#operation)).filter(isUnseenAmong(seen))];
    const folders = await this.#ownFolders();
    const detectors = this.#asked.map(name => {
      const state = wordOf(name, recognised) ?? bannerOf(name, logged) ?? shownBy(name, seen, named);
      const off = state.active === true ? switchedOff(name, this.#operation) : null;
      return off ?? uncovered(state, started, folders);
    });
    const { faults: reported } = combine(
      recognised.map((found): Detected => ({ faults: found.faults, detectors: [] })),
    );
    const told = unsettledAwait(outcome, detectors, reported);
    const faults = told === null ? reported : [...reported, told];
    return { faults: faults.map(fault => placed(fault, this.#operation.root)), detectors };
  }

  /** Where programs lie that the project has built, without links. */
  async #ownFolders(): Promise<readonly string[]> {
    const { root, cwd, env } = this.#operation;
    const named = [root, cwd, tmpdir(), env.TMPDIR ?? '', env.GOTMPDIR ?? ''].filter(folder => folder !== '');
    const real = await Promise.all(named.map(folder => realpath(resolve(cwd, folder)).catch(() => null)));
    return real.flatMap(folder => (folder === null || folder === resolve('/') ? [] : [folder]));
  }

  /** Logs in the operation's own folder; what stands in them would have been printed otherwise, so the scenario's log has it. */
  async #ownFiles(): Promise<readonly LogFile[]> {
    const { folder, log, source } = this.#operation;
    const files = (await Promise.all(this.#asked.map(name => logFiles(join(folder, name), 0)))).flat();
    for (const { path, text } of files) log.append(`${source}, ${basename(path)}`, Buffer.from(text));
    return files;
  }

  /** Files that the user has named, in the options of a runtime or in the config. */
  async #otherFiles(): Promise<readonly LogFile[]> {
    const { cwd } = this.#operation;
    const chosen = this.#logs.chosen.map(path => logFiles(resolve(cwd, path), this.#startedMs));
    const written = await Promise.all(this.#files.map(files => files.written()));
    const named = written.flatMap(({ written: paths }) => paths.map(path => readLog(resolve(cwd, path), 0)));
    return [
      ...(await Promise.all(chosen)).flat(),
      ...(await Promise.all(named)).filter(file => file !== null),
    ];
  }

  #recognise(source: string): Recognition {
    return openRecognition(this.#names, { source, root: join(this.#operation.root, '/') });
  }

  #inFile({ path, text }: LogFile): Recognised {
    const recognition = this.#recognise(basename(path).replace(/\.\d+$/, '.log'));
    recognition.push(text);
    return recognition.end();
  }
}

/** A stream of bytes on its way to the recognisers. */
class Stream {
  readonly #recognition: Recognition;
  readonly #decoder = new TextDecoder();

  constructor(recognition: Recognition) {
    this.#recognition = recognition;
  }

  push(chunk: Buffer): void {
    this.#recognition.push(this.#decoder.decode(chunk, { stream: true }));
  }

  end(): Recognised {
    this.#recognition.push(this.#decoder.decode());
    return this.#recognition.end();
  }
}

/** What the tool said of itself; that it could not work outweighs the rest. */
function wordOf(detector: string, recognised: readonly Recognised[]): DetectorState | null {
  const said = recognised.flatMap(({ states }) => states.filter(state => state.detector === detector));
  return said.find(({ active }) => active === false) ?? said[0] ?? null;
}

/** A runtime that wrote its log was there. LeakSanitizer writes into that of AddressSanitizer, of which it is a part. */
function bannerOf(detector: string, logged: readonly string[]): DetectorState | null {
  const isThere = logged.includes(detector) || (detector === 'lsan' && logged.includes('asan'));
  return isThere ? { detector, active: true, evidence: 'its runtime wrote a log' } : null;
}

const isUnseenAmong =
  (seen: readonly ExecutableFacts[]) =>
  ({ path }: ExecutableFacts): boolean =>
    !seen.some(program => program.path === path);

/** What ran outweighs what the command names; that tells of a program that was too short to be seen. */
function shownBy(
  detector: string,
  seen: readonly ExecutableFacts[],
  named: readonly ExecutableFacts[],
): DetectorState {
  const state = activityOf(detector, seen);
  return state.active === null ? activityOf(detector, [...seen, ...named]) : state;
}

/** Python's fault handler costs nothing and says nothing until something happens: asked for, it is switched on. */
const faultHandler = (
  asked: readonly string[],
  env: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  asked.includes('python-fault') && env.PYTHONFAULTHANDLER === undefined ? { PYTHONFAULTHANDLER: '1' } : {};
