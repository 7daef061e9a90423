import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../app/api.ts'

/** Ends the session here; nothing that was read stays in memory. */
export function useSignOut(): () => void {
  const trpc = useTRPC()
  const client = useQueryClient()
  const signOut = useMutation(
    trpc.staff.signOut.mutationOptions({
      onSettled: () => client.resetQueries(),
    }),
  )
  return () => signOut.mutate(undefined)
}
