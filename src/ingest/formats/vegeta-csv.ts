import type { Collector } from '../collector.ts';
import { csvFields } from '../csv.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import { RequestLog } from '../request-log.ts';

/**
 * `vegeta encode -to csv`, without a heading: timestamp in nanoseconds, code, latency in nanoseconds, bytes out and in, error, body, attack,
 * sequence number and, since version 12, method, address and headers. Source: tsenart/vegeta, `lib/results.go`, `NewCSVEncoder`.
 */
export const vegetaCsv: LineParser = {
  kind: 'lines',
  format: 'vegeta-csv',
  about: '`vegeta encode -to csv`: each request as a row',
  recognises: head => /^\d{16,20},\d{1,3},\d+,\d+,\d+,/.test(head),
  open: collector => new VegetaCsvReader(collector),
};

class VegetaCsvReader implements LineReader {
  readonly #collector: Collector;
  readonly #log: RequestLog;
  /** The row before tells its target. */
  #isOfVersion12 = false;

  constructor(collector: Collector) {
    this.#collector = collector;
    this.#log = new RequestLog(collector);
  }

  line(text: string): void {
    if (text === '') return;
    // The patterns look at the beginnings only, which a line that was cut off has, too.
    const found = this.#collector.isUnended ? null : ROW.exec(text);
    if (found === null) this.#fields(csvFields(text), text);
    else this.#rest(found, text);
  }

  end(): void {
    this.#log.end();
  }

  /** Without quotes the columns after the error are found by their commas; the body is base64 and has none. */
  #rest(found: RegExpExecArray, text: string): void {
    const [head = '', time = '', code, latency] = found;
    const attack = text.indexOf(',', head.length);
    const tail = attack === -1 ? null : TAIL.exec(text.slice(attack, attack + 4096));
    this.#isOfVersion12 = tail !== null;
    if (tail === null) this.#fields(csvFields(text), text);
    else
      this.#log.request({
        method: tail[1] ?? '',
        address: tail[2] ?? '',
        status: Number(code),
        time,
        nanoseconds: Number(latency),
        fault: null,
      });
  }

  #isCut(columns: number): boolean {
    if (!this.#collector.isUnended || columns >= COLUMNS) return false;
    return this.#isOfVersion12 || columns !== COLUMNS_BEFORE_12;
  }

  #fields(fields: readonly string[], text: string): void {
    const [time = '', code = '', latency = '', , , fault = '', , , , method = '', address = ''] = fields;
    if (
      this.#isCut(fields.length) ||
      !/^\d{16,20}$/.test(time) ||
      !/^\d{1,3}$/.test(code) ||
      !/^-?\d{1,19}$/.test(latency)
    )
      this.#collector.unreadable(`${excerpt(text)} is not a row of vegeta`);
    else
      this.#log.request({
        method,
        address,
        status: Number(code),
        time,
        nanoseconds: Number(latency),
        fault: fault === '' ? null : fault,
      });
  }
}

const COLUMNS = 12;
const COLUMNS_BEFORE_12 = 9;
const ROW = /^(\d{16,20}),(\d{1,3}),(\d{1,19}),\d{1,19},\d{1,19},,/;
const TAIL = /^,[^",]{0,200},\d{1,19},([A-Z]{0,20}),([^",]{0,2000})(?:,|$)/;
