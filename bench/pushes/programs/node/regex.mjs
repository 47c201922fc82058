import { work } from './work.mjs';

/** Finds the slow requests in a log. */
const lines = Array.from(
  { length: 350 },
  (_, i) =>
    `10.0.0.${i % 255} - [12/Mar/2025:10:00:${i % 60}] "GET /orders/${i} HTTP/1.1" 200 ${i * 37} ${i % 90}ms`,
);
const text = lines.join('\n');
const REQUEST = /"(GET|POST) (\/\w+\/\d+) HTTP\/1\.\d" (\d{3}) (\d+) (\d+)ms/g;

work('regex', i => {
  let slow = i;
  for (const [, , path, , bytes, ms] of text.matchAll(REQUEST))
    if (Number(ms) > 50) slow += path.length + Number(bytes);
  return slow;
});
