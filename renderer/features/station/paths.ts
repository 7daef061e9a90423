import type { DeviceKind } from '../../../main/contract/station.ts'
import { wallPath } from '../../app/paths.ts'

/** Where everything about the station is set. */
export const stationPath = '/more/settings/station'
/** The same with the dialog open by which a device is added. */
export const addDevicePath = `${stationPath}?add=device`
/** The page of a phone that takes pictures. */
export const cameraPath = '/camera'

/** The page of a team's phone: below that of tablets, so that it opens without a network. */
export const teamPhonePath = '/tablet/team'

/** Where each kind of device goes once it is paired: to sign in, or straight to its one thing. */
export const homeOf: Readonly<Record<DeviceKind, string>> = {
  desk: '/',
  tablet: '/tablet',
  camera: cameraPath,
  wall: wallPath,
  standby: '/',
  team: teamPhonePath,
}

/** Where the certificate is handed out without TLS, beside the pages at this address. */
export const certificateAddress = ({ hostname, port }: Pick<Location, 'hostname' | 'port'>): string =>
  plainAddress(hostname, Number(port === '' ? 443 : port))

/** The same, of a host name or address and the port of the pages. */
export const plainAddress = (host: string, port: number): string => `http://${inAddress(host)}:${port + 1}/`

/** The pages themselves. */
export const pagesAddress = (host: string, port: number): string => `https://${inAddress(host)}:${port}/`

/** IPv6 stands in brackets within an address. */
const inAddress = (host: string) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)
