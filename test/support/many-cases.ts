import { uuidv7 } from 'uuidv7'
import { caseStates } from '../../main/contract/cases.ts'
import { openConnection } from '../../main/database/sqlite.ts'
import type { TestDesk } from './desk.ts'

/** What the rows of {@link insertCases} are made of. */
export interface ManyCases {
  readonly buildings: readonly string[]
  readonly units: readonly string[]
  readonly people: readonly string[]
  readonly staff: readonly string[]
  readonly categories: readonly string[]
}

/** A small generator with a seed, so that a failing list can be made again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/**
 * Writes many rows of cases past the log, for tests of reading only: skewed as in life, most of them closed, so that
 * lists meet groups of every size. Times repeat, so that the second key of the order matters.
 */
export function insertCases(test: TestDesk, count: number, seed = 7): ManyCases {
  const random = seeded(seed)
  const several = (number: number) => Array.from({ length: number }, () => uuidv7())
  const parts: ManyCases = {
    buildings: several(6),
    units: several(300),
    people: several(250),
    staff: several(5),
    categories: ['leak', 'leak/leak-kitchen', 'leak/leak-roof', 'common/lift/lift-trapped', 'other', ''],
  }
  /** The first ones are the frequent ones. */
  const pick = <T>(from: readonly T[]): T => {
    const index = Math.floor(random() ** 2 * from.length)
    const chosen = from[index]
    if (chosen === undefined) throw new Error('nothing to pick from')
    return chosen
  }
  const connection = openConnection({ file: test.core.databaseFile, key: test.core.keys.database })
  try {
    const insert = connection.prepare(
      `insert into "case" (id, number, kind, category, channel, state, emergency, unit_id, building_id, project_id,
         person_id, text, first_contact, assignee, waiting_on, waiting_since, received_at, active_at, files)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'p', ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    )
    connection.exec(`begin; update write_guard set open=1`)
    for (let index = 0; index < count; index++) {
      const receivedAt = 1_600_000_000_000 + Math.floor(index / 3) * 60_000
      const state = random() < 0.8 ? 'closed' : pick(caseStates)
      const waits = state === 'handling' && random() < 0.4
      insert.run(
        uuidv7(),
        `KF-TEST-202607-${String(index).padStart(5, '0')}`,
        pick(['repair', 'complaint', 'consultation', 'praise']),
        pick(parts.categories),
        pick(['phone', 'counter', 'wechat', 'fax']),
        state,
        random() < 0.03 ? 1 : 0,
        random() < 0.1 ? null : pick(parts.units),
        random() < 0.1 ? null : pick(parts.buildings),
        random() < 0.1 ? null : pick(parts.people),
        `第 ${index} 件`,
        pick(parts.staff),
        random() < 0.1 ? null : pick(parts.staff),
        waits ? 'owner' : null,
        waits ? receivedAt : null,
        receivedAt,
        receivedAt + Math.floor(random() * 40) * 3_600_000,
      )
    }
    connection.exec(
      `update "case" set due_at = received_at + (rowid % 240) * 3600000, due_goal = 'answer'
       where state in ('received', 'handling') and rowid % 5 > 0`,
    )
    connection.exec(
      `update "case" set cause = case rowid % 4 when 0 then 'workmanship' when 1 then 'material' else 'price' end
       where state = 'closed' and rowid % 9 > 0`,
    )
    connection.exec(`update write_guard set open=0; commit`)
  } finally {
    connection.close()
  }
  return parts
}
