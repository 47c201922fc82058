import { quote } from '../quotes.mjs';
import { soak } from './soak.mjs';

// Hours of a shop in half a second: nearly every customer asks for something else.
soak(call => quote(`c${call % 100}`, (call * 104729) % 50_000));
