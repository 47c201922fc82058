import { testTwins } from './language.ts';

testTwins('go');
