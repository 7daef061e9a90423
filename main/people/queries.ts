import type { ReadDatabase } from '../database/read.ts'

export function personExists(read: ReadDatabase, personId: string): boolean {
  return read.get('select 1 from person where id=?', [personId]) !== undefined
}
