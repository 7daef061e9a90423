import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname, networkInterfaces, platform } from 'node:os'

/**
 * Names this computer, hashed so that the head file tells nothing about it. A changed name means that the data
 * folder was cloned or moved. Falls back to host name and network addresses where the system keeps no identity.
 */
export function machineName(): string {
  const identity = systemIdentity() ?? `${hostname()} ${hardwareAddresses()}`
  return createHash('sha256').update(`clubhouse-desk machine\n${identity}`).digest('base64url')
}

function systemIdentity(): string | undefined {
  try {
    if (platform() === 'linux') return readFileSync('/etc/machine-id', 'utf8').trim() || undefined
    if (platform() === 'darwin') {
      const answer = execFileSync('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'], {
        encoding: 'utf8',
        timeout: 5_000,
      })
      return /"IOPlatformUUID" = "([^"]+)"/.exec(answer)?.[1]
    }
    if (platform() === 'win32') {
      const key = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography'
      const answer = execFileSync('reg', ['query', key, '/v', 'MachineGuid'], {
        encoding: 'utf8',
        timeout: 5_000,
      })
      return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(answer)?.[1]
    }
  } catch {
    // No identity to be had (a container, a locked-down system): the fallback serves.
  }
  return undefined
}

function hardwareAddresses(): string {
  const addresses = Object.values(networkInterfaces()).flatMap(list =>
    (list ?? []).filter(item => !item.internal).map(item => item.mac),
  )
  return [...new Set(addresses)].sort().join(' ')
}
