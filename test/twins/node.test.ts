import { testTwins } from './language.ts';

testTwins('node');
