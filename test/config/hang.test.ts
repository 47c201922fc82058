import { describe, expect, test } from 'vitest';
import { detectorsOf } from '../../src/config/detectors.ts';
import { messagesOf, suiteWith } from './suite-text.ts';

const hangOf = (...written: Parameters<typeof detectorsOf>[0]) => detectorsOf(written).hang;

describe('the hang watcher in the config', () => {
  test('is off where it is not named', () => expect(hangOf('go-race')).toBeNull());

  test('has a patience of ten seconds, which follows the pace of the workload', () => {
    expect(hangOf('hang')).toEqual({ afterMs: 10_000, stretches: true, progress: 'offered' });
    expect(hangOf({ name: 'hang', progress: 'required' })).toEqual({
      afterMs: 10_000,
      stretches: true,
      progress: 'required',
    });
  });

  test('keeps to a time that is written', () => {
    expect(hangOf({ name: 'hang', after: 500 })).toMatchObject({ afterMs: 500, stretches: false });
  });

  test.each(['after: 10s', 'progress: required'])('%s belongs to it alone', entry => {
    const [key] = entry.split(':');
    expect(messagesOf(suiteWith(`detectors: [{ name: tsan, ${entry} }]`))).toEqual([
      `\`${key}\` belongs to \`hang\`, the only detector that watches progress; remove it`,
    ]);
  });

  test('has patience enough for a few looks', () => {
    expect(messagesOf(suiteWith('detectors: [{ name: hang, after: 499ms }]'))).toEqual([
      expect.stringContaining('500ms to 20d'),
    ]);
  });
});
