import { useCommand, useTRPC } from '../../app/api.ts'

/** What each case followed before it was linked, in the order in which it is undone. */
type Before = readonly { readonly caseId: string; readonly leader: string | null }[]

/** Takes links back: each case follows again what it followed before, or stands alone. */
export function useUndoLink(): (before: Before) => Promise<void> {
  const trpc = useTRPC()
  const link = useCommand(trpc.cases.link)
  const unlink = useCommand(trpc.cases.unlink)
  return async before => {
    for (const { caseId, leader } of before) {
      if (leader === null) await unlink.run({ caseId })
      else await link.run({ leader, caseIds: [caseId] })
    }
  }
}
