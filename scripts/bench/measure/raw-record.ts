import { randomUUID } from 'node:crypto'
import type { Connection } from '../../../main/database/sqlite.ts'
import type { ReadDatabase } from '../../../main/database/read.ts'
import { caseDocument, documentKind } from '../../../main/cases/projection.ts'
import { caseWords } from '../../../main/cases/texts.ts'
import { addGrams } from '../../../main/search/text.ts'
import { allToken, gramToken, tagToken } from '../../../main/search/token.ts'
import { timed } from './figure.ts'

type Row = Record<string, string | number | null>

/** Far behind every position the desk will reach while it is measured. */
const apart = 1_000_000_000

/**
 * Writes the rows that the desk wrote behind a position of the log once more, under other keys, with prepared
 * statements and nothing else: what better-sqlite3 alone takes for them. Answers with milliseconds per case.
 */
export function rawRecorder(connection: Connection, read: ReadDatabase): (after: number) => number[] {
  const columnsOf = (table: string) =>
    (connection.pragma(`table_info("${table}")`) as { name: string }[]).map(column => column.name)
  const insert = (table: string, end = '') => {
    const columns = columnsOf(table)
    const names = columns.map(name => `"${name}"`).join(', ')
    const marks = columns.map(() => '?').join(', ')
    const statement = connection.prepare(`insert into "${table}" (${names}) values (${marks}) ${end}`)
    return (row: Row) => statement.run(columns.map(name => row[name] ?? null))
  }
  const addOperation = insert('operation')
  const addSubject = insert('operation_subject')
  const addCase = insert('case')
  const addDeadline = insert('deadline')
  const addToWarning = insert('warning_case')
  const putCounter = insert('counter', 'on conflict (id) do update set value=excluded.value')
  const putReplica = insert(
    'replica',
    'on conflict (id) do update set sequence=excluded.sequence, hash=excluded.hash',
  )
  const addResult = insert('command_result')
  const addDocument = connection.prepare('insert into search_document (kind, id, digest) values (?, ?, ?)')
  const addTokens = connection.prepare('insert into search_index (rowid, tokens) values (?, ?)')
  const openGuard = connection.prepare('update write_guard set open=?')
  const kind =
    read.get<{ number: number }>('select number from search_kind where kind=?', [documentKind])?.number ?? 1

  const write = (rows: ReturnType<typeof rowsOf>) => {
    connection.exec('begin immediate')
    for (const operation of rows.operations) addOperation(operation)
    for (const subject of rows.subjects) addSubject(subject)
    putCounter(rows.counter)
    addCase(rows.matter)
    for (const deadline of rows.deadlines) addDeadline(deadline)
    for (const member of rows.warnings) addToWarning(member)
    const { lastInsertRowid } = addDocument.run(kind, String(rows.matter['id']), rows.digest)
    addTokens.run(lastInsertRowid, rows.tokens)
    putReplica(rows.replica)
    addResult(rows.result)
    connection.exec('commit')
  }

  return after => {
    const operations = read.all<Row>(
      `select * from operation where position > ? and position < ${apart} and type='case.received'`,
      [after],
    )
    const prepared = operations.map(operation => rowsOf(read, kind, operation))
    openGuard.run(1)
    const times = prepared.map(rows => timed(() => write(rows)))
    openGuard.run(0)
    return times
  }
}

function rowsOf(read: ReadDatabase, kind: number, operation: Row) {
  const caseId = String(operation['aggregate_id'])
  const id = randomUUID()
  const one = (sql: string, value: string) => read.get<Row>(sql, [value]) ?? {}
  const recorded = read.all<Row>('select * from operation where command_id=? order by position', [
    String(operation['command_id']),
  ])
  const matter = one('select * from "case" where id=?', caseId)
  const words = caseWords(read, [caseId]).get(caseId)
  if (!words) throw new Error('a recorded case is not there')
  const { texts, tags } = caseDocument(words)
  const grams = new Set<string>()
  for (const text of texts) addGrams(text, grams)
  const tokens = [allToken(kind), ...tags.map(tag => tagToken(kind, tag))]
  for (const gram of grams) tokens.push(gramToken(kind, gram))
  return {
    operations: recorded.map(
      (one): Row => ({
        ...one,
        position: Number(one['position']) + apart,
        sequence: Number(one['sequence']) + apart,
        id: randomUUID(),
        aggregate_id: one['aggregate_id'] === caseId ? id : String(one['aggregate_id']),
      }),
    ),
    subjects: recorded
      .flatMap(one =>
        read.all<Row>('select * from operation_subject where position=?', [Number(one['position'])]),
      )
      .map(
        (row): Row => ({
          ...row,
          id: Number(row['id']) + apart * 16,
          position: Number(row['position']) + apart,
        }),
      ),
    // What the desk decided by itself in the same transaction.
    deadlines: read
      .all<Row>('select * from deadline where case_id=?', [caseId])
      .map((row): Row => ({ ...row, id: randomUUID(), case_id: id })),
    warnings: read
      .all<Row>('select * from warning_case where case_id=?', [caseId])
      .map((row): Row => ({ ...row, id: `${String(row['warning_id'])}/${id}`, case_id: id })),
    counter: one('select * from counter where value > 0 and id like ? limit 1', 'case/%'),
    matter: { ...matter, id, number: `${String(matter['number'])}R` } as Row,
    replica: one('select * from replica where id=?', 'own'),
    result: {
      ...one('select * from command_result where id=?', String(operation['command_id'])),
      id: randomUUID(),
    } as Row,
    digest: read.get<{ digest: Buffer }>('select digest from search_document where kind=? and id=?', [
      kind,
      caseId,
    ])?.digest,
    tokens: tokens.join(' '),
  }
}
