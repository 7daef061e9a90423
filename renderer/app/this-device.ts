import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ErrorCode } from '../../main/contract/errors.ts'
import { refusalOf } from './errors.ts'
import { type Outputs, useTRPC } from './trpc.ts'

/** A paired device as the desk knows it; null on the computer of the desk itself. */
export type ThisDevice = Outputs['station']['thisDevice']

/** Why the desk answers this device nothing at all. */
const refusals = [
  'device.required',
  'device.revoked',
  'device.unknown',
] as const satisfies readonly ErrorCode[]
export type DeviceRefusal = (typeof refusals)[number]

/** Why the desk answers this device nothing, where that is what the error says. */
export function deviceRefusalOf(error: unknown): DeviceRefusal | undefined {
  const code = refusalOf(error)?.code
  return refusals.find(known => known === code)
}

const thisDeviceKey = [['station', 'thisDevice']]

/** Asks again what this device is, after the desk refused it something; once, where that is known already. */
export function askWhatThisIs(client: QueryClient): void {
  const known = client.getQueryCache().findAll({ queryKey: thisDeviceKey })
  if (known.some(({ state }) => state.status === 'error')) return
  client.invalidateQueries({ queryKey: thisDeviceKey }).catch(reportError)
}

/** What this device is to the desk. One that is refused holds nothing any more of what it was answered. */
export function useThisDevice() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const query = useQuery(trpc.station.thisDevice.queryOptions(undefined, { meta: { live: false } }))
  const refusal = deviceRefusalOf(query.error)
  useEffect(() => {
    if (refusal === undefined) return
    const kept = JSON.stringify(thisDeviceKey[0])
    client.removeQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey[0]) !== kept })
  }, [refusal, client])
  return { device: query.data, refusal, error: query.error, retry: query.refetch }
}
