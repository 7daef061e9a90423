import { z } from 'zod'
import { benchPassword } from './host.ts'

const Called = z.object({ result: z.object({ data: z.unknown() }) })
const Begun = z.object({ secret: z.string() })
const Invited = z.object({ line: z.string() })

/** The manager at the computer that holds the data, who lets devices in. */
export async function managerAt(loopback: string) {
  let cookie = ''
  const call = async (path: string, input: unknown): Promise<unknown> => {
    const response = await fetch(`${loopback}/api/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(input),
    })
    const [set = ''] = response.headers.getSetCookie()
    cookie = set === '' ? cookie : (set.split(';')[0] ?? '')
    const body: unknown = await response.json()
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(body)}`)
    return Called.parse(body).result.data
  }
  await call('staff.signIn', { login: 'manager', password: benchPassword })
  return {
    /** A code for a device. */
    codeFor: async (kind: string) =>
      Begun.parse(await call('station.beginPairing', { kind, limit: null })).secret,
    /** The line by which an empty computer becomes the standby. */
    invitation: async () => Invited.parse(await call('standby.invite', { password: benchPassword })).line,
  }
}
