import { QueryClientProvider } from '@tanstack/react-query'
import { configure } from '@testing-library/react'
import { App } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { MemoryRouter, useLocation } from 'react-router'
import { SessionContext, type Me } from '../../renderer/app/session.ts'
import { createDeskClient, createQueryClient, TRPCProvider } from '../../renderer/app/trpc.ts'
import { type Permission, permissions } from '../../main/contract/permissions.ts'

// A busy machine may take its time; no test asserts one.
configure({ asyncUtilTimeout: 10_000 })

// The test environment lacks the browser's way to report what nobody catches; there it must fail the test.
globalThis.reportError ??= (error: unknown) => {
  queueMicrotask(() => {
    throw error
  })
}

/** A call that a screen made, as it went over the wire. */
export interface Call {
  readonly path: string
  readonly input: unknown
}

/** Refuses a call as the desk would. */
export class Refused extends Error {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** A desk of answers: `answer` gives the result of a call, or throws. Notes every call. */
export function standInDesk(answer: (call: Call) => unknown) {
  const calls: Call[] = []
  const fetch = async (address: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = new URL(String(address), 'http://desk.test').pathname.replace('/api/trpc/', '')
    const body = typeof init?.body === 'string' && init.body !== '' ? init.body : 'null'
    const call = { path, input: JSON.parse(body) as unknown }
    calls.push(call)
    try {
      return Response.json({ result: { data: (await answer(call)) ?? null } })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const data = { code: 'BAD_REQUEST', path, desk: { code: error.code, params: error.params } }
      return Response.json({ error: { message: error.code, code: -32_600, data } }, { status: 400 })
    }
  }
  return { fetch, calls, callsTo: (path: string) => calls.filter(call => call.path === path) }
}

export const someone: Me = {
  staffId: '0197f000-0000-7000-8000-000000000001',
  login: 'manager',
  name: '测试经理',
  role: 'manager',
  locked: false,
  idleMinutes: null,
  headquarters: false,
  permissions: Object.keys(permissions) as Permission[],
}

/** The page around a screen under test: somebody signed in, a client, the address it begins at. */
export function createPage(at = '/start') {
  const queryClient = createQueryClient(() => undefined)
  queryClient.setDefaultOptions({
    queries: { ...queryClient.getDefaultOptions().queries, retry: false },
    mutations: { retry: false },
  })
  const client = createDeskClient(() => undefined)
  const place = { pathname: '' }
  function Where() {
    const { pathname } = useLocation()
    useEffect(() => {
      place.pathname = pathname
    }, [pathname])
    return null
  }
  const Around = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={[at]}>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          <SessionContext value={someone}>
            <App component={false}>
              <Where />
              {children}
            </App>
          </SessionContext>
        </TRPCProvider>
      </QueryClientProvider>
    </MemoryRouter>
  )
  return { Around, place, queryClient }
}
