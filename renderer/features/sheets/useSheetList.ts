import type { SheetRow } from '../../../main/contract/sheet-views.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { type PagedRows, usePages } from '../../components/split-list/usePages.ts'
import type { SheetListAddress } from './list-address.ts'

const pageSize = 100

/** Rows of the list, page after page as they are scrolled to. */
export function useSheetList({ direction, view, party }: SheetListAddress): PagedRows<SheetRow> {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const filter = { direction, view, ...(party === undefined ? {} : { party }) }
  return usePages([...trpc.sheets.list.pathKey(), filter], (before, signal) =>
    client.sheets.list.query({ filter, before, limit: pageSize }, { signal }),
  )
}
