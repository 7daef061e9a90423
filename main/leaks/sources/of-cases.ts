import type { ReadDatabase } from '../../database/read.ts'

/**
 * Steps of work on sources whose words go when cases are erased: what was written about a source may tell of each of
 * its households.
 */
export const sourceStepIdsToErase = (read: ReadDatabase, caseIds: readonly string[]): string[] =>
  caseIds.length === 0
    ? []
    : read
        .all<{ id: string }>(
          `select distinct step.id from leak_source_step step, json_each(step.cases) mine
           where step.words is not null and mine.value in (select value from json_each(?)) order by step.id`,
          [JSON.stringify(caseIds)],
        )
        .map(({ id }) => id)
