import { materialOperations } from './material-operations.ts'
import { patrolOperations } from './patrol-operations.ts'
import { planOperations } from './plan-operations.ts'

/** All that can happen to the season and what belongs to it. */
export const seasonOperations = [...planOperations, ...materialOperations, ...patrolOperations]
