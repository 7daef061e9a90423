import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { appRouter } from '../../main/api/router.ts'
import type { Permission } from '../../main/contract/permissions.ts'
import { roleMay } from '../../main/contract/permissions.ts'
import { registerPerson } from '../../main/people/commands.ts'
import { ledgers } from '../../main/reports/ledgers.ts'
import { anyInput, type Offers } from '../support/any-input.ts'
import { takeCase } from '../support/cases.ts'
import { CallError, openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { enterEverywhere } from '../support/person-everywhere.ts'
import { writeTestSheet } from '../support/sheets.ts'
import { readPdf } from '../unit/print-reading.ts'

/** What stands in fields of its own and must be asked for; words people wrote are shown as they wrote them. */
const planted = {
  phone: '13871234095',
  secondPhone: '15900417728',
  callerPhone: '18612903347',
  strangersPhone: '17755620918',
  idDocument: '110101198807139476',
  birthday: '1988-07-13',
  address: '彩虹桥东路一百二十三号院四栋',
  bankCard: '6222020200112233445',
  borrowerPhone: '13766554410',
}

const Procedure = z.object({
  meta: z.object({ permission: z.string() }),
  inputs: z.array(z.unknown()),
  type: z.enum(['query', 'mutation', 'subscription']),
})

const queries = Object.entries<object>(appRouter._def.procedures).flatMap(([path, procedure]) => {
  const found = Procedure.parse('_def' in procedure ? procedure._def : undefined)
  const permission = found.meta.permission as Permission
  return found.type === 'query' ? [{ path, permission, schema: found.inputs[0] }] : []
})

/** Lists that leave the desk, each as it is asked for on its screen. */
const exports = ['reports.peopleList', 'reports.unitList', 'reports.caseList', 'reports.callbackSummary']

let test: TestDesk
const clients = new Map<string, TestClient>()
let offers: Offers
let positions: readonly number[]

beforeAll(async () => {
  test = await openTestDesk()
  for (const role of ['clerk', 'auditor'] as const)
    clients.set(role, await test.signIn(await test.addMember(role)))
  const estate = estateBuilder(test.core, test.manager)
  const project = await estate.project('阳光花园')
  const buildingId = await estate.building('3栋', project)
  const unitId = await estate.unit(buildingId, '3-1201', '1201', { floor: 12 })
  const personId = uuidv7()
  await test.core.execute(registerPerson, {
    actor: test.manager,
    input: {
      personId,
      details: {
        name: '欧阳莲花',
        phones: [{ number: planted.phone }, { number: planted.secondPhone, note: '晚上' }],
        idDocument: planted.idDocument,
        birthday: planted.birthday,
        mailingAddress: planted.address,
      },
      occupancies: [{ unitId, role: 'owner', from: null, until: null }],
      tier: 'dissatisfied',
    },
  })
  const run = (name: string, input: object) =>
    test.core.writer.execute({ id: uuidv7(), name, input, actor: test.manager })
  const who = { unitId, personId, callerName: '欧阳莲花', callerPhone: planted.callerPhone }
  const caseId = await takeCase(test, who)
  await takeCase(test, { callerName: '过路人', callerPhone: planted.strangersPhone, emergency: true })
  const closed = await takeCase(test, who)
  await run('case.startHandling', { caseId: closed })
  await run('case.note', { caseId: closed, kind: 'note', text: '已联系' })
  await run('case.resolve', { caseId: closed, text: '已更换角阀' })
  await run('case.close', { caseId: closed, cause: 'workmanship', withoutCallback: null })
  const { sheetId } = await writeTestSheet(test, { caseId })
  const callbackId = test.core.read.get<{ id: string }>('select id from callback limit 1')?.id
  const home = await estate.unit(buildingId, '3-1301', '1301', { floor: 13 })
  const manager = await test.signIn(test.manager)
  const everywhere = await enterEverywhere(test, manager, home)
  await manager.command('contracts.sign', {
    contractId: uuidv7(),
    unitId,
    buyers: [personId],
    terms: { number: 'HT-2', signedOn: '2026-07-11', price: 100, paid: 50 },
    words: {
      penaltyText: null,
      commitments: `退款至 6222 0202 0011 2233 445 ${planted.idDocument}`,
      requests: `卡号${planted.bankCard}，身份证${planted.idDocument}`,
    },
  })
  await manager.command('lending.lend', {
    thingId: everywhere.thingId,
    loanId: uuidv7(),
    borrower: { kind: 'outside', name: '装修工', phone: planted.borrowerPhone },
    purpose: '量房',
    due: '2099-01-01',
    signed: 'none',
  })
  positions = test.core.read
    .all<{ position: number }>('select position from operation order by position')
    .map(row => row.position)
  offers = {
    unitId,
    personId,
    caseId,
    caseIds: [caseId, closed],
    sheetId,
    callbackId,
    buildingId,
    nodeId: buildingId,
    thingId: everywhere.thingId,
    letterId: everywhere.letterId,
    contractId: everywhere.contractId,
    documentId: everywhere.documentId,
    visitId: everywhere.visitId,
    collectionId: everywhere.collectionId,
    parentId: buildingId,
    projectId: project,
    subjectId: unitId,
    staffId: test.manager.staffId,
    anyId: personId,
    text: '欧阳莲花',
    language: 'zh',
    ledger: 'cases',
    position: 1,
    filter: {},
    limit: 50,
  }
})
afterAll(() => test.close())

const clientOf = (role: string): TestClient => {
  const client = clients.get(role)
  if (!client) throw new Error(`no client for ${role}`)
  return client
}

/** Which planted values stand in an answer, in any way of writing. */
function leaks(answer: unknown): string[] {
  const text = JSON.stringify(answer) ?? ''
  const digits = text.replace(/(?<=\d)[\s-]+(?=\d)/g, '')
  return Object.entries(planted)
    .filter(([, value]) => text.includes(value) || digits.includes(value.replaceAll('-', '')))
    .map(([what]) => what)
}

/** The same question about each thing it may be about. */
function questions(schema: unknown): unknown[] {
  const names = ['unitId', 'personId', 'caseId', 'buildingId', 'letterId', 'thingId', 'visitId', 'documentId']
  const about = names.map(name => offers[name])
  const asked = [
    anyInput(schema, offers),
    ...about.map(subjectId => anyInput(schema, { ...offers, subjectId, id: subjectId })),
    ...['1387', '4095', '3-1201', 'oylh', planted.phone, planted.idDocument].map(text =>
      anyInput(schema, { ...offers, text }),
    ),
  ]
  return [...new Map(asked.map(one => [JSON.stringify(one), one])).values()]
}

/** Answers about nothing that is on the desk of this test; what they hold is looked at by tests of their own. */
const withoutAnswer = new Set<string>()

describe.each(['clerk', 'auditor'] as const)('as %s', role => {
  const allowed = queries.filter(({ permission }) => roleMay(role, permission))

  it.each(allowed)(
    '$path shows no phone, ID number, birthday or address in full',
    async ({ path, schema }) => {
      let answered = 0
      for (const input of questions(schema)) {
        const answer = await clientOf(role)
          .query(path, input)
          .catch((error: unknown) => {
            if (error instanceof CallError) return error
            throw error
          })
        if (!(answer instanceof CallError)) answered += 1
        // What somebody typed may come back to them in a refusal, never what they did not know.
        const own = new Set(leaks(input))
        expect(
          leaks(answer).filter(what => !own.has(what)),
          `${path} ${JSON.stringify(input)}`,
        ).toEqual([])
      }
      if (answered === 0) withoutAnswer.add(path)
    },
  )

  it('most questions have an answer on this desk, those about people above all', () => {
    const asked = [
      'people.detail',
      'people.list',
      'units.detail',
      'cases.detail',
      'cases.list',
      'owners.lookup',
    ]
    expect(asked.filter(path => withoutAnswer.has(path))).toEqual([])
    expect(withoutAnswer.size).toBeLessThan(allowed.length / 2)
  })
})

describe('what leaves the desk', () => {
  it('the audit trail masks every operation there is', async () => {
    const auditor = clientOf('auditor')
    for (const position of positions)
      expect(leaks(await auditor.query('audit.entry', { position })), `operation ${position}`).toEqual([])
  })

  it.each(ledgers.map(({ name }) => name))('the ledger %s has nothing in full', async name => {
    const page = queries.find(({ path }) => path === 'ledgers.page')
    const input = anyInput(page?.schema, { ...offers, ledger: name, name })
    const answer = z
      .object({ rows: z.array(z.unknown()) })
      .parse(await clientOf('auditor').query('ledgers.page', input))
    expect(leaks(answer)).toEqual([])
  })

  it.each(exports)('%s has nothing in full', async path => {
    expect(leaks(await textOf(await taken(path)))).toEqual([])
  })

  it.each(ledgers.map(({ name }) => name))(
    'the ledger %s taken away as a workbook has nothing in full',
    async ledger => {
      expect(leaks(await textOf(await taken('reports.ledger', { ledger })))).toEqual([])
    },
  )

  it.each(['reports.peopleList', 'reports.ledger', 'reports.unitFile'])(
    '%s on paper has nothing in full',
    async path => {
      const { pages } = await readPdf(
        await taken(path, { format: 'pdf', form: 'pdf', masked: true, ledger: 'cases' }),
      )
      const lines = pages.flatMap(page => page.lines)
      expect(lines.length).toBeGreaterThan(3)
      expect(leaks(lines)).toEqual([])
    },
  )

  it('the scan would find each value', () => {
    expect(leaks({ deep: [Object.values(planted)] })).toEqual(Object.keys(planted))
    expect(leaks({ phone: '138 7123 4095' })).toEqual(['phone'])
  })
})

/** What an auditor gets who takes something away, to the byte. */
async function taken(path: string, more: object = {}): Promise<Buffer> {
  const auditor = clientOf('auditor')
  const { jobId } = z.object({ jobId: z.string() }).parse(await auditor.mutate(path, exportInput(path, more)))
  await expect
    .poll(() => auditor.query('jobs.status', { jobId }), { timeout: 60_000 })
    .toMatchObject({ state: 'done' })
  return Buffer.from(await (await auditor.fetch(`/files/job/${jobId}`)).arrayBuffer())
}

function exportInput(path: string, more: object): unknown {
  const procedure: object | undefined = Object.entries<object>(appRouter._def.procedures).find(
    ([name]) => name === path,
  )?.[1]
  const { inputs } = Procedure.parse(procedure && '_def' in procedure ? procedure._def : undefined)
  const columns = ['number', 'unit', 'who', 'phone', 'text']
  return anyInput(inputs[0], {
    ...offers,
    format: 'xlsx',
    title: '清单',
    columns,
    text: '',
    sort: 'received',
    ...more,
  })
}

/** Every text of a workbook. */
async function textOf(workbook: Buffer): Promise<string> {
  const { default: yauzl } = await import('yauzl')
  const zip = await yauzl.fromBufferPromise(workbook)
  let all = ''
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const part of stream) all += String(part)
  }
  return all
}
