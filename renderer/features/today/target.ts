import type { TodayTarget } from '../../../main/contract/today.ts'
import { plainAddress, writeAddress } from '../cases/list/list-address.ts'

/** The address of the list behind a number. */
export function targetPath(target: TodayTarget): string {
  if ('path' in target) return target.path
  const { filter, from = '', unfollowed = false } = target
  return `/cases?${writeAddress({ ...plainAddress, filter, from, unfollowed })}`
}
