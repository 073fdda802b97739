/** Keeping the site for offline use. */
import { type Context, type Row, toMissing } from './rows.ts'

export async function measureOffline({ papers }: Context): Promise<Row[]> {
  return [toMissing({ papers, id: 'offline', what: 'Keeping all of the site for offline use' }, 'not there yet')]
}
