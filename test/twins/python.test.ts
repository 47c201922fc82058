import { testTwins } from './language.ts';

testTwins('python');
