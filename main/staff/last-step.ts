import { DeskError, type ErrorCode } from '../contract/errors.ts'
import type { LastStep } from '../contract/last-step.ts'
import { wordsOfOperation } from '../contract/operation-words.ts'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { changesOf, looksBack, type Recorded } from './last-change.ts'
import { staffNameOf } from './names.ts'

/**
 * Refusals that say a thing is no more as it was seen, and what may have made it so. A refusal that is not here is
 * about what was asked, not about what others did.
 */
const madeBy: Partial<Record<ErrorCode, readonly string[]>> = {
  'case.wrongState': [
    'case.received',
    'case.handlingStarted',
    'case.resolved',
    'case.closed',
    'case.reopened',
    'case.voided',
    'case.restored',
  ],
  'case.notWaiting': ['case.waitingEnded'],
  'case.alreadyWaiting': ['case.waitingStarted'],
  'case.notLinked': ['case.unlinked'],
  'case.leaderFollows': ['case.linked'],
  'person.notAtUnit': ['person.movedOut', 'person.occupancyRemoved'],
  'person.alreadyAtUnit': ['person.movedIn', 'person.registered'],
  'person.noSuchDetail': ['person.changed'],
  'person.phonesChanged': ['person.changed'],
  'person.notFound': ['person.removed'],
  'estate.nodeNotFound': ['estate.nodeRemoved'],
  'estate.nodeNotEmpty': ['estate.nodeAdded', 'estate.nodeMoved', 'unit.registered', 'unit.moved'],
  'unit.notFound': ['unit.removed', 'unit.merged', 'unit.split'],
  'assignment.notFound': ['assignment.ruleRemoved'],
  'thing.notFound': ['mapping.removed'],
  'filing.notFound': ['filing.undone'],
  'letter.wrongState': [
    'letter.submitted',
    'letter.approved',
    'letter.refused',
    'letter.issued',
    'letter.replied',
    'letter.closed',
    'letter.reopened',
    'letter.withdrawn',
    'letter.recorded',
  ],
  'sheet.wrongState': [
    'sheet.issued',
    'sheet.delivered',
    'sheet.replied',
    'sheet.accepted',
    'sheet.sentBack',
    'sheet.closed',
    'sheet.withdrawn',
  ],
  'visit.wrongState': ['visit.held', 'visit.missed', 'visit.cancelled'],
  'document.wrongState': ['document.removed', 'document.restored'],
  'device.alreadyRevoked': ['device.revoked'],
}

/** What of an operation tells whether it made the thing what it is. */
type Test = (operation: Recorded) => boolean

/**
 * The refusal of a command, with who made the thing what it is now where the log says so; anything else as it is.
 * Names no value: whoever may run the command may know who was quicker.
 */
export function withLastStep(read: ReadDatabase, error: unknown, input: object): unknown {
  if (!(error instanceof DeskError)) return error
  const step = lastStep(read, error, input)
  return step ? new DeskError(error.code, error.params, { cause: error, step }) : error
}

function lastStep(read: ReadDatabase, { code, params }: DeskError, input: object): LastStep | undefined {
  const made = testFor(code, params['fields'])
  if (!made) return undefined
  const ids = idsIn(input)
  // Two things in one input, such as a person and a home: what names both is meant before what names one.
  const [last] = ids
    .flatMap(id =>
      latest(read, id, one => made(one) && ids.every(other => other === id || names(one, other))),
    )
    .concat(ids.flatMap(id => latest(read, id, made)))
  const did = last && wordsOfOperation(last.type)
  return last && did ? { byName: last.byName, did, at: last.at } : undefined
}

function testFor(code: ErrorCode, fields: string | number | undefined): Test | undefined {
  if (code === 'edit.changedMeanwhile') {
    const changed = String(fields ?? '').split(',')
    return one => changed.some(changesOf(one))
  }
  const types = madeBy[code]
  return types && (({ type }) => types.includes(type))
}

const names = ({ facts }: Recorded, id: string) => facts.includes(JSON.stringify(id))

/** The last operation of a thing, or on its timeline, that meets the test, in a list of at most one. */
function latest(read: ReadDatabase, id: string, test: Test): Recorded[] {
  const found = read
    .all<Recorded>(
      `select type, at, ${staffNameOf('operation.actor')} as "byName", facts, personal from operation
       where position in (
         select position from operation where aggregate_id=?
         union select position from operation_subject where subject_id=?
         order by position desc limit ${looksBack})
       order by position desc`,
      [id, id],
    )
    .find(test)
  return found ? [found] : []
}

/** Ids among the members of an input, those of a list too; the thing a command is about comes first. */
function idsIn(input: object): string[] {
  const ids = Object.values(input)
    .flat()
    .flatMap(value => Id.safeParse(value).data ?? [])
  return [...new Set(ids)].slice(0, 20)
}
