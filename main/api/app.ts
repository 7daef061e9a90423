import { randomBytes } from 'node:crypto'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { resolveSession } from '../staff/sessions.ts'
import type { Desk } from '../desk/desk.ts'
import { explainFailure } from '../desk/failures.ts'
import { DeskError } from '../contract/errors.ts'
import { positionHeader } from '../contract/live.ts'
import { recordedByHeader } from '../contract/offline.ts'
import { signInKinds } from '../contract/station.ts'
import { deviceCookie, type StationCaller } from '../station/gate.ts'
import { carriedWord, lineageCookie, replacementCarried } from '../standby/carried.ts'
import { standbyRoutes } from '../standby/routes.ts'
import { downloadRoutes } from './downloads.ts'
import { eventRoutes } from './events.ts'
import { fileRoutes } from './files.ts'
import { type ApiContext, type SignedIn, strangers } from './procedure.ts'
import { appRouter } from './router.ts'

/** What every route finds on its context. */
export interface AppVariables {
  /** Whoever a request comes from over the clubhouse's network; undefined for this computer itself. */
  Bindings: { readonly caller: StationCaller | undefined }
  Variables: { signedIn: SignedIn | undefined }
}

const cookieName = 'desk_session'

/** A device keeps what it is known by as long as browsers keep a cookie: 400 days from the last time it is set. */
const deviceCookieOptions = {
  path: '/',
  httpOnly: true,
  sameSite: 'Strict',
  secure: true,
  maxAge: 400 * 86_400,
} as const

/** Calls that are none: nothing went wrong here, and whoever sends them all day long must not fill anybody's disk. */
const callersFaults: ReadonlySet<string> = new Set([
  'BAD_REQUEST',
  'PARSE_ERROR',
  'NOT_FOUND',
  'METHOD_NOT_SUPPORTED',
  'UNSUPPORTED_MEDIA_TYPE',
  'PAYLOAD_TOO_LARGE',
  'CLIENT_CLOSED_REQUEST',
])

/** Largest body of a procedure call, in bytes; files go in slices on their own route. */
const largestCall = 4 * 1024 * 1024

/**
 * The one fetch handler of the desk: procedures, files, events. Every host serves this and nothing else. `caller` is
 * who asks over the clubhouse's network; without it this computer itself asks.
 */
export function createApp(desk: Desk): (request: Request, caller?: StationCaller) => Promise<Response> {
  const app = new Hono<AppVariables>()

  app.use('*', async (context, next) => {
    const { caller } = context.env
    const signedIn = await signedInOf(desk, caller, getCookie(context, cookieName))
    const recordedBy = context.req.header(recordedByHeader) ?? signedIn?.staffId
    context.set('signedIn', recordedBy === signedIn?.staffId ? signedIn : undefined)
    if (caller) await hearCarried(desk, getCookie(context, lineageCookie))
    if (!context.req.path.startsWith('/api/trpc/')) requireDevice(caller)
    await next()
    const word = caller?.device && desk.core && !desk.standby.replaced() ? carriedWord(desk.core) : undefined
    if (word !== undefined && word !== getCookie(context, lineageCookie))
      setCookie(context, lineageCookie, word, deviceCookieOptions)
    context.res.headers.set('cache-control', context.res.headers.get('cache-control') ?? 'no-store')
    context.res.headers.set('x-content-type-options', 'nosniff')
  })

  app.all('/api/trpc/*', async context => {
    const request = await boundedRequest(context.req.raw)
    if (!request) return context.json({ error: 'too large' }, 413)
    const { caller } = context.env
    const secure = caller !== undefined
    const apiContext: ApiContext = {
      desk,
      signedIn: context.get('signedIn'),
      caller,
      device: caller?.device,
      setSession(token) {
        const options = { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const
        if (token === null) deleteCookie(context, cookieName, { path: '/', secure })
        else setCookie(context, cookieName, token, options)
      },
      setDevice: token => setCookie(context, deviceCookie, token, deviceCookieOptions),
      keepDevice() {
        const token = getCookie(context, deviceCookie)
        if (token !== undefined && caller?.device)
          setCookie(context, deviceCookie, token, deviceCookieOptions)
      },
    }
    const position = (apiContext.signedIn ?? apiContext.device) && desk.core?.head()?.position
    const response = await fetchRequestHandler({
      endpoint: '/api/trpc',
      req: request,
      router: appRouter,
      allowMethodOverride: true,
      createContext: () => apiContext,
      responseMeta: ({ type }) =>
        type === 'query' && position !== undefined ? { headers: { [positionHeader]: String(position) } } : {},
      onError({ error }) {
        const { cause } = error
        if (cause instanceof DeskError || callersFaults.has(error.code)) return
        reportUnexpected(error)
      },
    })
    for (const cookie of context.res.headers.getSetCookie()) response.headers.append('set-cookie', cookie)
    return response
  })

  app.route('/', downloadRoutes(desk))
  app.route('/', fileRoutes(desk))
  app.route('/', eventRoutes(desk))
  app.route('/', standbyRoutes(desk))
  app.notFound(context => context.json({ error: 'not found' }, 404))
  app.onError((error, context) => {
    const known = explainFailure(error)
    if (known instanceof DeskError) {
      return context.json({ error: { code: known.code, params: known.params } }, statusOf(known))
    }
    const reference = reportUnexpected(error)
    return context.json({ error: { code: 'unexpected', params: { reference } } }, 500)
  })

  return async (request, caller) => await app.fetch(request, { caller })
}

/** Who is signed in on the device that asks; on devices without people nobody is. */
async function signedInOf(
  desk: Desk,
  caller: StationCaller | undefined,
  token: string | undefined,
): Promise<SignedIn | undefined> {
  if (!token || !desk.core) return undefined
  if (!caller) return withLimit(await resolveSession(desk.core, token), null)
  const { device } = caller
  if (!device || !signInKinds.includes(device.kind)) return undefined
  return withLimit(await resolveSession(desk.core, token, device), device.limit)
}

const withLimit = (
  session: Awaited<ReturnType<typeof resolveSession>>,
  limit: SignedIn['limit'],
): SignedIn | undefined => session && { ...session, limit }

/** A device may have talked to a desk that went on from a copy of this one: from then on nobody is let in here. */
async function hearCarried(desk: Desk, carried: string | undefined): Promise<void> {
  if (carried === undefined || !desk.core || desk.standby.replaced()) return
  const found = replacementCarried(desk.core, carried)
  if (found) await desk.standby.noteReplaced(found)
}

/** Errors: `device.required`, `device.unknown`, `device.revoked`. Procedures decide by what they are. */
function requireDevice(caller: StationCaller | undefined): void {
  if (caller && !caller.device) throw new DeskError(caller.refusal ?? 'device.required')
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
  if (error.code.startsWith('session.') || strangers.has(error.code)) return 401
  if (error.code === 'permission.denied') return 403
  return error.code.endsWith('otFound') || error.code === 'archive.missing' ? 404 : 400
}

/** Writes an unexpected error to standard error under a reference; stacks hold code, not people's words. */
function reportUnexpected(error: Error): string {
  const reference = randomBytes(4).toString('hex')
  process.stderr.write(`unexpected error ${reference}: ${error.stack ?? error.message}\n`)
  return reference
}
