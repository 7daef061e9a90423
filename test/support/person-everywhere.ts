import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { closedCase, openCallback } from './callbacks.ts'
import type { TestClient, TestDesk } from './desk.ts'
import { fileIt, scan } from './documents.ts'
import { writeTestSheet } from './sheets.ts'

/** What stands in fields of its own: masked wherever it is not asked for. */
export const everywhereDetails = {
  phone: '13871234095',
  secondPhone: '15900417728',
  callerPhone: '18612903347',
  idDocument: '110101198807139476',
  birthday: '1988-07-13',
  address: '彩虹桥东路一百二十三号院四栋',
}

/** What people wrote about somebody, one word for each place it stands in. */
export const everywhereWords = {
  name: '欧阳莲花',
  former: '欧阳荷花',
  note: '周五下午三点以后再打电话',
  caller: '欧阳家保姆',
  caseText: '主卧天花板渗水滴到孩子床上',
  caseFile: '欧阳家渗水照片.txt',
  sheet: '请速到欧阳女士家查看渗水',
  callback: '欧阳女士说修得很好',
  minutes: '欧阳女士准备下月装修',
  visitFile: '欧阳家客厅.jpg',
  document: '欧阳身份证复印件',
  commitment: '赠送欧阳家地暖一套',
  request: '欧阳家要求换入户门锁',
  waivedDays: '欧阳家装修方案变更误工',
  letterParty: '欧阳莲花（三栋业主）',
  letterSubject: '关于欧阳家渗水的来函',
  letterText: '本人家中渗水已三次',
  letterFile: '欧阳来函.txt',
  purpose: '欧阳家装修量房',
  returnNote: '欧阳已当面交还',
  slip: '欧阳签收单.txt',
  attempt: '欧阳女士说周末补交',
  handoverTracking: '欧阳家挂号信XA4217',
  handoverFile: '欧阳家签收回执.jpg',
  leakText: '欧阳家次卧墙角渗水',
  leakTold: '已告知欧阳女士下午上门',
  leakDamage: '欧阳家实木地板',
  leakDamageWords: '欧阳女士说翘了六块',
  leakDamageReason: '欧阳家的电视其实没坏',
  leakCost: '欧阳家临时住宿',
  leakCostReason: '欧阳家发票登记重了',
  leakSource: '欧阳家立管三通渗水',
}

export interface PersonEverywhere {
  readonly personId: string
  readonly caseId: string
  readonly callbackId: string
  readonly visitId: string
  readonly contractId: string
  readonly documentId: string
  readonly thingId: string
  readonly loanId: string
  readonly letterId: string
  readonly sheetId: string
  readonly collectionId: string
}

/** Sends some bytes under a name; answers with the upload. */
export async function upload(client: TestClient, name: string): Promise<string> {
  const bytes = Buffer.from(`the bytes of ${name.length} ${uuidv7()}`)
  const begun = await client.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, size: bytes.length }),
  })
  const { uploadId } = z.object({ uploadId: z.string() }).parse(await begun.json())
  await client.fetch(`/api/uploads/${uploadId}?offset=0`, { method: 'PUT', body: new Uint8Array(bytes) })
  return uploadId
}

/** A leak at the home, what it damaged and cost, and work on its source. */
async function enterLeak(client: TestClient, home: { readonly unitId: string; readonly personId: string }) {
  const words = everywhereWords
  const caseId = uuidv7()
  const [damageId, costId] = [uuidv7(), uuidv7()]
  const call = { buildingId: null, entry: 'roof', severity: 'seepage', text: words.leakText }
  await client.command('leaks.take', { caseId, ...home, ...call })
  await client.command('leaks.tellHousehold', { caseId, text: words.leakTold, nextAt: null })
  const damage = { room: null, claimed: 320_000, photos: [] }
  const things = { thing: words.leakDamage, words: words.leakDamageWords }
  await client.command('leaks.noteDamage', { caseId, damageId, ...damage, ...things })
  await client.command('leaks.strikeDamage', { caseId, damageId, reason: words.leakDamageReason })
  const cost = { kind: 'lodging', amount: 50_000, bearer: 'unknown', contractorId: null }
  await client.command('leaks.noteCost', {
    caseId,
    costId,
    what: words.leakCost,
    ...cost,
    ofSource: true,
    evidence: [],
  })
  await client.command('leaks.reverseCost', { caseId, costId, reason: words.leakCostReason })
  const teamId = uuidv7()
  await client.command('teams.add', { teamId, name: '抢修一队', kind: 'property', capacity: 3 })
  await client.command('leakSources.work', {
    sourceId: caseId,
    caseIds: [caseId],
    step: 'dispatch',
    teamId,
    text: words.leakSource,
  })
}

/** Enters one owner in every domain there is, at a home, through the procedures that screens use. */
export async function enterEverywhere(
  test: TestDesk,
  client: TestClient,
  unitId: string,
): Promise<PersonEverywhere> {
  const now = Date.now()
  const words = everywhereWords
  const details = everywhereDetails
  const personId = uuidv7()
  const register = (id: string, known: object, occupancies: object[] = []) =>
    client.command('people.register', { personId: id, details: { name: words.name, ...known }, occupancies })
  await register(
    personId,
    {
      formerNames: [words.former],
      phones: [{ number: details.phone, note: '晚上' }],
      idDocument: details.idDocument,
      birthday: details.birthday,
      mailingAddress: details.address,
      note: words.note,
    },
    [{ unitId, role: 'owner' }],
  )
  const mergedId = uuidv7()
  await register(mergedId, { phones: [{ number: details.secondPhone }] })

  const caseId = await closedCase(test, test.manager, { unitId, personId, text: words.caseText })
  await client.command('cases.correct', {
    caseId,
    changes: { callerName: words.caller, callerPhone: details.callerPhone },
  })
  await client.command('cases.attachFile', {
    caseId,
    fileId: uuidv7(),
    uploadId: await upload(client, words.caseFile),
  })
  const { sheetId } = await writeTestSheet(test, { caseId, subject: words.sheet, text: words.caseText })
  const callbackId = openCallback(test, caseId)
  const caller = await test.signIn(await test.addMember('specialist', 'caller'))
  await caller.command('callbacks.record', {
    callbackId,
    attemptId: uuidv7(),
    satisfaction: 'satisfied',
    scores: {},
    words: words.callback,
  })

  const visitId = uuidv7()
  await client.command('visits.plan', { visits: [{ visitId, unitId }], purpose: 'courtesy', visitor: null })
  await client.command('visits.hold', {
    visitId,
    heldAt: now,
    personId,
    present: words.name,
    minutes: words.minutes,
    followUps: [],
  })
  await client.mutate('visits.addFiles', {
    commandId: uuidv7(),
    input: { visitId, files: [{ fileId: uuidv7(), uploadId: await upload(client, words.visitFile) }] },
  })

  const documentId = await fileIt(client, unitId, {
    scanIds: [await scan(test, '欧阳.txt')],
    details: { personId, title: words.document },
  })
  const contractId = uuidv7()
  await client.command('contracts.sign', {
    contractId,
    unitId,
    buyers: [personId, mergedId],
    terms: { number: 'HT-1', signedOn: '2026-07-10', price: 200_000_000, paid: 60_000_000 },
    words: { penaltyText: null, commitments: words.commitment, requests: words.request },
  })
  const days = { from: '2026-07-01', until: '2026-07-02', reason: words.waivedDays }
  await client.command('settlements.waiveDays', { contractIds: [contractId], ...days })
  const areas = { manner: 'none', limit: 0, unitPrice: null }
  await client.command('settlements.setClauses', { contractIds: [contractId], delay: null, area: areas })

  const thingId = uuidv7()
  await client.command('lending.saveThing', {
    thingId,
    kind: 'key',
    name: '入户门钥匙',
    place: '柜 2-3',
    unitId,
    condition: 'good',
    note: '',
  })
  const lend = (loanId: string, borrower: object) =>
    client.command('lending.lend', {
      thingId,
      loanId,
      borrower,
      purpose: words.purpose,
      due: '2099-01-01',
      signed: 'paper',
    })
  const giveBack = (loanId: string) =>
    client.command('lending.return', { loanId, condition: 'good', note: words.returnNote })
  // Once by name and phone alone, before somebody thought of choosing whom the desk knows.
  const written = uuidv7()
  await lend(written, { kind: 'outside', name: words.name, phone: details.phone })
  await giveBack(written)
  const loanId = uuidv7()
  await lend(loanId, { kind: 'person', personId: mergedId })
  await client.command('lending.attachFile', {
    thingId,
    loanId,
    fileId: uuidv7(),
    part: 'slip',
    uploadId: await upload(client, words.slip),
  })
  await giveBack(loanId)

  const letterId = uuidv7()
  await client.command('letters.receive', {
    letterId,
    kind: 'party',
    party: words.letterParty,
    subject: words.letterSubject,
    text: words.letterText,
    replyBy: null,
    personId: mergedId,
    theirNumber: '',
    dated: null,
    receivedOn: '2026-07-12',
  })
  await client.command('letters.attachFile', {
    letterId,
    fileId: uuidv7(),
    part: 'letter',
    uploadId: await upload(client, words.letterFile),
  })
  await enterLeak(client, { unitId, personId })
  const handoverId = uuidv7()
  await client.command('handover.addHomes', { batchId: null, visits: [{ visitId: handoverId, unitId }] })
  const verified = { visitId: handoverId, personId, way: 'phone', address: null }
  await client.command('handover.verifyAddress', verified)
  await client.command('handover.postNotices', {
    on: '2020-07-10',
    way: 'registered',
    notices: [{ visitId: handoverId, tracking: words.handoverTracking }],
  })
  await client.command('handover.attachFile', {
    visitId: handoverId,
    part: 'receipt',
    fileId: uuidv7(),
    uploadId: await upload(client, words.handoverFile),
  })
  const collectionId = uuidv7()
  await client.command('collections.start', {
    collectionId,
    title: '核实电话',
    wants: ['phoneVerified'],
    until: '2099-01-01',
  })
  await client.command('collections.noteAttempt', {
    collectionId,
    attemptId: uuidv7(),
    personId: mergedId,
    way: 'phone',
    result: 'promised',
    note: words.attempt,
  })
  await client.command('people.merge', { survivorId: personId, mergedId })
  return {
    personId,
    caseId,
    callbackId,
    visitId,
    contractId,
    documentId,
    thingId,
    loanId,
    letterId,
    sheetId,
    collectionId,
  }
}
