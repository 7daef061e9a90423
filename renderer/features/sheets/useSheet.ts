import { useQuery } from '@tanstack/react-query'
import { ofOneThing, useTRPC } from '../../app/api.ts'

/** One sheet and its story, kept up to date while it is shown. */
export function useSheet(sheetId: string) {
  const trpc = useTRPC()
  const detail = useQuery(trpc.sheets.detail.queryOptions({ sheetId }, ofOneThing))
  const story = useQuery(trpc.sheets.story.queryOptions({ sheetId }, ofOneThing))
  const error = detail.data && story.data ? null : (detail.error ?? story.error)
  return {
    detail: detail.data,
    story: story.data,
    error,
    retry: () => {
      // The outcome is in the state of the queries.
      detail.refetch().catch(() => undefined)
      story.refetch().catch(() => undefined)
    },
  }
}
