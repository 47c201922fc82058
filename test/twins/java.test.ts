import { testTwins } from './language.ts';

testTwins('java');
