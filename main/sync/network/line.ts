import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import { LineInput } from '../../contract/sync.ts'
import { defineCommand } from '../../log/command.ts'
import { Refusal } from '../format/network.ts'
import { syncLineTable } from '../tables.ts'
import { checkedAddress, readLine, withoutPassword } from './line-row.ts'

/** Says how headquarters is reached. Errors: `sync.badAddress`, `sync.badProxy`, `sync.badCertificates`. */
export const setLine = defineCommand({
  name: 'sync.setLine',
  permission: 'sync.manage',
  input: LineInput,
  run({ read, local }, { address, proxy, certificates, bytesPerSecond, everyMinutes }) {
    const before = readLine(read)
    const kept = proxy !== '' && proxy === withoutPassword(before.proxy) ? before.proxy : proxy
    if (kept !== '' && !isProxy(kept)) throw new DeskError('sync.badProxy')
    if (certificates !== '' && !areCertificates(certificates)) throw new DeskError('sync.badCertificates')
    local.put(syncLineTable, {
      ...before,
      address: checkedAddress(address),
      proxy: kept,
      certificates,
      bytes_per_second: bytesPerSecond,
      every_minutes: everyMinutes,
      failure: null,
    })
  },
})

/** Notes how a try went. */
export const noteTry = defineCommand({
  name: 'sync.noteTry',
  permission: 'sync.run',
  input: z.object({ failure: Refusal.nullable() }),
  run({ read, local, now }, { failure }) {
    local.put(syncLineTable, {
      ...readLine(read),
      tried_at: now,
      failure: failure && JSON.stringify(failure),
    })
  },
})

function isProxy(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.pathname === '/'
}

function areCertificates(pem: string): boolean {
  const each = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    return each.length > 0 && each.every(one => new X509Certificate(one).subject !== undefined)
  } catch {
    return false
  }
}

export const lineCommands = [setLine, noteTry]
