import type { CasePage, CaseRow } from '../../../../main/contract/case-views.ts'
import { useTRPC, useTRPCClient } from '../../../app/api.ts'
import { type PagedRows, usePages } from '../../../components/split-list/usePages.ts'
import { filterOf, type ListAddress } from './list-address.ts'

/** The most the desk gives at once: a list scrolled far down is asked for again with each change. */
const pageSize = 200

/** Rows of the list, page after page as they are scrolled to; with words, those of the full-text search. */
export function useCaseList(address: ListAddress, text: string): PagedRows<CaseRow> {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const filter = filterOf(address)
  const words = text.trim()
  const { sort } = address
  const path = words === '' ? trpc.cases.list.pathKey() : trpc.cases.search.pathKey()
  return usePages([...path, filter, sort, words], (before, signal): Promise<CasePage> => {
    const page = { before, limit: pageSize }
    if (words === '') return client.cases.list.query({ filter, sort, ...page }, { signal })
    return client.cases.search.query({ text: words, filter, ...page }, { signal })
  })
}
