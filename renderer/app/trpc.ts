import { keepPreviousData, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpLink } from '@trpc/client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '../../main/api/router.ts'
import { positionHeader } from '../../main/contract/live.ts'
import { isRefusal, refusalOf } from './errors.ts'

/** `useTRPC().cases.list.queryOptions(input)` and so on, see the tRPC integration of TanStack Query. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

/** Inputs and outputs of procedures by path: `Outputs['staff']['list']`. */
export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

/**
 * The client of the desk's procedures. Calls go one by one: the desk is on this computer or in this building, and
 * in a batch a slow search would hold up the list beside it. Queries go by POST, so no name stands in an address.
 *
 * @param answered told the log's position with each answer that carries one
 */
export function createDeskClient(answered: (position: number) => void) {
  return createTRPCClient<AppRouter>({
    // The session cookie goes along by itself: page and desk are of one origin.
    links: [
      httpLink({
        url: '/api/trpc',
        methodOverride: 'POST',
        async fetch(address, { signal = null, ...request } = {}) {
          const response = await fetch(address, { ...request, signal })
          const position = response.headers.get(positionHeader)
          if (position !== null) answered(Number(position))
          return response
        },
      }),
    ],
  })
}

/**
 * Lists keep what they show while a changed filter loads. A page about one thing must not show another one
 * meanwhile: spread this into its query.
 */
export const ofOneThing = { placeholderData: () => undefined }

/**
 * The cache of everything asked. `onSessionOver` runs where the desk says that nobody is signed in or it is locked,
 * `onDeviceRefused` where it answers this device nothing any more, `onDeskClosed` where it lets nobody in.
 */
export function createQueryClient(
  onSessionOver: () => void,
  onDeviceRefused: () => void = () => undefined,
  onDeskClosed: () => void = () => undefined,
): QueryClient {
  const noticeSession = (error: unknown) => {
    const code = refusalOf(error)?.code
    if (code === 'session.required' || code === 'session.locked') onSessionOver()
    if (code === 'device.required' || code === 'device.revoked' || code === 'device.unknown')
      onDeviceRefused()
    if (code === 'standby.replaced' || code === 'standby.asking') onDeskClosed()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeSession }),
    mutationCache: new MutationCache({ onError: noticeSession }),
    defaultOptions: {
      queries: {
        // The desk answers without a network; what the browser thinks of the internet does not matter.
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && !isRefusal(error),
        placeholderData: keepPreviousData,
        staleTime: 30_000,
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
