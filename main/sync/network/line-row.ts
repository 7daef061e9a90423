import { DeskError } from '../../contract/errors.ts'
import type { LineView } from '../../contract/sync.ts'
import type { ReadDatabase } from '../../database/read.ts'
import type { RowOf } from '../../database/table.ts'
import { Refusal } from '../format/network.ts'
import type { syncLineTable } from '../tables.ts'

export type LineRow = RowOf<typeof syncLineTable>

const none: LineRow = {
  id: 'own',
  address: '',
  proxy: '',
  certificates: '',
  bytes_per_second: 0,
  every_minutes: 0,
  tried_at: null,
  failure: null,
}

/** How headquarters is reached; with an empty address where nobody said. */
export const readLine = (read: ReadDatabase): LineRow =>
  read.get<LineRow>(`select * from sync_line where id='own'`) ?? none

/** As people see it: the password of a proxy is not shown again. */
export function lineView(read: ReadDatabase): LineView {
  const row = readLine(read)
  return {
    address: row.address,
    proxy: withoutPassword(row.proxy),
    certificates: row.certificates,
    bytesPerSecond: row.bytes_per_second,
    everyMinutes: row.every_minutes,
    triedAt: row.tried_at,
    failure: row.failure === null ? null : Refusal.parse(JSON.parse(row.failure)),
  }
}

/** An address of a server as it is kept, without a slash at its end; empty stays empty. Throws `sync.badAddress`. */
export function checkedAddress(text: string): string {
  if (text === '') return ''
  const url = URL.parse(text)
  const isAddress =
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === ''
  if (!isAddress) throw new DeskError('sync.badAddress')
  return text.replace(/\/+$/, '')
}

/** A proxy with its password as stars. */
export function withoutPassword(proxy: string): string {
  const url = URL.parse(proxy)
  if (url === null || url.password === '') return proxy
  url.password = '****'
  return url.href
}
