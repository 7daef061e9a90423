import { randomBytes } from 'node:crypto'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { resolveSession } from '../staff/sessions.ts'
import type { Desk } from '../desk/desk.ts'
import { explainFailure } from '../desk/failures.ts'
import { DeskError } from '../contract/errors.ts'
import { downloadRoutes } from './downloads.ts'
import { eventRoutes } from './events.ts'
import { fileRoutes } from './files.ts'
import type { ApiContext, SignedIn } from './procedure.ts'
import { appRouter } from './router.ts'

/** What every route finds on its context. */
export interface AppVariables {
  Variables: { signedIn: SignedIn | undefined }
}

const cookieName = 'desk_session'

/** Largest body of a procedure call, in bytes; files go in slices on their own route. */
const largestCall = 4 * 1024 * 1024

/** The one fetch handler of the desk: procedures, files, events. Every host serves this and nothing else. */
export function createApp(desk: Desk): (request: Request) => Promise<Response> {
  const app = new Hono<AppVariables>()

  app.use('*', async (context, next) => {
    const token = getCookie(context, cookieName)
    context.set('signedIn', token && desk.core ? await resolveSession(desk.core, token) : undefined)
    await next()
    context.res.headers.set('cache-control', context.res.headers.get('cache-control') ?? 'no-store')
    context.res.headers.set('x-content-type-options', 'nosniff')
  })

  app.all('/api/trpc/*', async context => {
    const request = await boundedRequest(context.req.raw)
    if (!request) return context.json({ error: 'too large' }, 413)
    const apiContext: ApiContext = {
      desk,
      signedIn: context.get('signedIn'),
      setSession(token) {
        if (token === null) deleteCookie(context, cookieName, { path: '/' })
        else setCookie(context, cookieName, token, { path: '/', httpOnly: true, sameSite: 'Strict' })
      },
    }
    const response = await fetchRequestHandler({
      endpoint: '/api/trpc',
      req: request,
      router: appRouter,
      allowMethodOverride: true,
      createContext: () => apiContext,
      onError({ error }) {
        const { cause } = error
        if (cause instanceof DeskError || error.code === 'BAD_REQUEST' || error.code === 'NOT_FOUND') return
        reportUnexpected(error)
      },
    })
    for (const cookie of context.res.headers.getSetCookie()) response.headers.append('set-cookie', cookie)
    return response
  })

  app.route('/', downloadRoutes(desk))
  app.route('/', fileRoutes(desk))
  app.route('/', eventRoutes(desk))
  app.notFound(context => context.json({ error: 'not found' }, 404))
  app.onError((error, context) => {
    const known = explainFailure(error)
    if (known instanceof DeskError) {
      return context.json({ error: { code: known.code, params: known.params } }, statusOf(known))
    }
    const reference = reportUnexpected(error)
    return context.json({ error: { code: 'unexpected', params: { reference } } }, 500)
  })

  return async request => await app.fetch(request)
}

/**
 * The request with a body of bounded size. A call without input comes as a POST without a body, which is not the
 * empty JSON object it stands for. Undefined where the body is too large.
 */
async function boundedRequest(request: Request): Promise<Request | undefined> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (length > largestCall) return undefined
  if (request.method !== 'POST' || length > 0) return request
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > largestCall) return undefined
    parts.push(part)
  }
  const body = size === 0 ? '{}' : Buffer.concat(parts)
  return new Request(request.url, { method: 'POST', headers: request.headers, body })
}

function statusOf(error: DeskError): 400 | 401 | 403 | 404 {
  if (error.code.startsWith('session.')) return 401
  if (error.code === 'permission.denied') return 403
  return error.code.endsWith('otFound') || error.code === 'archive.missing' ? 404 : 400
}

/** Writes an unexpected error to standard error under a reference; stacks hold code, not people's words. */
function reportUnexpected(error: Error): string {
  const reference = randomBytes(4).toString('hex')
  process.stderr.write(`unexpected error ${reference}: ${error.stack ?? error.message}\n`)
  return reference
}
