import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { type Desk, openDesk } from '../../main/desk/desk.ts'
import type { Connector, Peer } from '../../main/standby/connector.ts'
import type { Send } from '../../main/standby/link.ts'
import { invitationText } from '../../main/standby/invitation.ts'
import { systemActor } from '../../main/desk/core.ts'
import { pairDevice } from '../../main/station/commands.ts'
import { beginPairing } from '../../main/station/devices.ts'
import { callerOf, deviceCookie, deviceTokenHash } from '../../main/station/gate.ts'
import { addFile, takeCase } from './backups.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

/** Desks that a test's computers reach by host, in this process; `tamper` may change an answer on the way. */
export class LocalNetwork implements Connector {
  readonly desks = new Map<string, Desk>()
  tamper: ((path: string, response: Response) => Response | Promise<Response>) | undefined
  /** Paths that were asked for. */
  readonly asked: string[] = []

  async authorityOf(): Promise<string> {
    return 'PEM'
  }

  /** Desks that answered, in order. */
  readonly reached: Desk[] = []

  sendTo(peer: Peer): Send {
    return this.sendFrom('127.0.0.7', peer)
  }

  /** The network as a computer of this address has it. */
  from(address: string): Connector {
    return { authorityOf: () => this.authorityOf(), sendTo: peer => this.sendFrom(address, peer) }
  }

  private sendFrom(address: string, { hosts, token }: Peer): Send {
    return async (path, init) => {
      this.asked.push(path)
      const found = hosts.flatMap(host => {
        const desk = this.desks.get(host)
        return desk ? [{ host, desk }] : []
      })[0]
      if (!found) throw Object.assign(new Error('nobody there'), { code: 'ECONNREFUSED' })
      const { desk, host } = found
      const headers = new Headers(init.headers)
      const cookie = token === null ? null : `${deviceCookie}=${token}`
      if (cookie !== null) headers.set('cookie', cookie)
      const caller = await callerOf(desk.core, cookie, address)
      const request = new Request(`https://${host}${path}`, { ...init, headers })
      const response = await desk.fetchFrom(caller, request)
      this.reached.push(desk)
      return (await this.tamper?.(path, response)) ?? response
    }
  }
}

/** Opens the desk of another computer of the same test; `name` is its data folder. */
export const openOther = (
  main: TestDesk,
  network: LocalNetwork,
  name: string,
  options: { readonly now?: () => number } = {},
): Promise<Desk> =>
  openDesk({
    dataFolder: join(main.folder, name),
    protector: keyFileProtector(join(main.folder, `${name}.key`)),
    machine: name,
    threads: false,
    connector: network,
    ...(options.now
      ? {
          environment: {
            now: options.now,
            newId: main.core.environment.newId,
            randomBytes: main.core.environment.randomBytes,
          },
        }
      : {}),
  })

/** The line that invites a computer to keep a copy of a desk, as its manager would take it over. */
export function invitationOf(main: TestDesk, host: string): string {
  const who = { staffId: main.manager.staffId, role: main.manager.role, limit: null }
  const { secret } = beginPairing(main.core, who, { kind: 'standby', limit: null, name: null })
  return invitationText({ hosts: [host], secret, authority: 'A'.repeat(43) })
}

/** A main computer with a case, a file and a tablet, and a standby that has a copy of all that. */
export interface StandbyPair {
  readonly main: TestDesk
  readonly network: LocalNetwork
  readonly standby: Desk
  readonly recoveryKey: string
  /** Of the case. */
  readonly number: string
  /** Takes over with a key from the newest copy; answers how that went. */
  takeOver(key: string): Promise<ReturnType<Desk['restoring']>>
  /** The test closed the main computer by itself. */
  mainIsClosed(): void
  close(): Promise<void>
}

/** Token of the tablet of a pair. */
export const tabletToken = 't'.repeat(43)

export async function openStandbyPair(): Promise<StandbyPair> {
  const main = await openTestDesk()
  let isOpen = true
  const recoveryKey = await main.desk.newRecoveryKey(main.manager)
  const network = new LocalNetwork()
  network.desks.set('main:8443', main.desk)
  const standby = await openOther(main, network, 'second')
  await standby.standby.join(invitationOf(main, 'main:8443'), '财务室电脑')
  await main.core.execute(pairDevice, {
    actor: systemActor,
    input: {
      deviceId: main.core.environment.newId(),
      kind: 'tablet',
      limit: null,
      name: '平板',
      hash: deviceTokenHash(tabletToken),
      pairedBy: main.manager.staffId,
    },
  })
  const { number, caseId } = await takeCase(main.core)
  await addFile(main.core, caseId, 'a photo')
  await standby.standby.contact()
  await standby.standby.settled()
  return {
    main,
    network,
    standby,
    recoveryKey,
    number,
    async takeOver(key) {
      await standby.takeOver({ recoveryKey: key, which: 0 })
      while (standby.restoring()?.state === 'running') await delay(20)
      return standby.restoring()
    },
    mainIsClosed() {
      isOpen = false
    },
    async close() {
      await standby.close()
      if (isOpen) await main.close()
      else rmSync(main.folder, { recursive: true, force: true })
    },
  }
}
