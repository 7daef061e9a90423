import type { ReadDatabase } from '../database/read.ts'

/** Whether any case has this category or one below it. @param path ids, most general first */
export function categoryInUse(read: ReadDatabase, path: readonly string[]): boolean {
  const category = path.join('/')
  // Everything below it begins with the path and a stroke, which sorts right before '0'.
  return (
    read.get(`select 1 from "case" where category = ? or (category >= ? and category < ?) limit 1`, [
      category,
      `${category}/`,
      `${category}0`,
    ]) !== undefined
  )
}

/** Whether any case has this cause. Looks through all cases where none has it; asked only when one is taken out. */
export function causeInUse(read: ReadDatabase, cause: string): boolean {
  return read.get('select 1 from "case" where cause = ? limit 1', [cause]) !== undefined
}

/** Whether any case has or was proposed its level by this rule. Looks through all cases where none has. */
export function levelRuleInUse(read: ReadDatabase, rule: string): boolean {
  return (
    read.get('select 1 from "case" where level_reason = ? or proposed_reason = ? limit 1', [rule, rule]) !==
    undefined
  )
}
