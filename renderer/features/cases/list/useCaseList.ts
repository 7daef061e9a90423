import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { CasePage, CaseRow } from '../../../../main/contract/case-views.ts'
import { useTRPC, useTRPCClient } from '../../../app/api.ts'
import { filterOf, type ListAddress } from './list-address.ts'

/** The most the desk gives at once: a list scrolled far down is asked for again with each change. */
const pageSize = 200

export interface CaseList {
  readonly rows: readonly CaseRow[]
  readonly loading: boolean
  /** What is shown belongs to the filter before; the new one is on its way. */
  readonly stale: boolean
  readonly error: unknown
  readonly hasMore: boolean
  more(): void
  retry(): void
}

/** Rows of the list, page after page as they are scrolled to; with words, those of the full-text search. */
export function useCaseList(address: ListAddress, text: string): CaseList {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const filter = filterOf(address)
  const words = text.trim()
  const { sort } = address
  const found = useInfiniteQuery({
    queryKey: [
      ...(words === '' ? trpc.cases.list.pathKey() : trpc.cases.search.pathKey()),
      filter,
      sort,
      words,
    ],
    initialPageParam: undefined as string | undefined,
    queryFn({ pageParam: before, signal }): Promise<CasePage> {
      const page = { before, limit: pageSize }
      if (words === '') return client.cases.list.query({ filter, sort, ...page }, { signal })
      return client.cases.search.query({ text: words, filter, ...page }, { signal })
    },
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  return {
    rows: found.data?.pages.flatMap(page => page.rows) ?? [],
    loading: found.isPending,
    stale: found.isPlaceholderData,
    error: found.data ? null : found.error,
    hasMore: found.hasNextPage,
    more: () => {
      // A page that could not be read is shown by the query and asked for again at the next scroll.
      if (!found.isFetchingNextPage) found.fetchNextPage().catch(() => undefined)
    },
    retry: () => {
      found.refetch().catch(() => undefined)
    },
  }
}
