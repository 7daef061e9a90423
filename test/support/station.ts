import { uuidv7 } from 'uuidv7'
import type { Role } from '../../main/contract/permissions.ts'
import type { BegunPairing, DeviceKind } from '../../main/contract/station.ts'
import { callerOf } from '../../main/station/gate.ts'
import { beginPairing } from '../../main/station/devices.ts'
import { CallError, callsOver, type TestActor, type TestClient, type TestDesk, testPassword } from './desk.ts'

/** A device on the clubhouse's network: keeps cookies as a browser does. */
export interface TestDevice extends TestClient {
  readonly cookies: Map<string, string>
  signIn(member: TestActor): Promise<void>
}

/** A device that asks over the network as the station's host lets it; not paired yet. */
export function newDevice(test: TestDesk, address = '192.168.1.20'): TestDevice {
  const origin = 'https://clubhouse-test.local:8443'
  const cookies = new Map<string, string>()
  const fetch = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('origin', origin)
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const caller = await callerOf(test.desk.core, headers.get('cookie'), address)
    const response = await test.desk.fetchFrom(caller, new Request(`${origin}${path}`, { ...init, headers }))
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=', 2)
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const call = callsOver(fetch)
  return {
    cookies,
    fetch,
    query: call,
    mutate: call,
    command: (path, input, commandId = uuidv7()) => call(path, { commandId, input }),
    async signIn({ login }) {
      await call('staff.signIn', { login, password: testPassword })
    },
  }
}

/** Shows a code as the first manager does. */
export function showCode(test: TestDesk, kind: DeviceKind, limit: Role | null = null): BegunPairing {
  return beginPairing(test.core, { ...test.manager, limit: null }, { kind, limit, name: null })
}

/** A paired device. */
export async function pairedDevice(
  test: TestDesk,
  kind: DeviceKind,
  limit: Role | null = null,
  name = `测试${kind}`,
): Promise<TestDevice> {
  const device = newDevice(test)
  await device.mutate('station.pair', { secret: showCode(test, kind, limit).secret, name })
  return device
}

/** The code of the catalogue a call was refused with; undefined where it was answered. */
export async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call
    return undefined
  } catch (error) {
    if (error instanceof CallError) return error.code
    throw error
  }
}
