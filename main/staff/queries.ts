import type { Role } from '../contract/permissions.ts'
import type { ReadDatabase } from '../database/read.ts'

export function staffExists(read: ReadDatabase, staffId: string): boolean {
  return read.get('select 1 from staff where id=? and active=1', [staffId]) !== undefined
}

export interface StaffMember {
  readonly id: string
  readonly login: string
  readonly name: string | null
  readonly role: Role
  readonly active: 0 | 1
}

export function listStaff(read: ReadDatabase): StaffMember[] {
  return read.all<StaffMember>(
    'select id, login, name, role, active from staff order by active desc, added_at',
  )
}

export function findStaff(read: ReadDatabase, staffId: string): StaffMember | undefined {
  return read.get<StaffMember>('select id, login, name, role, active from staff where id=?', [staffId])
}

export function findStaffByLogin(read: ReadDatabase, login: string): StaffMember | undefined {
  return read.get<StaffMember>('select id, login, name, role, active from staff where login=?', [login])
}
