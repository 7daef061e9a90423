import { z } from 'zod'
import {
  buildingsOfCollection,
  peopleOfCollection,
  progressOf,
  storedCollection,
} from '../collections/queries.ts'
import { attemptResultWords, type CollectionPerson, type CollectionRow } from '../contract/collections.ts'
import { DeskError } from '../contract/errors.ts'
import { Id } from '../contract/values.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import { missingWords } from './collection-words.ts'
import {
  makeTableFile,
  type TableColumn,
  type TableFile,
  tableFileInput,
  type TableValue,
} from './table-file.ts'

const Input = z.object({
  ...tableFileInput,
  collectionId: Id,
  /** Who lacks something in this building; else how far each building is. */
  buildingId: Id.optional(),
})
type Input = z.output<typeof Input>

export const CollectionListExport = Input.omit({ printedBy: true, printedAt: true })

/** A campaign as it is seen: its buildings, or who lacks something in one of them. Errors: `collection.notFound`. */
export const collectionListJob = defineJob({
  name: 'report.collectionList',
  input: Input,
  async run(context, input): Promise<TableFile> {
    const today = todayOf(context.read, input.printedAt)
    const collection = storedCollection(context.read, input.collectionId, today)
    if (!collection) throw new DeskError('collection.notFound')
    const { buildingId } = input
    return buildingId === undefined
      ? await makeTableFile(context, input, buildingColumns(input), buildingRows(context, collection, today))
      : await makeTableFile(
          context,
          input,
          peopleColumns(input),
          peopleRows(context, input, peopleOfCollection(context.read, collection, buildingId, today)),
        )
  },
})

const say = ({ language }: Input, zh: string, en: string) => (language === 'zh' ? zh : en)

function buildingColumns(input: Input): TableColumn[] {
  return [
    { header: say(input, '楼栋', 'Building'), kind: 'text', width: 30 },
    { header: say(input, '待上门户数', 'Homes to go to'), kind: 'number', width: 12 },
    { header: say(input, '完成率（%）', 'Rate (%)'), kind: 'number', width: 12 },
    { header: say(input, '人数', 'People'), kind: 'number', width: 10 },
    { header: say(input, '已齐全', 'Complete'), kind: 'number', width: 10 },
    { header: say(input, '已联系未齐', 'Asked, still missing'), kind: 'number', width: 12 },
    { header: say(input, '拒绝提供', 'Refuse'), kind: 'number', width: 10 },
  ]
}

function* buildingRows(
  { read }: JobContext,
  collection: CollectionRow,
  today: string,
): Generator<TableValue[]> {
  for (const { id, name } of buildingsOfCollection(read, collection)) {
    const { people, complete, tried, refused, homes } = progressOf(
      peopleOfCollection(read, collection, id, today),
    )
    // As on the screen: a building nobody of whom it is about lives in says nothing.
    if (people > 0)
      yield [name, homes, Math.floor((complete / people) * 100), people, complete, tried, refused]
  }
}

function peopleColumns(input: Input): TableColumn[] {
  return [
    { header: say(input, '房号', 'Unit'), kind: 'text', width: 20 },
    { header: say(input, '姓名', 'Name'), kind: 'text' },
    { header: say(input, '需补全', 'Missing'), kind: 'text', width: 50 },
    { header: say(input, '上次联系', 'Asked last'), kind: 'time' },
    { header: say(input, '结果', 'Result'), kind: 'text', width: 12 },
    { header: say(input, '联系次数', 'Times asked'), kind: 'number', width: 10 },
    { header: say(input, '说明', 'Note'), kind: 'text', width: 40 },
  ]
}

function* peopleRows(
  { read }: JobContext,
  input: Input,
  people: readonly CollectionPerson[],
): Generator<TableValue[]> {
  const { types } = profileOf(read).documents
  for (const person of people) {
    if (person.lacks.length === 0) continue
    const { name, units, attempts } = person
    const [last] = attempts
    yield [
      units.map(({ number }) => number).join(say(input, '、', ', ')),
      name,
      missingWords(person, types, input.language).join(say(input, '、', ', ')),
      last?.at ?? null,
      last ? attemptResultWords[last.result][input.language] : null,
      attempts.length,
      last?.note ?? null,
    ]
  }
}
