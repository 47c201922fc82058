import type { Collector } from '../collector.ts';
import { lineObject, numberOf, textOf } from '../json.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import { RequestLog } from '../request-log.ts';

/**
 * `vegeta encode` and `vegeta encode -to json`: one JSON object for each request, with status code and nanoseconds. Source: tsenart/vegeta,
 * `lib/results.go`, `jsonResult`.
 */
export const vegetaResults: LineParser = {
  kind: 'lines',
  format: 'vegeta-results',
  about: '`vegeta encode`: each request as JSON',
  recognises: head => /^\{"attack":".*"seq":\d+,"code":\d+,"timestamp":/.test(head),
  open: collector => new VegetaResultsReader(collector),
};

class VegetaResultsReader implements LineReader {
  readonly #collector: Collector;
  readonly #log: RequestLog;

  constructor(collector: Collector) {
    this.#collector = collector;
    this.#log = new RequestLog(collector);
  }

  line(text: string): void {
    if (text === '') return;
    // The pattern looks at the beginning only, which a line that was cut off has, too.
    const found = this.#collector.isUnended ? null : FIELDS.exec(text);
    if (found === null) this.#slowly(text);
    else this.#request(text, Number(found[1]), found[2] ?? '', Number(found[3]));
  }

  end(): void {
    this.#log.end();
  }

  /** Most of a line is a body that nobody needs: what stands after it is searched from the end. */
  #request(text: string, code: number, time: string, latency: number): void {
    const from = text.lastIndexOf(',"method":"');
    const tail = from === -1 ? null : TAIL.exec(text.slice(from, from + 4096));
    if (tail === null) this.#slowly(text);
    else
      this.#log.request({
        method: tail[1] ?? '',
        address: tail[2] ?? '',
        status: code,
        time,
        nanoseconds: latency,
        fault: null,
      });
  }

  #slowly(text: string): void {
    const result = lineObject(text);
    const code = numberOf(result?.code);
    const latency = numberOf(result?.latency);
    if (result === null || code === null || latency === null) {
      this.#collector.unreadable(`${excerpt(text)} is not a result of vegeta`);
      return;
    }
    this.#log.request({
      method: textOf(result.method) ?? '',
      address: textOf(result.url) ?? '',
      status: code,
      time: textOf(result.timestamp) ?? '',
      nanoseconds: latency,
      fault: textOf(result.error),
    });
  }
}

/** The fields in the order in which vegeta writes them, as long as nothing is escaped and there is no error. */
const FIELDS =
  /^\{"attack":"[^"\\]{0,200}","seq":\d{1,19},"code":(\d{1,3}),"timestamp":"([0-9T:.+Z-]{1,40})","latency":(\d{1,19}),"bytes_out":\d{1,19},"bytes_in":\d{1,19},"error":"",/;
const TAIL = /^,"method":"([A-Z]{0,20})","url":"([^"\\]{0,2000})"/;
