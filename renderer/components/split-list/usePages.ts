import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

/** Rows of a list, page after page as they are scrolled to. */
export interface PagedRows<Row> {
  readonly rows: readonly Row[]
  readonly loading: boolean
  /** What stands there belongs to the filter before; the rows of this one are on their way. */
  readonly stale: boolean
  readonly error: unknown
  readonly hasMore: boolean
  more(): void
  retry(): void
}

/**
 * Reads a list page by page.
 * @param queryKey stands for the filter: another one begins the list anew
 * @param read one page; `cursor` is `next` of the page before
 */
export function usePages<Row>(
  queryKey: readonly unknown[],
  read: (
    cursor: string | undefined,
    signal: AbortSignal,
  ) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>,
): PagedRows<Row> {
  const found = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
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
