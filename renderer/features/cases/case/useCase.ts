import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import type { BesideEntry } from './beside.ts'
import type { StoryEntry } from './story-entry.ts'
import { ofOneThing, useTRPC, useTRPCClient } from '../../../app/api.ts'

const pageSize = 300

/** One case as it stands, kept up to date while it is shown. */
export function useCaseDetail(caseId: string): {
  readonly detail: CaseDetail | undefined
  readonly error: unknown
  retry(): void
} {
  const trpc = useTRPC()
  const found = useQuery(trpc.cases.detail.queryOptions({ caseId }, ofOneThing))
  return {
    detail: found.data,
    error: found.data ? null : found.error,
    retry: () => {
      // The outcome is in the state of the query.
      found.refetch().catch(() => undefined)
    },
  }
}

export interface CaseStory {
  readonly entries: readonly StoryEntry[]
  readonly loading: boolean
  readonly error: unknown
  readonly hasMore: boolean
  more(): void
}

/** The entries of a case, oldest first, in pages; a case rarely has more than one. */
export function useCaseTimeline(caseId: string): CaseStory {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const found = useInfiniteQuery({
    queryKey: [...trpc.cases.timeline.pathKey(), caseId, 'pages'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam: after, signal }) =>
      client.cases.timeline.query({ caseId, after, limit: pageSize }, { signal }),
    getNextPageParam: page => page.next ?? undefined,
    ...ofOneThing,
  })
  return {
    entries: found.data?.pages.flatMap(page => page.entries) ?? [],
    loading: found.isPending,
    error: found.data ? null : found.error,
    hasMore: found.hasNextPage,
    more: () => {
      if (!found.isFetchingNextPage) found.fetchNextPage().catch(() => undefined)
    },
  }
}

const nothingBeside: readonly BesideEntry[] = []

/** What happened around a case without being a step of it: its contact sheets, callbacks. Oldest first. */
export function useBesideCase(caseId: string): readonly BesideEntry[] {
  const trpc = useTRPC()
  const found = useQuery(trpc.timeline.besideCase.queryOptions({ caseId }, ofOneThing))
  return found.data ?? nothingBeside
}
