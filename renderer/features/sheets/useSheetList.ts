import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { SheetRow } from '../../../main/contract/sheet-views.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import type { SheetListAddress } from './list-address.ts'

const pageSize = 100

export interface SheetList {
  readonly rows: readonly SheetRow[]
  readonly loading: boolean
  readonly stale: boolean
  readonly error: unknown
  readonly hasMore: boolean
  more(): void
  retry(): void
}

/** Rows of the list, page after page as they are scrolled to. */
export function useSheetList({ direction, view, party }: SheetListAddress): SheetList {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const filter = { direction, view, ...(party === undefined ? {} : { party }) }
  const found = useInfiniteQuery({
    queryKey: [...trpc.sheets.list.pathKey(), filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: before, signal }) =>
      client.sheets.list.query({ filter, before, limit: pageSize }, { signal }),
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
