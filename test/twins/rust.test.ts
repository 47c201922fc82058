import { testTwins } from './language.ts';

testTwins('rust');
