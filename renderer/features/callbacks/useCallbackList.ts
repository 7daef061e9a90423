import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { type CallbackListAddress, filterOf } from './list-address.ts'

const pageSize = 100

/** Rows of the list, page after page as they are scrolled to. */
export function useCallbackList(address: CallbackListAddress) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const filter = filterOf(address)
  const found = useInfiniteQuery({
    queryKey: [...trpc.callbacks.list.pathKey(), filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      client.callbacks.list.query({ filter, cursor, limit: pageSize }, { signal }),
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
