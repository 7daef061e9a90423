import type { ReadDatabase } from '../database/read.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { credentialTable } from './tables.ts'

/** What people of a desk sign in with whose passwords were lost with its computer. */
export interface FreshCredentials {
  /** Hash of something nobody knows. */
  readonly passwordHash: string
  /** Hash of the code by which managers give themselves a new password. */
  readonly recoveryHash: string
  readonly now: number
}

/**
 * Passwords are in no log: in a database made anew from it nobody could sign in. Managers do with the code and give
 * the others new passwords. @returns the logins of those managers
 */
export function giveCredentials(
  read: ReadDatabase,
  local: Pick<TableWriter, 'insert'>,
  { passwordHash, recoveryHash, now }: FreshCredentials,
): string[] {
  const all = read.all<{ id: string; login: string; role: string; active: number }>(
    'select id, login, role, active from staff order by login',
  )
  const isManager = (one: (typeof all)[number]) => one.role === 'manager' && one.active === 1
  for (const one of all)
    local.insert(credentialTable, {
      staff_id: one.id,
      password_hash: passwordHash,
      recovery_hash: isManager(one) ? recoveryHash : null,
      changed_at: now,
      failures: 0,
      blocked_until: null,
    })
  return all.filter(isManager).map(({ login }) => login)
}
