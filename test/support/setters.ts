import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { commands } from '../../main/desk/domains.ts'
import { caseRow, takeCase } from './cases.ts'
import { closedCase, openCallback } from './callbacks.ts'
import type { TestActor, TestDesk } from './desk.ts'
import { estateBuilder } from './estate.ts'
import { leakSettings } from './setters-leaks.ts'
import { stationSettings } from './setters-station.ts'
import { writeTestSheet } from './sheets.ts'

type Fields = Readonly<Record<string, unknown>>

/** What may be chosen: what the command is told, and how a screen shows it, which is what the next base names. */
interface Choice {
  readonly input: Fields
  readonly says: Fields
}

/** A thing whose value people choose, whoever comes last. */
export interface Setting {
  /** What names the thing. */
  readonly thing: Fields
  /** How it stands before anybody chose. */
  readonly start: Fields
  readonly choices: readonly Choice[]
  /** Members that must be new with each call. */
  fresh?(): Fields
  /** Answers to choosing what holds already, where that is no silent success. */
  readonly same?: string
  /** What only one of two changed is kept, field by field; otherwise the choice is refused as a whole. */
  readonly merges?: boolean
}

/** What the settings are made of. */
export interface SettingSite {
  readonly test: TestDesk
  readonly actor: TestActor
  readonly others: readonly TestActor[]
  /** Runs a command by its name. */
  run(name: string, input: Fields, actor?: TestActor): Promise<unknown>
  readonly estate: ReturnType<typeof estateBuilder>
  readonly project: string
  readonly buildings: readonly string[]
  /** Homes in the first building. */
  readonly units: readonly string[]
  readonly day: number
  readonly now: number
}

/** A desk with three buildings and as many colleagues. @param now UTC milliseconds */
export async function settingSite(test: TestDesk, now: number): Promise<SettingSite> {
  const actor = test.manager
  const estate = estateBuilder(test.core, actor)
  const project = await estate.project('河畔花园')
  const buildings = [
    await estate.building('1栋', project),
    await estate.building('2栋', project),
    await estate.building('3栋', project),
  ]
  const units: string[] = []
  for (const room of ['101', '102', '103', '104'])
    units.push(await estate.unit(buildings[0] ?? '', `1-${room}`, room))
  const others = [
    await test.addMember('specialist', 'wang'),
    await test.addMember('specialist', 'zhao'),
    await test.addMember('manager', 'second'),
  ]
  const run = async (name: string, input: Fields, by = actor) => {
    const definition = commands.get(name)
    if (!definition) throw new Error(`no command ${name}`)
    return await test.core.execute(definition, { actor: by, input })
  }
  return { test, actor, others, run, estate, project, buildings, units, day: 86_400_000, now }
}

/** Choices of one field that is called alike in command and base. */
const of = (field: string, values: readonly unknown[], more: Fields = {}): Choice[] =>
  values.map(value => ({ input: { [field]: value, ...more }, says: { [field]: value } }))

const whole = (choices: readonly Fields[]): Choice[] => choices.map(says => ({ input: says, says }))

const first = (ids: readonly string[], index = 0): string => {
  const id = ids[index]
  if (id === undefined) throw new Error('not there')
  return id
}

/** Every command that sets a value at one stroke, by its name. */
export const settings: Readonly<Record<string, (site: SettingSite) => Promise<Setting>>> = {
  ...stationSettings,
  'emergency.changeLevel': async ({ run }) => {
    const emergencyId = uuidv7()
    await run('emergency.start', { emergencyId, kind: 'storm', level: 'blue' })
    return {
      thing: { emergencyId },
      start: { level: 'blue' },
      choices: of('level', ['yellow', 'orange', 'red']),
    }
  },
  ...leakSettings,
  'case.setLevel': async ({ test }) => {
    const caseId = await takeCase(test, { kind: 'complaint' })
    const { level } = caseRow(test, caseId)
    return { thing: { caseId }, start: { level }, choices: of('level', [1, 2, 3], { reason: '现场看过' }) }
  },
  'case.findCause': async ({ test }) => ({
    thing: { caseId: await takeCase(test) },
    start: { cause: null },
    choices: of('cause', ['workmanship', 'design', 'material', null]),
  }),
  'case.fixResponsible': async ({ test }) => ({
    thing: { caseId: await takeCase(test) },
    start: { responsible: null, party: null },
    choices: [
      ['contractor', '总包一部'],
      ['contractor', '总包二部'],
      ['none', '自然老化'],
    ].map(([kind, party]) => ({ input: { kind, party }, says: { responsible: kind, party } })),
  }),
  'case.complainOf': async ({ test, others }) => ({
    thing: { caseId: await takeCase(test, { kind: 'complaint' }) },
    start: { complainedOf: { staffId: null, name: null } },
    choices: [
      { staffId: first(others.map(one => one.staffId)) },
      { staffId: null, name: '某保安' },
      { staffId: null },
    ].map(input => ({ input, says: { complainedOf: { name: null, ...input } } })),
  }),
  'case.assign': async ({ test, actor, others }) => ({
    thing: { caseId: await takeCase(test) },
    start: { to: actor.staffId },
    choices: of('to', [...others.slice(0, 2).map(one => one.staffId), null]),
  }),
  'promise.move': async ({ test, run, actor, now, day }) => {
    const promiseId = uuidv7()
    const caseId = await takeCase(test)
    const dueAt = now + 2 * day
    await run('promise.make', { promiseId, caseId, text: '换新', dueAt, approvedBy: actor.staffId })
    return {
      thing: { promiseId },
      start: { dueAt },
      choices: of('dueAt', [now + 3 * day, now + 4 * day, now + 5 * day], { text: '配件未到' }),
    }
  },
  'estate.renameNode': async ({ estate }) => ({
    thing: { nodeId: await estate.project('旧名') },
    start: { name: '旧名' },
    choices: of('name', ['一期', '二期', '三期']),
  }),
  'estate.moveNode': async ({ estate, project }) => {
    const phases = [await estate.phase('A', project), await estate.phase('B', project)]
    return {
      thing: { nodeId: await estate.building('9栋', project) },
      start: { parentId: project },
      choices: of('parentId', [...phases, project]),
    }
  },
  'estate.setCommittee': async ({ project }) => ({
    thing: { nodeId: project },
    start: { on: null },
    choices: of('on', ['2026-01-01', '2026-02-01', null]),
  }),
  'estate.setStage': async ({ units }) => ({
    thing: { unitId: first(units) },
    start: { stage: null, reason: null },
    choices: whole([
      { stage: 'moved-in', reason: '已入住' },
      { stage: 'moved-in', reason: '业主说的' },
      { stage: 'signed', reason: '只签了约' },
    ]),
  }),
  'estate.moveUnit': async ({ estate, buildings }) => ({
    thing: { unitId: await estate.unit(first(buildings), '1-901', '901') },
    start: { parentId: first(buildings), number: '1-901' },
    choices: buildings.map((parentId, index) => {
      const says = { parentId, number: `${index + 1}-901` }
      return { input: says, says }
    }),
    fresh: () => ({ changeId: uuidv7() }),
    same: 'unit.samePlace',
  }),
  'person.setClass': async ({ estate, run }) => {
    const content = ['a', 'b', 'c'].map((letter, index) => ({
      id: `own-${letter}`,
      name: { zh: letter, en: letter },
      condition: { by: 'homes', atLeast: 9 - index },
    }))
    await run('profile.change', { section: 'classes', base: 0, content })
    return {
      thing: { personId: await estate.person('张伟', ['13800138000']) },
      start: { class: null, reason: null },
      choices: whole([
        { class: 'own-a', reason: '集团客户' },
        { class: 'own-b', reason: '集团客户' },
        { class: 'own-b', reason: '总部要求' },
        { class: null, reason: '不再' },
      ]),
    }
  },
  'letter.setHome': async ({ run, units }) => ({
    thing: { letterId: await letterIn(run) },
    start: { unitId: null },
    choices: of('unitId', [first(units), first(units, 1), null]),
  }),
  'letter.takeDown': async ({ run }) => {
    const letterId = uuidv7()
    const content = { kind: 'internal', party: '', subject: '停水', text: '明日停水', replyBy: null }
    await run('letter.write', { letterId, direction: 'owners', ...content })
    await run('letter.issue', { letterId })
    const postingId = uuidv7()
    const where = { way: 'board', place: '大堂', on: '2026-07-01', reached: null }
    await run('letter.post', { letterId, postingId, ...where })
    return {
      thing: { letterId, postingId },
      start: { until: null },
      choices: ['2026-07-10', '2026-07-11', '2026-07-12'].map(on => ({ input: { on }, says: { until: on } })),
    }
  },
  'letter.setAuthority': async () => ({
    thing: { kind: 'party' },
    start: { authority: 'approval' },
    choices: of('authority', ['none', 'filing', 'recording']),
  }),
  'privacy.changeRetention': async () => ({
    thing: { rule: 'prospects' },
    start: { days: 730 },
    choices: of('days', [90, 365, null]),
  }),
  'assignment.set': async ({ actor, others, run }) => {
    const ruleId = uuidv7()
    const scope = { projectId: null, buildingId: null, category: null, tier: null, kind: 'repair' }
    await run('assignment.set', { ruleId, scope, staffId: actor.staffId })
    return {
      thing: { ruleId },
      start: { ...scope, staffId: actor.staffId },
      choices: [actor, ...others].flatMap(({ staffId }) =>
        ['repair', 'complaint'].map(kind => ({
          input: { scope: { ...scope, kind }, staffId },
          says: { kind, staffId },
        })),
      ),
      merges: true,
    }
  },
  'staff.change': async ({ others }) => ({
    thing: {
      staffId: first(
        others.map(one => one.staffId),
        1,
      ),
    },
    start: { role: 'specialist', name: '测试zhao' },
    choices: whole([
      { role: 'clerk', name: '赵一' },
      { role: 'manager', name: '赵二' },
      { role: 'clerk', name: '赵二' },
    ]),
    merges: true,
  }),
  'imports.saveMapping': async () => ({
    thing: { mappingId: uuidv7(), kind: 'owners' },
    start: { name: null, fields: null, unitKind: null },
    choices: whole(
      ['甲', '乙', '丙'].map(name => ({
        name,
        fields: [{ field: 'ownerName', heading: name, column: 1 }],
        unitKind: null,
      })),
    ),
  }),
  'lending.setCondition': async ({ run }) => ({
    thing: { thingId: await thing(run) },
    start: { condition: 'good' },
    choices: of('condition', ['worn', 'damaged', 'lost'], { note: '' }),
  }),
  'lending.extend': async ({ run, actor }) => {
    const loanId = uuidv7()
    const borrower = { kind: 'staff', staffId: actor.staffId }
    const thingId = await thing(run)
    await run('lending.lend', { thingId, loanId, borrower, purpose: '', due: '2026-08-01', signed: 'none' })
    return {
      thing: { loanId },
      start: { due: '2026-08-01' },
      choices: of('due', ['2026-08-02', '2026-08-03', '2026-08-04']),
    }
  },
  'sheet.moveDue': async ({ test, now, day }) => {
    const dueAt = now + day
    const { sheetId } = await writeTestSheet(test, { issue: true, dueAt })
    return {
      thing: { sheetId },
      start: { dueAt },
      choices: of('dueAt', [now + 2 * day, now + 3 * day, now + 4 * day], { text: '等材料' }),
    }
  },
  'filing.file': async ({ run }) => ({
    thing: { kind: 'letter', itemId: await letterIn(run) },
    start: { shelf: null, original: null },
    choices: whole([
      { shelf: 'A-1', original: true },
      { shelf: 'A-2', original: true },
      { shelf: 'A-2', original: false },
    ]),
  }),
  'answer.end': async ({ run }) => {
    const ids = await answer(run)
    await run('answer.approve', { ...ids, from: '2026-07-12', until: null })
    return { thing: ids, start: { until: null }, choices: of('until', ['2026-08-01', '2026-09-01', null]) }
  },
  'document.setScanFolder': async ({ test }) => ({
    thing: {},
    start: { folder: null, leave: false },
    choices: whole(
      ['one', 'two'].flatMap(name => {
        const folder = join(test.folder, name)
        mkdirSync(folder, { recursive: true })
        return [
          { folder, leave: false },
          { folder, leave: true },
        ]
      }),
    ),
  }),
  'callback.answer': async ({ test, others: [worker] }) => {
    if (!worker) throw new Error('nobody')
    const callbackId = openCallback(test, await closedCase(test, worker, { kind: 'repair' }))
    const asked = test.core.read.get<{ questions: string }>('select questions from callback where id=?', [
      callbackId,
    ])
    const question: string = JSON.parse(asked?.questions ?? '[]')[0].id
    return {
      thing: { callbackId },
      start: { [question]: null },
      choices: [1, 2, 3].map(score => ({
        input: { scores: { [question]: score } },
        says: { [question]: score },
      })),
    }
  },
}

/** A letter that came in. */
export async function letterIn(run: SettingSite['run']): Promise<string> {
  const letterId = uuidv7()
  const content = { kind: 'party', party: '街道办', subject: '施工通知', text: '正文', replyBy: null }
  const came = { theirNumber: '', dated: null, receivedOn: '2026-07-12' }
  await run('letter.receive', { letterId, ...content, ...came })
  return letterId
}

async function thing(run: SettingSite['run']): Promise<string> {
  const thingId = uuidv7()
  const entry = { kind: 'key', name: '钥匙', place: '', unitId: null, condition: 'good', note: '' }
  await run('lending.saveThing', { thingId, ...entry })
  return thingId
}

/** A standard answer as a draft. */
export async function answer(run: SettingSite['run']): Promise<{ answerId: string; versionId: string }> {
  const ids = { answerId: uuidv7(), versionId: uuidv7() }
  await run('answer.draft', {
    ...ids,
    question: '漏水？',
    answer: '关阀',
    words: [],
    kinds: [],
    categories: [],
  })
  return ids
}
