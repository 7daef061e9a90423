import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { wordsOfOperation } from '../../main/contract/operation-words.ts'
import { takeCase } from '../support/cases.ts'
import { CallError, openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

const noon = Date.UTC(2026, 6, 12, 4)
const minute = 60_000
let test: TestDesk
let one: TestClient
let other: TestClient
let building: string
let unitId: string

beforeAll(async () => {
  test = await openTestDesk({ clock: noon })
  one = await test.signIn(test.manager)
  other = await test.signIn(await test.addMember('manager', 'wang'))
  const estate = estateBuilder(test.core, test.manager)
  building = await estate.building('3栋', await estate.project('河畔花园'))
  unitId = await estate.unit(building, '3-101', '101')
})
afterAll(() => test.close())

const personAt = async () => {
  const person = { name: '张伟', phones: [{ number: '13800138000' }], mailingAddress: '解放路1号' }
  const personId = uuidv7()
  const occupancies = [{ unitId, role: 'owner' }]
  await one.command('people.register', { personId, details: person, occupancies })
  return { personId, unitId, role: 'owner' }
}

/** What a colleague does, what is then refused, and how that is told. */
interface Clash {
  theirs(): Promise<unknown>
  mine(): Promise<unknown>
  /** The operation they recorded. */
  readonly did: string
}

const clashes: Readonly<Record<string, () => Promise<Clash>>> = {
  'a case that was closed is not resolved': async () => {
    const caseId = await takeCase(test)
    const closed = { caseId, cause: 'workmanship', withoutCallback: 'unreachable' }
    return {
      theirs: () => other.command('cases.close', closed),
      mine: () => one.command('cases.resolve', { caseId, text: '换了软管', cause: 'design' }),
      did: 'case.closed',
    }
  },
  'nor closed again': async () => {
    const caseId = await takeCase(test)
    const close = (by: TestClient) =>
      by.command('cases.close', { caseId, cause: 'workmanship', withoutCallback: 'unreachable' })
    return { theirs: () => close(other), mine: () => close(one), did: 'case.closed' }
  },
  'a case whose cause was found otherwise is not resolved over it': async () => {
    const caseId = await takeCase(test)
    const resolve = { caseId, text: '换了软管', cause: 'design', base: { cause: null } }
    return {
      theirs: () => other.command('cases.findCause', { caseId, cause: 'material' }),
      mine: () => one.command('cases.resolve', resolve),
      did: 'case.causeFound',
    }
  },
  'a wait that ended is not ended': async () => {
    const caseId = await takeCase(test)
    await one.command('cases.startWaiting', { caseId, on: 'owner' })
    const end = (by: TestClient) => by.command('cases.endWaiting', { caseId, base: { waitingOn: 'owner' } })
    return { theirs: () => end(other), mine: () => end(one), did: 'case.waitingEnded' }
  },
  'a link that was taken back is not taken back': async () => {
    const [leader, caseId] = [await takeCase(test), await takeCase(test)]
    await one.command('cases.link', { leader, caseIds: [caseId] })
    const unlink = (by: TestClient) => by.command('cases.unlink', { caseId, base: { leader } })
    return { theirs: () => unlink(other), mine: () => unlink(one), did: 'case.unlinked' }
  },
  'a role that was removed': async () => {
    const role = await personAt()
    const remove = (by: TestClient) => by.command('people.removeOccupancy', role)
    return { theirs: () => remove(other), mine: () => remove(one), did: 'person.occupancyRemoved' }
  },
  'who moved out': async () => {
    const role = await personAt()
    const out = (by: TestClient) => by.command('people.moveOut', { ...role, until: '2026-07-01' })
    return { theirs: () => out(other), mine: () => out(one), did: 'person.movedOut' }
  },
  'a detail that reads otherwise is not verified': async () => {
    const { personId } = await personAt()
    const details = { mailingAddress: '上海市人民大道200号' }
    const { mailingAddress } = (await one.query('people.detail', { personId })) as { mailingAddress: string }
    const verify = { personId, what: 'mailingAddress', base: { mailingAddress } }
    return {
      theirs: () => other.command('people.change', { personId, details }),
      mine: () => one.command('people.verifyDetail', verify),
      did: 'person.changed',
    }
  },
  'a building that was removed': async () => {
    const nodeId = await estateBuilder(test.core, test.manager).project('二期')
    const remove = (by: TestClient) => by.command('estate.removeNode', { nodeId })
    return { theirs: () => remove(other), mine: () => remove(one), did: 'estate.nodeRemoved' }
  },
  'a building where somebody put a home': async () => {
    const estate = estateBuilder(test.core, test.manager)
    const nodeId = await estate.building('9栋', await estate.project('三期'))
    const home = { kind: 'dwelling', number: '9-101', room: '101' }
    const none = { floor: null, unitType: null, contractArea: null, measuredArea: null, orientation: null }
    const attributes = { ...home, ...none }
    return {
      theirs: () => other.command('estate.registerUnit', { unitId: uuidv7(), parentId: nodeId, attributes }),
      mine: () => one.command('estate.removeNode', { nodeId }),
      did: 'unit.registered',
    }
  },
  'a rule that was removed': async () => {
    const ruleId = uuidv7()
    const scope = { projectId: null, buildingId: null, category: null, kind: 'praise', tier: null }
    await one.command('assignment.set', { ruleId, scope, staffId: test.manager.staffId })
    const remove = (by: TestClient) => by.command('assignment.remove', { ruleId })
    return { theirs: () => remove(other), mine: () => remove(one), did: 'assignment.ruleRemoved' }
  },
  'a mapping that was removed': async () => {
    const mappingId = uuidv7()
    const fields = [{ field: 'ownerName', heading: '业主', column: 1 }]
    await one.command('imports.saveMapping', {
      mappingId,
      kind: 'owners',
      name: '物业表',
      fields,
      unitKind: null,
    })
    const remove = (by: TestClient) => by.command('imports.removeMapping', { mappingId })
    return { theirs: () => remove(other), mine: () => remove(one), did: 'mapping.removed' }
  },
  'a paper that was taken out': async () => {
    const paper = { kind: 'letter', itemId: await letter('receive') }
    await one.command('filing.file', { ...paper, shelf: 'A-1', original: true })
    const out = (by: TestClient) => by.command('filing.takeOut', paper)
    return { theirs: () => out(other), mine: () => out(one), did: 'filing.undone' }
  },
  'a notice that was taken down on another day': async () => {
    const letterId = await letter('write')
    await one.command('letters.issue', { letterId })
    const postingId = uuidv7()
    const where = { way: 'board', place: '大堂', on: '2026-07-01', reached: null }
    await one.command('letters.post', { letterId, postingId, ...where })
    const down = (by: TestClient, on: string) =>
      by.command('letters.takeDown', { letterId, postingId, on, base: { until: null } })
    return {
      theirs: () => down(other, '2026-07-10'),
      mine: () => down(one, '2026-07-11'),
      did: 'letter.takenDown',
    }
  },
}

async function letter(how: 'receive' | 'write'): Promise<string> {
  const letterId = uuidv7()
  const content = { party: '街道办', subject: '停水', text: '明日停水', replyBy: null }
  const came = { kind: 'party', theirNumber: '', dated: null, receivedOn: '2026-07-12' }
  const written = { kind: 'internal', direction: 'owners' }
  await one.command(`letters.${how}`, { letterId, ...content, ...(how === 'receive' ? came : written) })
  return letterId
}

it.each(Object.entries(clashes))('%s: the refusal says who did what when', async (_, begin) => {
  const { theirs, mine, did } = await begin()
  const at = noon + minute
  test.setClock(at)
  await theirs()
  // Later entries on the same thing are not what the refusal is about.
  test.setClock(at + 5 * minute)
  const refused = await mine().then(
    () => undefined,
    (error: unknown) => error,
  )
  test.setClock(noon)
  expect(refused).toBeInstanceOf(CallError)
  expect(refused).toMatchObject({
    step: { byName: '测试wang', at, did: wordsOfOperation(did) },
  })
})

it('a note written since is not named, and a refusal about what was asked names nobody', async () => {
  const caseId = await takeCase(test)
  const close = { caseId, cause: 'workmanship', withoutCallback: 'unreachable' }
  await other.command('cases.close', close)
  await one.command('cases.note', { caseId, kind: 'note', text: '业主来电' })
  await expect(one.command('cases.resolve', { caseId, text: '好了' })).rejects.toMatchObject({
    step: { byName: '测试wang', did: wordsOfOperation('case.closed') },
  })
  await expect(one.command('cases.assign', { caseId, to: uuidv7() })).rejects.toMatchObject({
    code: 'staff.notFound',
    step: null,
  })
})
