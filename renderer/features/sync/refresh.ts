import { useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../app/api.ts'

/** Asks anew for all that is known about the exchange. */
export function useRefreshSync(): () => void {
  const trpc = useTRPC()
  const client = useQueryClient()
  return () => {
    client.invalidateQueries({ queryKey: trpc.sync.pathKey() }).catch(reportError)
  }
}
