/**
 * One of two computers that are killed, started by standby.ts with one JSON argument: the desk at work with its station
 * on, or the standby that fetches copies of it. Says aloud what was acknowledged.
 */
import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { attachFile, receiveCase } from '../../main/cases/commands.ts'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { systemActor } from '../../main/desk/core.ts'
import { type Desk, openDesk } from '../../main/desk/desk.ts'
import { deskDoor } from '../../main/host/station/door.ts'
import { startStation } from '../../main/host/station/service.ts'
import { listStaff } from '../../main/staff/queries.ts'
import { inviteStandby } from '../../main/standby/invite.ts'
import { pairDevice, revokeDevice } from '../../main/station/commands.ts'
import type { Interfaces } from '../../main/station/networks.ts'
import { switchStation } from '../../main/station/setting.ts'
import { StandbyPlan, type StandbySaid } from './standby-plan.ts'

const plan = StandbyPlan.parse(JSON.parse(z.string().parse(process.argv[2])))
const say = (said: StandbySaid) => writeSync(1, `${JSON.stringify(said)}\n`)
const password = 'eight ducks swim'
const network = 'torture'
/** A file of the archive, in bytes. */
const fileBytes = 2 * 1024 * 1024

const desk = await openDesk({
  dataFolder: plan.dataFolder,
  protector: keyFileProtector(plan.keyFile),
  machine: plan.role,
})
await (plan.role === 'main' ? work(desk) : follow(desk))

/** Works without an end; each round also has something that makes a copy due at once. */
async function work(open: Desk): Promise<never> {
  const isNew = open.state() === 'new'
  if (isNew) {
    const site = { code: 'TORT', name: '测试项目', managerName: '经理', login: 'manager', password }
    say({ say: 'key', recoveryKey: (await open.setUp(site)).recoveryKey })
  }
  await open.standby.settled()
  const core = open.requireCore()
  const take = async () => {
    const caseId = uuidv7()
    const { number } = await core.execute(receiveCase, {
      actor: systemActor,
      input: {
        caseId,
        channel: 'counter',
        kind: 'repair',
        category: [],
        emergency: false,
        unitId: null,
        personId: null,
        room: null,
        text: randomBytes(1_500).toString('hex'),
      },
    })
    return { caseId, number, position: core.head()?.position ?? 0 }
  }
  const attach = async (bytes: Buffer, caseId: string) => {
    const { hash, size } = await core.archive.store(
      (async function* () {
        yield bytes
      })(),
      { maxBytes: fileBytes },
    )
    const input = { caseId, fileId: uuidv7(), hash, size, name: '照片.jpg', mediaType: 'image/jpeg' }
    await core.execute(attachFile, { actor: systemActor, input })
  }
  if (isNew)
    for (let left = plan.archiveBytes; left > 0; left -= fileBytes)
      await attach(randomBytes(Math.min(left, fileBytes)), (await take()).caseId)

  const [manager] = listStaff(core.read)
  if (!manager) throw new Error('nobody was set up')
  const who = { staffId: manager.id, role: manager.role, limit: null }
  const input = { machine: core.machine, on: true, network, port: plan.port }
  await core.execute(switchStation, { actor: systemActor, input })
  const station = startStation(open, {
    rendererFolder: plan.scratch,
    door: deskDoor(open),
    announcer: { announce: async () => ({}), close: async () => undefined },
    interfaces,
  })
  await station.look()
  say({ say: 'line', line: (await inviteStandby(core, who, password)).line })
  for (let round = 0; ; round += 1) {
    const { caseId, number, position } = await take()
    say({ say: 'done', number, position })
    if (round % 20 === 0) {
      await attach(randomBytes(64 * 1024), caseId)
      const deviceId = uuidv7()
      const hash = randomBytes(32).toString('base64url')
      const device = {
        deviceId,
        kind: 'tablet',
        limit: null,
        name: '平板',
        hash,
        pairedBy: manager.id,
      } as const
      await core.execute(pairDevice, { actor: systemActor, input: device })
      await core.execute(revokeDevice, { actor: systemActor, input: { deviceId } })
    }
    await delay(25)
  }
}

/** Follows without an end. */
async function follow({ standby }: Desk): Promise<never> {
  if (!standby.isJoined() && plan.line !== null) await standby.join(plan.line, '备机')
  for (;;) {
    // A copy is always due: whoever waited until nothing is fetched would wait for ever.
    await standby.contact()
    say({ say: 'copies', copies: (await standby.view())?.copies.length ?? 0 })
    await delay(200)
  }
}

function interfaces(): Interfaces {
  const { address } = plan
  return {
    [network]: [
      {
        address,
        netmask: '255.0.0.0',
        family: 'IPv4',
        mac: '00:00:00:00:00:00',
        internal: true,
        cidr: `${address}/8`,
      },
    ],
  }
}
