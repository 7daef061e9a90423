import { createContext, use } from 'react'
import type { Permission } from '../../main/contract/permissions.ts'
import type { Outputs } from './trpc.ts'

/** Who is signed in here. */
export type Me = NonNullable<Outputs['staff']['me']>

export const SessionContext = createContext<Me | null>(null)

/** Who is signed in; only under the shell, where somebody is. */
export function useMe(): Me {
  const me = use(SessionContext)
  if (!me) throw new Error('nobody is signed in here')
  return me
}

/** Whether the signed-in person may: hides what would be refused. The desk checks again. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe()
  return permission => permissions.includes(permission)
}
