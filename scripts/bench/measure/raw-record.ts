import type { Connection } from '../../../main/database/sqlite.ts'
import type { ReadDatabase } from '../../../main/database/read.ts'
import { caseDocument, documentKind } from '../../../main/cases/projection.ts'
import { caseReceived } from '../../../main/cases/operations.ts'
import { caseWords } from '../../../main/cases/texts.ts'
import { addGrams } from '../../../main/search/text.ts'
import { allToken, gramToken, tagToken } from '../../../main/search/token.ts'
import { warningGrew } from '../../../main/warnings/operations.ts'
import { timed } from './figure.ts'

type Row = Record<string, string | number | null>

/** What is decided about a case behind its receipt. */
const undecided: Row = {
  due_at: null,
  due_warn_at: null,
  due_goal: null,
  proposed_level: null,
  proposed_reason: null,
  level: null,
  level_reason: null,
}

const NamedCases = warningGrew.facts.pick({ cases: true })

/**
 * Writes the rows that the desk wrote behind a position of its log into a twin of its database, with prepared
 * statements and nothing else: what better-sqlite3 alone takes for them. Answers with milliseconds per case.
 * @param connection to the twin: a copy of the desk's database that has seen all calls of this function
 * @param read the desk's own database
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
  const addLeak = insert('leak')
  const addCall = insert('leak_call')
  const addDeadline = insert('deadline')
  const addWarning = insert('warning')
  const addToWarning = insert('warning_case')
  const putCounter = insert('counter', 'on conflict (id) do update set value=excluded.value')
  const putReplica = insert(
    'replica',
    `on conflict (id) do update set sequence=excluded.sequence, position=excluded.position, hash=excluded.hash`,
  )
  const addResult = insert('command_result')
  const setDue = connection.prepare('update "case" set due_at=?, due_warn_at=?, due_goal=? where id=?')
  const setLevel = connection.prepare(
    'update "case" set proposed_level=?, proposed_reason=?, level=?, level_reason=?, level_by=null where id=?',
  )
  const setWarning = connection.prepare(
    'update warning set cases=cases+?, units=?, stage=?, respond_by=? where id=?',
  )
  const addDocument = connection.prepare('insert into search_document (kind, id, digest) values (?, ?, ?)')
  const addTokens = connection.prepare('insert into search_index (rowid, tokens) values (?, ?)')
  const kind =
    read.get<{ number: number }>('select number from search_kind where kind=?', [documentKind])?.number ?? 1
  // The guard is the desk's own; it stays open here.
  connection.prepare('update write_guard set open=1').run()

  const write = (rows: ReturnType<typeof rowsOf>) => {
    const { matter } = rows
    connection.exec('begin immediate')
    for (const operation of rows.operations) addOperation(operation)
    for (const subject of rows.subjects) addSubject(subject)
    putCounter(rows.counter)
    addCase(rows.received)
    for (const leak of rows.leaks) addLeak(leak)
    for (const call of rows.calls) addCall(call)
    if (matter['proposed_level'] !== null)
      setLevel.run(
        matter['proposed_level'],
        matter['proposed_reason'],
        matter['level'],
        matter['level_reason'],
        matter['id'],
      )
    for (const deadline of rows.deadlines) {
      addDeadline(deadline)
      setDue.run(matter['due_at'], matter['due_warn_at'], matter['due_goal'], matter['id'])
    }
    for (const { raised, warning, members } of rows.warnings) {
      if (raised) addWarning(warning)
      for (const member of members) addToWarning(member)
      if (!raised)
        setWarning.run(
          members.length,
          warning['units'],
          warning['stage'],
          warning['respond_by'],
          warning['id'],
        )
    }
    const { lastInsertRowid } = addDocument.run(kind, matter['id'], rows.digest)
    addTokens.run(lastInsertRowid, rows.tokens)
    putReplica(rows.replica)
    addResult(rows.result)
    connection.exec('commit')
  }

  return after =>
    read
      .all<Row>(`select * from operation where position > ? and type='case.received' order by position`, [
        after,
      ])
      .map(operation => rowsOf(read, kind, operation))
      .map(rows => timed(() => write(rows)))
}

/** Everything one case left in the desk's database, ready to be bound. */
function rowsOf(read: ReadDatabase, kind: number, receipt: Row) {
  const caseId = String(receipt['aggregate_id'])
  const one = (sql: string, value: string) => read.get<Row>(sql, [value]) ?? {}
  const operations = read.all<Row>('select * from operation where command_id=? and position >= ?', [
    String(receipt['command_id']),
    Number(receipt['position']),
  ])
  const last = operations.at(-1) ?? receipt
  const factsOf = (operation: Row): unknown => JSON.parse(String(operation['facts']))
  const { counter } = caseReceived.facts.parse(factsOf(receipt))
  const matter = one('select * from "case" where id=?', caseId)
  const words = caseWords(read, [caseId]).get(caseId)
  if (!words) throw new Error('a recorded case is not there')
  const { texts, tags } = caseDocument(words)
  const grams = new Set<string>()
  for (const text of texts) addGrams(text, grams)
  const tokens = [allToken(kind), ...tags.map(tag => tagToken(kind, tag))]
  for (const gram of grams) tokens.push(gramToken(kind, gram))
  return {
    operations,
    subjects: operations.flatMap(({ position }) =>
      // Its ids say the position: sixteen to each.
      read.all<Row>('select * from operation_subject where id >= ? and id < ?', [
        Number(position) * 16,
        (Number(position) + 1) * 16,
      ]),
    ),
    /** As the case's own operation writes it; those that follow change it to what it became. */
    received: { ...matter, ...undecided } as Row,
    matter,
    // Where it is about water.
    leaks: read.all<Row>('select * from leak where id=?', [caseId]),
    calls: read.all<Row>('select * from leak_call where case_id=?', [caseId]),
    // What the desk decided by itself in the same transaction.
    deadlines: read.all<Row>('select * from deadline where case_id=?', [caseId]),
    warnings: operations
      .filter(({ type }) => type === 'warning.raised' || type === 'warning.grew')
      .map(operation => {
        const id = String(operation['aggregate_id'])
        const { cases } = NamedCases.parse(factsOf(operation))
        return {
          raised: operation['type'] === 'warning.raised',
          warning: one('select * from warning where id=?', id),
          members: cases.map(
            (member): Row => ({
              id: `${id}/${member.caseId}`,
              warning_id: id,
              case_id: member.caseId,
              unit_id: member.unitId,
            }),
          ),
        }
      }),
    counter: { ...one('select * from counter where id=?', counter.id), value: counter.value } as Row,
    replica: {
      ...one('select * from replica where id=?', 'own'),
      sequence: last['sequence'],
      position: last['position'],
      hash: last['hash'],
    } as Row,
    result: one('select * from command_result where id=?', String(receipt['command_id'])),
    digest: read.get<{ digest: Buffer }>('select digest from search_document where kind=? and id=?', [
      kind,
      caseId,
    ])?.digest,
    tokens: tokens.join(' '),
  }
}
