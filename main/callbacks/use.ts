import type { ReadDatabase } from '../database/read.ts'

/** Whether any callback was planned by this plan. */
export function planInUse(read: ReadDatabase, plan: string): boolean {
  return read.get('select 1 from callback where plan = ? limit 1', [plan]) !== undefined
}

/** Whether any callback asks this question. Looks through all callbacks; asked only when one is taken out. */
export function questionInUse(read: ReadDatabase, question: string): boolean {
  // Ids have no signs that mean anything to `like`.
  return (
    read.get('select 1 from callback where questions like ? limit 1', [`%"id":"${question}"%`]) !== undefined
  )
}
