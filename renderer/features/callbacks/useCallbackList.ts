import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { usePages } from '../../components/split-list/usePages.ts'
import { type CallbackListAddress, filterOf } from './list-address.ts'

const pageSize = 100

/** Rows of the list, page after page as they are scrolled to. */
export function useCallbackList(address: CallbackListAddress) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const filter = filterOf(address)
  return usePages([...trpc.callbacks.list.pathKey(), filter], (cursor, signal) =>
    client.callbacks.list.query({ filter, cursor, limit: pageSize }, { signal }),
  )
}
