import { useQuery } from '@tanstack/react-query'
import type { EmergencyRow } from '../../../main/contract/emergencies.ts'
import { useTRPC } from '../../app/trpc.ts'

/** What runs now; undefined while nobody knows yet. Where the desk does not answer, as if nothing ran. */
export function useRunning(): readonly EmergencyRow[] | undefined {
  const trpc = useTRPC()
  const current = useQuery(trpc.emergencies.current.queryOptions())
  return current.data?.running ?? (current.isError ? [] : undefined)
}
