/**
 * fast-check, as every test has it. In `npm test` the draws are the same each time, so that what was green stays green;
 * `npm run test:long` draws ten times as many, at random, and a failure names the seed that shows it again.
 */
import fc from 'fast-check'
import { isLong } from './long.ts'

fc.configureGlobal(isLong ? { numRuns: 1000 } : { seed: 20251210 })

export default fc
