import { describe, expect, it } from 'vitest'
import type { FileReading, GuessedField, SheetReading } from '../../main/contract/import-readings.ts'
import type { OwnersDryRun } from '../../main/contract/imports.ts'
import {
  beginning,
  type Flow,
  type FlowEvent,
  nextFlow,
  stepNumber,
} from '../../renderer/features/imports/flow.ts'
import {
  isEnough,
  planOf,
  registerPlanOf,
  suggestedChoice,
  withField,
} from '../../renderer/features/imports/plan.ts'

const field = (name: GuessedField['field'], column: number): GuessedField => ({
  field: name,
  column,
  heading: `列${column}`,
  confidence: 1,
  because: 'heading',
})

const sheet = (index: number, role: SheetReading['role'], fields: GuessedField[]): SheetReading => ({
  sheet: index,
  name: `表${index}`,
  hidden: false,
  rows: [],
  headerRow: 2,
  headerRows: [2],
  firstDataRow: 3,
  columns: [],
  fields,
  unitKind: null,
  role,
})

const reading: FileReading = {
  kind: 'owners',
  file: { hash: 'a'.repeat(64), name: '业主.xlsx' },
  format: 'xlsx',
  encoding: null,
  sheets: [
    sheet(0, 'owners', [field('ownerCode', 0), field('ownerName', 1)]),
    sheet(1, 'units', [field('unitNumber', 0), field('ownerCode', 3)]),
  ],
  suggested: { sheets: [1], ownersSheet: 0, project: '金色家园' },
  projects: [],
  importedBefore: [],
}

const dryRun: OwnersDryRun = {
  kind: 'owners',
  counts: {
    created: 1,
    updated: 0,
    unchanged: 0,
    refused: 1,
    unitsCreated: 1,
    unitsChanged: 0,
    peopleCreated: 1,
    peopleChanged: 0,
    nodesCreated: 2,
  },
  rowsToLookAt: [],
  rowsWithWarnings: 0,
  changes: [],
  newPlaces: [],
  empty: false,
}

const walk = (...events: FlowEvent[]): Flow => events.reduce(nextFlow, beginning)
const toSheet: FlowEvent[] = [
  { type: 'readingStarted', file: reading.file, jobId: 'r', mapping: null, before: null },
  { type: 'read', reading },
]
const toOutcome: FlowEvent[] = [
  ...toSheet,
  { type: 'checkStarted', jobId: 'c', corrections: [] },
  { type: 'checked', dryRun },
]

describe('the way from a file to its import', () => {
  it('leads over the sheet and the outcome to the end', () => {
    const done = walk(
      ...toOutcome,
      { type: 'commitStarted', jobId: 'k' },
      { type: 'committed', importId: 'i', counts: dryRun.counts },
    )
    expect(done).toMatchObject({ step: 'done', importId: 'i', checkJobId: 'c' })
    expect([walk(), walk(...toSheet), walk(...toOutcome), done].map(stepNumber)).toEqual([0, 1, 2, 3])
  })

  it('keeps what was decided when a step fails or is cancelled', () => {
    const over: FlowEvent = { type: 'stepOver', cancelled: true, problem: null }
    expect(walk(...toSheet, { type: 'checkStarted', jobId: 'c', corrections: [] }, over)).toMatchObject({
      step: 'sheet',
      reading,
    })
    expect(walk(...toOutcome, { type: 'commitStarted', jobId: 'k' }, over)).toMatchObject({
      step: 'outcome',
      checkJobId: 'c',
      dryRun,
    })
    expect(walk({ type: 'uploading', name: 'x', done: 0, of: 1 }, over)).toEqual({
      step: 'choose',
      said: 'cancelled',
    })
  })

  it('knows which corrections the check has seen', () => {
    const correction = { sheet: 1, row: 3, column: 0, text: '1-101' }
    const edited = walk(...toOutcome, { type: 'corrected', corrections: [correction] })
    expect(edited).toMatchObject({ corrections: [correction], checked: [] })
    const again: FlowEvent[] = [
      { type: 'checkStarted', jobId: 'c2', corrections: [correction] },
      { type: 'checked', dryRun },
    ]
    expect(again.reduce(nextFlow, edited)).toMatchObject({ checked: [correction], checkJobId: 'c2' })
  })

  it('ignores an answer that comes too late', () => {
    expect(walk({ type: 'checked', dryRun })).toEqual(beginning)
    expect(walk({ type: 'committed', importId: 'i', counts: dryRun.counts })).toEqual(beginning)
  })
})

describe('the plan of an import', () => {
  it('holds the chosen sheets with their columns and the sheet of owners', () => {
    const plan = planOf(reading, suggestedChoice(reading, null), [])
    expect(plan.sheets).toEqual([
      {
        sheet: 1,
        headerRow: 2,
        unitKind: null,
        fields: [
          { field: 'unitNumber', column: 0 },
          { field: 'ownerCode', column: 3 },
        ],
      },
    ])
    expect(plan.ownersSheet?.sheet).toBe(0)
  })

  it('gives a field to one column only', () => {
    const fields = [field('unitNumber', 0), field('phone', 2)]
    const moved = withField(fields, { index: 5, heading: '手机' }, 'phone')
    expect(moved.map(one => [one.field, one.column])).toEqual([
      ['unitNumber', 0],
      ['phone', 5],
    ])
    expect(isEnough('owners', moved)).toBe(true)
    expect(isEnough('owners', withField(moved, { index: 0, heading: '房号' }, null))).toBe(false)
  })

  it('of a register needs to know when and what, and holds its corrections', () => {
    const when = field('receivedAt', 1)
    expect(isEnough('cases', [when])).toBe(false)
    expect(isEnough('cases', [when, field('text', 2)])).toBe(true)
    const register: FileReading = {
      ...reading,
      kind: 'cases',
      sheets: [sheet(0, 'cases', [when, field('text', 2)]), sheet(1, 'other', [])],
      suggested: { sheets: [0], ownersSheet: null, project: '' },
    }
    const correction = { sheet: 0, row: 5, column: 1, text: '2021-05-05' }
    expect(registerPlanOf(register, suggestedChoice(register, '旧台账'), [correction])).toEqual({
      sheets: [
        {
          sheet: 0,
          headerRow: 2,
          fields: [
            { field: 'receivedAt', column: 1 },
            { field: 'text', column: 2 },
          ],
        },
      ],
      corrections: [correction],
      mappingName: '旧台账',
    })
  })
})
