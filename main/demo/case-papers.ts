import { findCause, fixResponsible } from '../cases/level-commands.ts'
import * as course from '../sheets/course.ts'
import { writeSheet } from '../sheets/writing.ts'
import type { PlannedCase } from './case-plan.ts'
import * as words from './notes.ts'
import type { Chance } from './random.ts'
import { hour, minute } from './step.ts'

/** Does something so much later on the case that is being played. */
export type Act = (after: number, name: string, input?: object, staffId?: string) => void

/** Who is asked in writing about a category, by its first node. */
const asked: Readonly<Record<string, string>> = {
  leak: 'waterproofing',
  'doors-windows': 'windows',
  'property-service': 'property-company',
}
/** Whom the rules want told of complaints in a category, by its first node. */
const told: Readonly<Record<string, string>> = {
  sales: 'sales-head',
  rectification: 'engineering-head',
  'property-service': 'property-company',
}
/** Who usually turns out to be responsible, by who is asked. */
const responsible: Readonly<Record<string, readonly ['contractor' | 'property-company', string]>> = {
  waterproofing: ['contractor', '防水单位'],
  windows: ['contractor', '门窗单位'],
  'property-company': ['property-company', '物业公司'],
  engineering: ['contractor', words.contractor],
}

const recipientOf = ({ matter }: PlannedCase) => asked[matter.category[0] ?? ''] ?? 'engineering'
const aboutWork = ({ matter }: PlannedCase) => ['repair', 'complaint', 'dispute'].includes(matter.kind)

/** A contact sheet from its writing to its end. */
export function planSheet(chance: Chance, planned: PlannedCase, at: () => number, act: Act): void {
  const { matter } = planned
  const head = matter.kind === 'complaint' ? told[matter.category[0] ?? ''] : undefined
  if (!aboutWork(planned)) return
  if (!chance.happens(matter.kind === 'repair' ? 0.1 : 0.35) && head === undefined) return
  const sheetId = chance.id(at())
  act(chance.between(10, 120) * minute, writeSheet.name, {
    sheetId,
    recipient: head ?? recipientOf(planned),
    subject: chance.pick(words.sheetSubjects),
    text: chance.pick(matter.texts),
  })
  act(chance.between(1, 7) * hour, course.deliverSheet.name, {
    sheetId,
    way: 'by-hand',
    receivedBy: chance.pick(words.sheetReceivers),
  })
  if (chance.happens(0.25)) act(chance.between(30, 60) * hour, course.chaseSheet.name, { sheetId })
  act(chance.between(6, 60) * hour, course.replySheet.name, {
    sheetId,
    text: chance.pick(words.sheetReplies),
  })
  act(chance.between(1, 20) * hour, course.acceptSheet.name, { sheetId })
}

/** What caused it and who is responsible: known before a grave complaint about quality is closed. */
export function planCause(chance: Chance, planned: PlannedCase, act: Act): void {
  if (!aboutWork(planned)) return
  const [kind, party] = responsible[recipientOf(planned)] ?? ['contractor', words.contractor]
  const cause =
    kind === 'property-company' ? 'own-service' : chance.pick(['workmanship', 'workmanship', 'material'])
  act(chance.between(5, 60) * minute, findCause.name, { cause })
  act(chance.between(1, 9) * minute, fixResponsible.name, { kind, party })
}
