import { useCommand, useTRPC } from '../../app/api.ts'

/** What each case followed before it was linked, in the order in which it is undone. */
type Before = readonly { readonly caseId: string; readonly leader: string | null }[]

/**
 * Takes links under `linkedTo` back: each case follows again what it followed before, or stands alone. What a colleague
 * linked otherwise meanwhile is left, and refused.
 */
export function useUndoLink(): (before: Before, linkedTo: string) => Promise<void> {
  const trpc = useTRPC()
  const link = useCommand(trpc.cases.link)
  const unlink = useCommand(trpc.cases.unlink)
  return async (before, linkedTo) => {
    for (const { caseId, leader } of before) {
      if (leader === null) await unlink.run({ caseId, base: { leader: linkedTo } })
      else await link.run({ leader, caseIds: [caseId], base: { [caseId]: linkedTo } })
    }
  }
}
