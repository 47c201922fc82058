import { testTwins } from './language.ts';

testTwins('c');
