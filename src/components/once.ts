/** What `Once.astro` has made. */
import { openMemory } from '../once.ts'

export const htmlOf = openMemory<Promise<string>>()
