import { z } from 'zod'
import { LoginName } from '../contract/site.ts'
import { RoleName } from '../contract/staff.ts'
import { Line } from '../contract/values.ts'
import { flagOf, patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { staffTable } from './tables.ts'

const nobody = z.object({})

export const staffAdded = defineOperation({
  type: 'staff.added',
  version: 1,
  aggregate: 'staff',
  facts: z.object({ login: LoginName, role: RoleName }),
  personal: z.object({ name: Line }),
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.insert(staffTable, {
      id: aggregateId,
      login: facts.login,
      name: personal.name ?? null,
      role: facts.role,
      active: 1,
      added_at: at,
    })
  },
})

export const staffChanged = defineOperation({
  type: 'staff.changed',
  version: 1,
  aggregate: 'staff',
  facts: z.object({ role: RoleName.optional(), active: z.boolean().optional() }),
  personal: z.object({ name: Line }),
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(
      staffTable,
      aggregateId,
      patch({
        role: facts.role,
        active: facts.active === undefined ? undefined : flagOf(facts.active),
        name: personal.name,
      }),
    )
  },
})

/** On the audit trail only; sessions themselves are local. */
const traceOnly = <const Type extends string>(type: Type) =>
  defineOperation({ type, version: 1, aggregate: 'staff', facts: nobody, personal: nobody, apply() {} })

export const staffSignedIn = traceOnly('staff.signedIn')
/** Somebody named this member of staff and did not know the password or recovery code; who, nobody knows. */
export const staffSignInFailed = traceOnly('staff.signInFailed')
export const staffSignedOut = traceOnly('staff.signedOut')
export const staffPasswordChanged = traceOnly('staff.passwordChanged')
export const staffRecovered = traceOnly('staff.recovered')

export const staffOperations = [
  staffAdded,
  staffChanged,
  staffSignedIn,
  staffSignInFailed,
  staffSignedOut,
  staffPasswordChanged,
  staffRecovered,
]
